"""What the engagement model reads of a case, in records with defaults filled in."""
