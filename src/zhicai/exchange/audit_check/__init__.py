"""The reader that checks the audit chain: it knows no Django and shares no code with the writer."""
