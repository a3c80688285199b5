"""Estimate who is asked to a round and who comes, and score it on processes left out."""
