"""Bring a case in an older form to this version."""
