"""Inputs of a run in words, made from their keys."""
