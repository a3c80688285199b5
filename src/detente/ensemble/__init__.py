"""Drawing the inputs, counter-based random numbers, chunks, executors, the run folder."""
