"""A run: plan it, resume it, read it back."""
