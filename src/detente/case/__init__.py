"""What is known: schema, reading, checking, the as-of cut, publishing."""
