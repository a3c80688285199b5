"""Who can be engaged."""
