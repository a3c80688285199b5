"""How the war may end, in sentences."""
