"""Models of how opinions and actions spread through a network."""
