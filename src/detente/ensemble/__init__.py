"""Draw inputs, run chunks of draws on executors, and store them in the run folder."""
