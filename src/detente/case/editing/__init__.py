"""Changes to the bytes of a case that leave the rest alone."""
