"""Checks across rows and tables, one theme per file."""
