"""Report which factions can be engaged, and how many camps the movement has."""
