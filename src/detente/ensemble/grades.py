"""Probability that a report is informative, from its Admiralty grades: a convention."""

from detente.case.case import Case
from detente.case.schema.evidence import Claim

__all__ = ["CREDIBILITY", "RELIABILITY", "accuracy_of", "grade_of"]

RELIABILITY = {"A": 0.95, "B": 0.80, "C": 0.65, "D": 0.45, "E": 0.25, "F": 0.50}
CREDIBILITY = {"1": 0.95, "2": 0.80, "3": 0.65, "4": 0.40, "5": 0.20, "6": 0.50}


def grade_of(case: Case, claim: Claim) -> str:
    """Return the pair of grades of a claim, for example ``B2``."""
    source = case.sources.by_id.get(claim.source)
    return f"{source.reliability if source else 'F'}{claim.credibility}"


def accuracy_of(case: Case, claim: Claim) -> float:
    """Return the probability that the report of a claim is informative.

    It is the ``accuracy`` of the claim, if given; otherwise the override of the case for its pair
    of grades; otherwise the mean of the values of the two grades. The values are not calibrated. F
    and 6 mean "cannot be judged", so their value is 0.5, not the lowest.
    """
    if claim.accuracy is not None:
        return claim.accuracy
    grade = grade_of(case, claim)
    if grade in case.settings.grades:
        return case.settings.grades[grade]
    return (RELIABILITY[grade[0]] + CREDIBILITY[grade[1]]) / 2
