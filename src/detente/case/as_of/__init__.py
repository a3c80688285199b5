"""The case as it was known on a day."""
