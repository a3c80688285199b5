"""Turn the draws of a case into the arrays for the kernels."""
