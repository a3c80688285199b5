"""What each option leads to."""
