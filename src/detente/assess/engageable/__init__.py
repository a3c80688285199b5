"""Who in the movement can be engaged, and how many camps it has."""
