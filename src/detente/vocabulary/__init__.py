"""Words that every room shares: constants and enumerations, nothing that computes."""
