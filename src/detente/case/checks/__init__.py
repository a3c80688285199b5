"""Check rows and tables against each other, one topic per file."""
