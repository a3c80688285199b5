"""From the draws of a case to the arrays that kernels see."""
