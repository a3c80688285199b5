"""Mechanisms of the engagement model, one per file."""
