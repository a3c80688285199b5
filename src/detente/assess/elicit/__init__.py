"""What to elicit next: the numbers of a case that move the answer most, each with its question."""
