"""Estimates from public data that runs read, one file a model, with what made them."""
