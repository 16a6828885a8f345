"""Which other documents a text names: number, date, issuer, relation."""
