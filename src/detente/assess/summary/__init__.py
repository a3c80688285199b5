"""Summarise a run: the union of the answers to all questions, and what made each of its numbers."""
