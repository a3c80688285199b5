"""How positions and acts spread among those who watch each other."""
