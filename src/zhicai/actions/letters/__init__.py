"""Official letters of a caller's own: read, nothing kept."""
