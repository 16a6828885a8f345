"""Files that wait to be taken in: kept for a few days under keys, never under their own names."""
