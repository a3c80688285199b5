"""Publish the case format: schemas, reference pages and the template case."""
