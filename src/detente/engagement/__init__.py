"""Simulate strategies month by month: the engagement model."""
