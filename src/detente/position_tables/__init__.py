"""Bare tables of positions in public formats."""
