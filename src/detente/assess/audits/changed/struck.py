"""Strike evidence: numbers go to their stand-ins, hypotheses are as before any evidence."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from detente.case.case import Case, Table
from detente.case.schema.evidence import Claim, Support
from detente.case.schema.world import Assessment, RoundPart

__all__ = ["at_stand_in", "struck", "supported", "unannounced", "unsupported"]

_ONLY_UNITS = frozenset({"deaths"})  # counts persons; moves nothing
_NEVER = "never-stands"


def supported(case: Case) -> frozenset[str]:
    """Return the ids of the numbers that some claim moves.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    moved = {s.assessment for s in case.supports if s.moves}
    return frozenset(a.id for a in _numbers(case) if a.id in moved)


def unsupported(case: Case) -> frozenset[str]:
    """Return the ids of the numbers that no claim moves.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    return frozenset(a.id for a in _numbers(case)) - supported(case)


def _numbers(case: Case) -> list[Assessment]:
    return [a for a in case.assessments if a.variable not in _ONLY_UNITS]


def struck(case: Case) -> Case:
    """Return the case as if there were no evidence on it.

    Numbers with claims are at their stand-ins, no report and no precedent speaks for a hypothesis,
    and no round is announced. Facts of the war, ties and past rounds stay.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    known = unannounced(at_stand_in(case, supported(case)))
    return replace(known, hypotheses=Table(), precedents=Table())


def at_stand_in(case: Case, numbers: AbstractSet[str]) -> Case:
    """Return the case with some numbers at their stand-ins in every draw.

    Their only claim is one that never holds. What claims they had are named beside them still, so
    that other numbers stand as often as before.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    numbers : set of str
        Ids of assessments.
    """
    if not numbers:
        return case
    never = _never(case)
    supports = [
        s.model_copy(update={"part": "attribution"}) if s.assessment in numbers else s
        for s in case.supports
    ]
    supports += [Support(claim=never.id, assessment=name) for name in sorted(numbers)]
    rows = tuple(_doubtful(a) if a.id in numbers else a for a in case.assessments)
    return replace(
        case,
        claims=Table((*case.claims.records, never), (*case.claims.lines, 0)),
        supports=Table(tuple(supports), (0,) * len(supports)),
        assessments=Table(rows, case.assessments.lines),
    )


def _never(case: Case) -> Claim:
    """Return a claim that holds in no draw."""
    name = _NEVER
    while name in case.claims:
        name += "-0"
    return Claim(id=name, source="none", kind="context", text="It never holds.", credibility="6")


def _doubtful(a: Assessment) -> Assessment:
    """Return a number that falls to its stand-in where its claims do not hold."""
    status = "judgement" if a.status == "unconditional" else a.status
    return a.model_copy(update={"fallback": None, "status": status})


def unannounced(case: Case) -> Case:
    """Return the case without rounds that are announced and still to come.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    kept: list[tuple[int, RoundPart]] = [
        (line, part) for line, part in case.rounds.with_lines() if part.date <= case.as_of
    ]
    return replace(case, rounds=Table(tuple(p for _, p in kept), tuple(n for n, _ in kept)))
