"""What is asked of one option, and the answer."""
