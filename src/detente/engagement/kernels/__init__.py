"""Kernels that several mechanisms call."""
