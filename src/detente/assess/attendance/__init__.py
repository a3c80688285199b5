"""Forecasts of past rounds, each as of the day before, beside simple rules, and their scores."""
