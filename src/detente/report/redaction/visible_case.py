"""The case as readers may see it: without the rows that are withheld from them."""

from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from detente.case.as_of.cut import cut_case
from detente.case.case import Case, Table
from detente.case.schema.evidence import Claim, Source
from detente.case.struck import without_claims
from detente.report.redaction.withheld import Withheld

__all__ = ["visible_case"]

R = TypeVar("R", Claim, Source)


def visible_case(hidden: Withheld) -> Case:
    """Return the case without withheld claims, sources and numbers, and what rests on them alone.

    Withheld claims and sources count as not yet known on the as-of date. Facts of the war and rows
    of rounds that rest on withheld claims alone are not known; other such rows lose their texts.

    Parameters
    ----------
    hidden : Withheld
        The case as run, and what is withheld.

    Raises
    ------
    CaseError
        If the movement, the government or the convenor rests on withheld claims alone.
    """
    case = hidden.case
    later = case.as_of + timedelta(days=1)
    claims = _changed(case.claims, frozenset(hidden.claims), known=later)
    sources = _changed(case.sources, frozenset(hidden.sources), date=later, precision="day")
    kept = [
        (line, row)
        for line, row in case.assessments.with_lines()
        if row.id not in hidden.assessments
    ]
    numbers = Table(tuple(row for _, row in kept), tuple(line for line, _ in kept))
    plain = replace(
        case,
        actors=hidden.blanked("actors", case.actors),
        relations=hidden.blanked("relations", case.relations),
        rounds=hidden.blanked("rounds", case.rounds),
        regions=hidden.blanked("regions", case.regions),
        presence=hidden.blanked("presence", case.presence),
        events=hidden.blanked("events", case.events),
        precedents=hidden.blanked("precedents", case.precedents),
        expectations=hidden.blanked("expectations", case.expectations),
    )
    known = without_claims(plain, frozenset(hidden.claims))
    changed = replace(known, claims=claims, sources=sources, assessments=numbers, hidden={})
    return replace(cut_case(changed, case.as_of), hidden=case.hidden)


def _changed(table: Table[R], names: frozenset[str], **fields: object) -> Table[R]:
    """Return a table with other values in the rows of some names."""

    def row(record: R) -> R:
        named = getattr(record, "id", None) in names
        return record.model_copy(update=fields) if named else record

    return Table(tuple(row(record) for record in table), table.lines)
