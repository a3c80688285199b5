"""Axiomatic bargaining solutions."""
