"""Diagnostics of many yes-or-no forecasts: calibration and discrimination."""
