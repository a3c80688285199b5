"""The bargaining models as they are run: one list for the draws of a case and for a bare table."""
