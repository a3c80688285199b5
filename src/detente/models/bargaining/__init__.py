"""Models of bargaining, voting and challenge on issues."""
