"""Draw the inputs of the engagement model for a range of draws."""
