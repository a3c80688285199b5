"""The engagement model: strategies simulated month by month."""
