"""What to watch, and the main dissent, in words."""
