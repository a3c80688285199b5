"""Measure what mechanisms, priors and actors add to a run's answer, by paired reruns."""
