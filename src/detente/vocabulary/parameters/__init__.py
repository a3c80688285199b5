"""Parameters of the engagement model, one mechanism per file."""
