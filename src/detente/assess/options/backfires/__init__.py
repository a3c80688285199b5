"""Scenario discovery: conditions under which an option does worse than the reference option."""
