"""Estimate from public data what runs only read: the record, and attendance."""
