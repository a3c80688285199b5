"""Models of decisions under deep uncertainty."""
