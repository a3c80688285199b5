"""Who is of which class."""
