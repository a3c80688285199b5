"""Bring stances on the rival group and on drugs to stances on shared issues."""

from collections.abc import Collection, Mapping
from typing import Final

from ruamel.yaml.comments import CommentedMap

from detente.case.editing.csv import TableText, cell_text
from detente.case.editing.keys import replace_key
from detente.case.upgrading.change import Change, Work, parts
from detente.case.upgrading.numbers import Tables

__all__ = ["SharedIds", "shared_ids", "shared_lines", "upgrade_stances", "upgrade_tests"]

SharedIds = Mapping[str, str]
"""Id of the shared issue of each older stance."""

_FILE: Final = "assessments.csv"
_KINDS: Final = {"stance-rival": "rival", "stance-drugs": "drugs"}
_TITLES: Final = {"stance-rival": "The rival group", "stance-drugs": "The drug trade"}
_KEY: Final = "shared_issues"
_ENDS: Final = ("low", "mode", "high")
_EXACT: Final = 10  # digits, so that 2 · .35 - 1 is -.3


def shared_ids(document: CommentedMap) -> SharedIds:
    """Return the id of the shared issue of each older stance: the case's own, or a new one.

    Parameters
    ----------
    document : mapping
        The parsed ``case.yaml``.
    """
    declared = parts(document, _KEY)
    taken = {str(one.get("id")) for one in declared}
    found = {}
    for older, kind in _KINDS.items():
        own = [str(one.get("id")) for one in declared if one.get("kind") == kind]
        name = own[0] if own else kind
        while not own and name in taken:
            name += "-stance"
        found[older] = name
    return found


def upgrade_tests(work: Work, ids: SharedIds) -> set[str]:
    """Rewrite partner tests of older stances.

    Parameters
    ----------
    work : Work
        The case; changed in place.
    ids : mapping of str to str
        Id of the shared issue of each older stance.

    Returns
    -------
    set of str
        The older stances that were found.
    """
    seen = set()
    for test in parts(work.document.get("partner_rule"), "tests"):
        older = str(test.get("variable"))
        if older not in ids:
            continue
        seen.add(older)
        before = f"variable {older}"
        replace_key(test, "variable", {"variable": "stance", "item": ids[older]})
        after = f"variable stance, item {ids[older]}"
        if isinstance(limit := test.get("at_least"), int | float):
            test["at_least"] = _signed(limit)
            before += f", at_least {limit:g}"
            after += f", at_least {test['at_least']:g}"
        work.did(f"test '{test.get('id', '?')}'", before, after)
    return seen


def upgrade_stances(tables: Tables, ids: SharedIds) -> tuple[set[str], list[str]]:
    """Rewrite assessments of older stances on the scale of -1 to 1.

    Parameters
    ----------
    tables : Tables
        The tables; the assessments are changed in place.
    ids : mapping of str to str
        Id of the shared issue of each older stance.

    Returns
    -------
    seen : set of str
        The older stances that were found.
    doubled : list of str
        Rows that stay as they were, because a row says the stance itself.
    """
    table = tables.assessments
    seen: set[str] = set()
    doubled: list[str] = []
    if table is None or not {"variable", *_ENDS} <= set(table.header):
        return seen, doubled
    stated = _stated(table)
    for (name,), position in table.keys.items():
        cells = dict(zip(table.header, table.rows[position].cells, strict=False))
        older = cells.get("variable", "").strip()
        if older not in ids:
            continue
        seen.add(older)
        if (cells.get("subject", "").strip(), ids[older]) in stated:
            doubled.append(name)
            continue
        table.set(position, "variable", "stance")
        table.set(position, "item", ids[older])
        for end in _ENDS:
            table.set(position, end, _moved(cells.get(end, "")))
        after = f"stance on {ids[older]}, -1 to 1"
        tables.changes.append(Change(_FILE, f"row '{name}'", older, after))
    return seen, doubled


def _stated(table: TableText) -> set[tuple[str, str]]:
    """Return subject and shared issue of the rows that say a stance itself."""
    rows = [dict(zip(table.header, row.cells, strict=False)) for row in table.rows[1:]]
    return {
        (row.get("subject", "").strip(), row.get("item", "").strip())
        for row in rows
        if row.get("variable", "").strip() == "stance"
    }


def shared_lines(work: Work, ids: SharedIds, seen: Collection[str]) -> list[str]:
    """Declare the shared issues of older stances: in the case's own list, or in a new block.

    Parameters
    ----------
    work : Work
        The case; a list of its own is changed in place.
    ids : mapping of str to str
        Id of the shared issue of each older stance.
    seen : collection of str
        The older stances that rows or tests had.

    Returns
    -------
    list of str
        Lines of the block; empty if none is needed.
    """
    known = {str(one.get("id")) for one in parts(work.document, _KEY)}
    wanted = {older: ids[older] for older in _KINDS if older in seen and ids[older] not in known}
    if not wanted:
        return []
    work.did(_KEY, "", ", ".join(wanted.values()))
    issues = [
        {"id": name, "title": _TITLES[older], "kind": _KINDS[older]}
        for older, name in wanted.items()
    ]
    if _KEY in work.document:
        own = work.document[_KEY]
        if isinstance(own, list):
            own.extend(issues)
        else:
            work.document[_KEY] = issues
        return []
    lines = [f"{{{', '.join(f'{key}: {word}' for key, word in one.items())}}}" for one in issues]
    return ["", f"{_KEY}:", *(f"  - {line}" for line in lines)]


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
