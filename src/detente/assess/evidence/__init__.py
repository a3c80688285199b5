"""Report what each answer is based on, and which claim would change it."""
