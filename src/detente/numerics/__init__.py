"""Arrays in, arrays out: compiling, random numbers, quantiles, networks; no model and no case."""
