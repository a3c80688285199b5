"""How many camps: mixtures of leaders."""
