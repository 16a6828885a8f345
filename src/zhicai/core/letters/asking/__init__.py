"""What a letter asks of its readers: who, what, by when."""
