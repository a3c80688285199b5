"""Find numbers without a claim behind them, which stand in some draws only."""

from collections.abc import Container

from detente.case.case import Case
from detente.case.schema.world import Assessment
from detente.vocabulary.variables import VARIABLES

__all__ = ["doubted", "has_one_confidence"]


def doubted(case: Case, also: Container[str] = ()) -> list[Assessment]:
    """Return the numbers that may not stand: without a claim, of a variable that is doubted.

    Parameters
    ----------
    case : Case
        The case.
    also : container of str
        Other variables that are doubted.
    """
    sourced = {s.assessment for s in case.supports}
    return [
        a
        for a in case.assessments
        if a.id not in sourced
        and a.status != "unconditional"
        and (variable := VARIABLES.get(a.variable)) is not None
        and (variable.doubted or variable.name in also)
    ]


def has_one_confidence(case: Case, also: Container[str] = ()) -> bool:
    """Return whether all numbers that may not stand were given one confidence.

    Parameters
    ----------
    case : Case
        The case.
    also : container of str
        Other variables that are doubted.
    """
    return len({a.confidence for a in doubted(case, also) if not a.is_placeholder}) == 1
