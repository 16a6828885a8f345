"""Duty statements as a file brings them: the door to JSON lines."""
