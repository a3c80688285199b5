"""Models of axiomatic (cooperative) bargaining."""
