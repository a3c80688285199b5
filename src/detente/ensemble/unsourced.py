"""How often a number without a claim stands: never more often than the least one with claims.

A claim can only add information. A number that nobody supported stands in some draws; in the
others, and wherever it is missing, the stand-in of its variable is drawn. The chances are
judgement.
"""

from collections.abc import Container
from typing import Final

from detente.case.schema.world import Assessment
from detente.case.unsourced import doubted, has_one_confidence
from detente.ensemble.claims import Evidence
from detente.vocabulary.variables import VARIABLES

__all__ = ["FLAT", "stand_chances"]

FLAT: Final = 0.5  # where every number without a claim has one confidence
_READ: Final = 0.7  # of a number read from a document of the case
_LEAST, _MOST = 0.3, 0.9


def stand_chances(evidence: Evidence, also: Container[str] = ()) -> dict[str, float]:
    """Return the chance that each number without a claim stands, by its id.

    A placeholder never stands. The chance is 0.7 where a number was read from a document of the
    case; otherwise its confidence, from 0.3 to 0.9; 0.5 if all have one confidence; never
    more often than the least number with claims, taking its reports as independent.

    Parameters
    ----------
    evidence : Evidence
        The claims of the case, grouped for drawing.
    also : container of str
        Other variables than those doubted anyway, whose numbers change nothing of these.
    """
    case = evidence.case
    flat = {True: has_one_confidence(case), False: has_one_confidence(case, also)}
    most = min(_sourced(evidence), default=1.0)
    return {
        a.id: min(_chance(a, flat=flat[VARIABLES[a.variable].doubted]), most)
        for a in doubted(case, also)
    }


def _chance(a: Assessment, *, flat: bool) -> float:
    if a.is_placeholder:
        return 0.0
    if a.read_from:
        return _READ
    return FLAT if flat else min(max(a.confidence, _LEAST), _MOST)


def _sourced(evidence: Evidence) -> list[float]:
    """Return, for each number with claims, the chance that one of its reports is informative."""
    origin = {claim.id: claim.origin or claim.id for claim in evidence.claims}
    behind: dict[str, set[str]] = {}
    for s in evidence.case.supports:
        if s.claim in origin:
            behind.setdefault(s.assessment, set()).add(origin[s.claim])
    chances = []
    for origins in behind.values():
        missing = 1.0
        for name in sorted(origins):
            missing *= 1.0 - evidence.accuracy[name]
        chances.append(1.0 - missing)
    return chances
