"""Who comes to the table, in what role, and who is in contact."""
