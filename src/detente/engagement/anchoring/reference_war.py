"""Build the reference war: the case with nothing known but what the record conditions on."""

from dataclasses import replace
from typing import Final

from detente.case.case import Case, Table
from detente.case.course.reference import reference_of
from detente.case.schema.evidence import Support

__all__ = ["reference_war"]

_KEPT: Final = frozenset({"pain", "deaths"})
"""Variables that the record conditions on, or that only count persons."""


def reference_war(case: Case) -> Case:
    """Return the reference war of a case.

    It keeps groups and their strengths, troops and backing, contacts and rounds on record,
    announced rounds, intensity and pain, with the claims behind them, and the reference option
    alone. All other numbers are at their stand-ins, there is no declared event, and all hypotheses
    of a set are as likely as before any evidence.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    kept = [(line, row) for line, row in case.assessments.with_lines() if row.variable in _KEPT]
    found = reference_of(case)
    unread: dict[str, object] = {"criteria": [], "objectives": [], "outcomes": None}
    settings = case.settings.model_copy(
        update={**unread, "strategies": [] if found.added else [found.option]}
    )
    return replace(
        case,
        settings=settings,
        assessments=Table(tuple(row for _, row in kept), tuple(line for line, _ in kept)),
        supports=_supports(case, {row.id for _, row in kept}),
        hypotheses=Table(),
        precedents=Table(),
        events=Table(),
    )


def _supports(case: Case, kept: set[str]) -> Table[Support]:
    """Return what claims support, but for numbers that are left out."""
    rows = [
        (line, row)
        for line, row in case.supports.with_lines()
        if row.assessment in kept or row.assessment not in case.assessments
    ]
    return Table(tuple(row for _, row in rows), tuple(line for line, _ in rows))
