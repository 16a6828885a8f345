"""What happens inside the child: one reader for each kind of file, all giving printed lines."""
