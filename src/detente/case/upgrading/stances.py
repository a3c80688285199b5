"""Bring stances on the rival group and on drugs to stances on shared issues."""

from collections.abc import Iterable
from typing import Any, Final

from detente.case.editing.csv import TableText, cell_text
from detente.case.editing.keys import replace_key
from detente.case.upgrading.change import Change, Work, parts

__all__ = ["shared_lines", "upgrade_stances", "upgrade_tests"]

_FILE: Final = "assessments.csv"
_ISSUES: Final = {
    "stance-rival": ("rival", "The rival group"),
    "stance-drugs": ("drugs", "The drug trade"),
}
_ENDS: Final = ("low", "mode", "high")
_EXACT: Final = 10  # digits, so that 2 · .35 - 1 is -.3


def upgrade_tests(work: Work) -> set[str]:
    """Rewrite partner tests of older stances; return the shared issues that they name.

    Parameters
    ----------
    work : Work
        The case; changed in place.
    """
    named = set()
    for test in parts(work.document.get("partner_rule"), "tests"):
        older = str(test.get("variable"))
        if older not in _ISSUES:
            continue
        issue, _ = _ISSUES[older]
        named.add(issue)
        before = f"variable {older}"
        replace_key(test, "variable", {"variable": "stance", "item": issue})
        after = f"variable stance, item {issue}"
        if isinstance(limit := test.get("at_least"), int | float):
            test["at_least"] = _signed(limit)
            before += f", at_least {limit:g}"
            after += f", at_least {test['at_least']:g}"
        work.did(f"test '{test.get('id', '?')}'", before, after)
    return named


def upgrade_stances(table: TableText) -> tuple[list[Change], set[str]]:
    """Rewrite assessments of older stances on the scale of -1 to 1.

    Parameters
    ----------
    table : TableText
        The assessments; changed in place.

    Returns
    -------
    changes : list of Change
        One for each row.
    named : set of str
        The shared issues that the rows name.
    """
    changes, named = [], set()
    header = table.header
    if not {"variable", *_ENDS} <= set(header):
        return [], set()
    for (name,), position in table.keys.items():
        cells = dict(zip(header, table.rows[position].cells, strict=False))
        older = cells.get("variable", "").strip()
        if older not in _ISSUES:
            continue
        issue, _ = _ISSUES[older]
        named.add(issue)
        table.set(position, "variable", "stance")
        table.set(position, "item", issue)
        for end in _ENDS:
            table.set(position, end, _moved(cells.get(end, "")))
        changes.append(Change(_FILE, f"row '{name}'", older, f"stance on {issue}, -1 to 1"))
    return changes, named


def shared_lines(document: Any, named: Iterable[str]) -> list[str]:
    """Return the lines of a block of shared issues, those that the case declares left out.

    Parameters
    ----------
    document : mapping
        The parsed ``case.yaml``.
    named : iterable of str
        Ids of shared issues that rows or tests name.
    """
    if document.get("shared_issues"):
        return []
    wanted = [(i, title) for i, title in _ISSUES.values() if i in set(named)]
    lines = [f"  - {{id: {issue}, title: {title}, kind: {issue}}}" for issue, title in wanted]
    return ["", "shared_issues:", *lines] if lines else []


def _signed(share: float) -> float:
    """Return a share on the scale of -1 to 1, whole where it is."""
    moved = round(2.0 * share - 1.0, _EXACT)
    return int(moved) if moved.is_integer() else moved


def _moved(cell: str) -> str:
    """Return a cell on the new scale; what is no number stays, and a finding is about it."""
    try:
        return cell_text(_signed(float(cell)))
    except ValueError:
        return cell
