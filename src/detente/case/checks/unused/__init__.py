"""Find cells and settings that a case accepts and no model uses."""
