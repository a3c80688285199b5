"""Dated forecasts in a chain of plain lines, and later what came about."""
