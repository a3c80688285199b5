"""Schemas, reference pages and the template of a case."""
