"""What mechanisms, priors and actors add."""
