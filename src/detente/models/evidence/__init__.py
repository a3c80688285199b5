"""What reports say about rival hypotheses."""
