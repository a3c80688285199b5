"""The track record of a case: misses first."""
