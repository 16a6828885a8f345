"""Suggestions of talent roles for statements of a file; nothing is kept."""
