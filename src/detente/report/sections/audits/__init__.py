"""What was found in a run and what was assumed, in sentences."""
