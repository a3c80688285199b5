"""How often powers open, raise and close contact with an armed movement, from the record."""
