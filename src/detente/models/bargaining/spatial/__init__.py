"""The spatial model: proposals, coalitions and elections turn by turn."""
