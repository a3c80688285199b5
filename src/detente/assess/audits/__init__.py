"""Audits of a run: what is found, what is assumed."""
