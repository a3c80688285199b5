"""One folder a question, as in `assess`."""
