"""Claim sensitivity: what changes if a claim is empty."""
