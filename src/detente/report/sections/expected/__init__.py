"""What the sources expect, beside what the run says."""
