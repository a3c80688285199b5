"""Models of outcomes by vote: means, medians, elections, cores."""
