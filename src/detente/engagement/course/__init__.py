"""Run the course of a war month by month: the kernels of the engagement model."""
