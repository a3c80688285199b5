"""Read tables of positions in public formats."""
