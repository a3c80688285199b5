"""Measure claim sensitivity: what changes if a claim is not informative."""
