"""Cut a case to what was known on a date."""
