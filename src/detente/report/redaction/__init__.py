"""Write a report for readers cleared up to a handling mark."""
