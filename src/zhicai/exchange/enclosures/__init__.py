"""The door to files that are handed in as proof: checked by what they hold, kept by their hash."""
