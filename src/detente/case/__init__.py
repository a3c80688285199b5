"""The case: schema, reading, checks, as-of cut, editing, publishing."""
