"""Anchor the level of deals and of joining to the record of other wars."""
