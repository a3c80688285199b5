"""Score forecasts of contact on a case's own past."""
