"""What differs between two runs, in words and tables."""
