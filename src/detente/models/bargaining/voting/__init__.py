"""Outcomes by vote: means, medians, elections, cores."""
