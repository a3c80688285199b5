"""Numerical tools on arrays: compilation, random numbers, quantiles, networks; no models."""
