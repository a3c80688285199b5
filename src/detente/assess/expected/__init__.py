"""What the sources expect, beside what a run says of it."""
