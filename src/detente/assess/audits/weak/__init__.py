"""Weak links: inputs that no claim supports, and that move a headline number."""
