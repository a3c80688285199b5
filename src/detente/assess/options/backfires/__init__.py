"""Scenario discovery: conditions under which an option does worse than no contact."""
