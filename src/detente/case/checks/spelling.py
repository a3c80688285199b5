"""Find one name in two spellings, which would count as two."""

from collections.abc import Iterable

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.spelling import variants
from detente.case.schema.tables import TABLES
from detente.errors import Finding

__all__ = ["check_spelling"]

Named = list[tuple[str, int | None]]
# Columns that define a name by using it; rows that share the name belong together.
_SHARED = (
    ("actors", "name"),
    ("actors", "coalition"),
    ("actors", "camp"),
    ("claims", "proposition"),
    ("claims", "origin"),
    ("claims", "speaker"),
    ("claims", "holder"),
    ("rounds", "round"),
    ("rounds", "series"),
    ("precedents", "precedent"),
    ("regions", "name"),
)


def check_spelling(view: View) -> list[Finding]:
    """Return a finding for each name that differs from an earlier one only in its letters."""
    findings = [
        f for table, column, names in _columns(view.case) for f in _in(table, column, names)
    ]
    findings += _same_names(view.case)
    if view.document is not None:
        findings += _settings(view)
    return findings


def _columns(case: Case) -> Iterable[tuple[str, str, Named]]:
    """Yield table, column and names with lines, for each column of names."""
    ids = ((name, "id") for name, spec in TABLES.items() if spec.key == ("id",))
    for table, column in (*ids, *_SHARED):
        rows = case.table(table).with_lines()
        yield table, column, [(getattr(row, column) or "", line) for line, row in rows]


def _in(table: str, column: str, names: Named) -> list[Finding]:
    return [
        KINDS.name_variant(
            f"{table}.csv", v.line, column, value=v.name, other=v.earlier, first=v.first, how=v.how
        )
        for v in variants(names)
    ]


def _same_names(case: Case) -> list[Finding]:
    """Find actors that have the name of an earlier one; leaders are never named."""
    first: dict[str, str] = {}
    findings = []
    for line, actor in case.actors.with_lines():
        if actor.kind != "leader" and (other := first.setdefault(actor.name, actor.id)) != actor.id:
            findings.append(
                KINDS.actor_name_twice("actors.csv", line, "name", value=actor.id, other=other)
            )
    return findings


def _settings(view: View) -> list[Finding]:
    """Find variants among the ids of a list, and among codes and propositions."""
    s = view.case.settings
    lists: dict[str, list[str]] = {
        "issues": [issue.id for issue in s.issues],
        "shared_issues": [issue.id for issue in s.shared_issues],
        "criteria": [criterion.id for criterion in s.criteria],
        "strategies": [strategy.id for strategy in s.strategies],
        "hypotheses": [rivals.id for rivals in s.hypotheses],
    }
    findings = []
    for key, ids in lists.items():
        places = [view.at(key, n) for n in range(len(ids))]
        names = [(name, place[1]) for name, place in zip(ids, places, strict=True)]
        findings += [
            KINDS.name_variant(
                *places[ids.index(v.name)],
                value=v.name,
                other=v.earlier,
                first=v.first,
                how=v.how,
            )
            for v in variants(names)
        ]
    for key, mapping in (("codes", s.codes), ("propositions", s.propositions)):
        findings += [
            KINDS.name_variant(
                *view.at(key, v.name), value=v.name, other=v.earlier, first=v.first, how=v.how
            )
            for v in variants((name, view.at(key, name)[1]) for name in mapping)
        ]
    return findings
