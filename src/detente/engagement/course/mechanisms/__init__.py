"""The mechanisms of the engagement model, one a file, in the order of the month."""
