"""From tables and problems to files."""
