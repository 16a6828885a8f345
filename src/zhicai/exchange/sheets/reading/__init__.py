"""What runs in the child: from bytes to lines."""
