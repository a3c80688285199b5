"""Admiralty grades → the chance that a report is informative: a convention, not a calibration."""

from detente.case.case import Case
from detente.case.schema.evidence import Claim

__all__ = ["CREDIBILITY", "RELIABILITY", "accuracy_of", "grade_of"]

RELIABILITY = {"A": 0.95, "B": 0.80, "C": 0.65, "D": 0.45, "E": 0.25, "F": 0.50}
CREDIBILITY = {"1": 0.95, "2": 0.80, "3": 0.65, "4": 0.40, "5": 0.20, "6": 0.50}


def grade_of(case: Case, claim: Claim) -> str:
    """Return the two grades of a claim side by side, for example ``B2``."""
    source = case.sources.by_id.get(claim.source)
    return f"{source.reliability if source else 'F'}{claim.credibility}"


def accuracy_of(case: Case, claim: Claim) -> float:
    """Return the chance that a claim's report is informative.

    The claim's own ``accuracy`` where it has one; else the case's override of its pair of
    grades; else the mean of the two grades' values. F and 6 mean "cannot be judged" and stand
    in the middle, not at the bottom.
    """
    if claim.accuracy is not None:
        return claim.accuracy
    grade = grade_of(case, claim)
    if grade in case.settings.grades:
        return case.settings.grades[grade]
    return (RELIABILITY[grade[0]] + CREDIBILITY[grade[1]]) / 2
