"""The same draws with the evidence changed: struck, reversed, or without what has no claim."""
