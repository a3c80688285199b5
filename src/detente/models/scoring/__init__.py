"""Scores of forecasts: single scores, skill, calibration and discrimination."""
