"""The spatial model: turns of proposals, coalitions and elections."""
