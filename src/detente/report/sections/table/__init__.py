"""Who comes to the table."""
