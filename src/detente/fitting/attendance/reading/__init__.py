"""Read the data files that the estimates of attendance rest on."""
