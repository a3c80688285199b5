"""Importers: one public data format per file."""
