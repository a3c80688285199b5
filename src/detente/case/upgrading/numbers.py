"""Take out numbers that nothing reads any more, with all that refers to them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from detente.case.editing.csv import TableText
from detente.case.editing.keys import replace_key
from detente.case.findings.suggest import listed
from detente.case.upgrading.change import Change, Work, parts

__all__ = ["Tables", "drop_numbers", "drop_tests"]

_FILE: Final = "assessments.csv"
_SUPPORTS: Final = "supports.csv"
_INTEREST: Final = "interest"
_READ: Final = "spillover"  # the one interest that is read
_DEAD: Final = {
    "openness": "nothing to do: powers come into contact at rates of the record, which contacts in "
    "relations.csv, `threat` of spillover, labels and pressure move",
    "alignment": "nothing to do: no likeness of foreign policies is read; say with ties of type "
    "`urging` and `bridging` who moves whom",
    _INTEREST: "nothing to do: of the interests only that of a power in `spillover` is read",
}
_STANCE: Final = "nothing to do if `stance` says the same"


@dataclass(slots=True)
class Tables:
    """Tables of a case that an upgrade changes in place.

    Parameters
    ----------
    assessments, supports : TableText, optional
        The tables, where the case has them.
    changes : list of Change
        What was changed in them.
    """

    assessments: TableText | None
    supports: TableText | None
    changes: list[Change] = field(default_factory=list)


def drop_numbers(work: Work, tables: Tables, doubled: Collection[str]) -> None:
    """Take out rows of variables that nothing reads, and of older stances that are stated twice.

    Their supports go with them; a fallback to one of them is emptied, and what a hypothesis binds
    to one is taken out.

    Parameters
    ----------
    work : Work
        The case; changed in place.
    tables : Tables
        Its tables; changed in place.
    doubled : collection of str
        Rows of older stances beside a row of the stance itself.
    """
    if tables.assessments is None:
        return
    dead = _dead(tables.assessments, str(work.document.get("government")))
    if doubled:
        dead["stance-rival` or `stance-drugs"] = list(doubled)
    gone = {name for names in dead.values() for name in names}
    for variable, names in dead.items():
        _say(work, variable, names)
    if not gone:
        return
    _clear_fallbacks(tables, gone)
    tables.assessments = _without(tables, tables.assessments, "id", gone)
    if tables.supports is not None:
        tables.supports = _without(tables, tables.supports, "assessment", gone)
    _unbind(work, gone)


def _say(work: Work, variable: str, names: list[str]) -> None:
    rows = f"{len(names)} rows" if len(names) > 1 else "1 row"
    shown = f"{rows}, {listed(names, 4)}"
    work.lost(_FILE, f"`{variable}`", shown, _DEAD.get(variable, _STANCE))


def _dead(table: TableText, government: str) -> dict[str, list[str]]:
    """Return the ids of rows of dead variables, by variable."""
    found: dict[str, list[str]] = {}
    for key, position in table.keys.items():
        cells = dict(zip(table.header, map(str.strip, table.rows[position].cells), strict=False))
        variable = cells.get("variable", "")
        read = cells.get("item") == _READ and cells.get("subject") != government
        if variable in _DEAD and not (variable == _INTEREST and read):
            found.setdefault(variable, []).append(key[0])
    return found


def _clear_fallbacks(tables: Tables, gone: set[str]) -> None:
    table = tables.assessments
    if table is None or "fallback" not in table.header:
        return
    place = table.header.index("fallback")
    for (name,), position in table.keys.items():
        cells = table.rows[position].cells
        older = cells[place].strip() if len(cells) > place else ""
        if older in gone and name not in gone:
            table.set(position, "fallback", "")
            tables.changes.append(Change(_FILE, f"row '{name}'", f"fallback {older}", ""))


def _without(tables: Tables, table: TableText, column: str, gone: set[str]) -> TableText:
    """Return a table without the rows that name one of these."""
    if column not in table.header:
        return table
    place = table.header.index(column)
    kept = [
        row
        for n, row in enumerate(table.rows)
        if not n or len(row.cells) <= place or row.cells[place].strip() not in gone
    ]
    lost = len(table.rows) - len(kept)
    if lost:
        rows = f"{lost} rows" if lost > 1 else "1 row"
        tables.changes.append(Change(table.spec.file, rows, f"of {listed(sorted(gone), 4)}", ""))
    return TableText(table.spec, kept, mark=table.mark)


def _unbind(work: Work, gone: set[str]) -> None:
    for rivals in parts(work.document, "hypotheses"):
        for member in parts(rivals, "members"):
            bound = member.get("binds")
            for name in sorted(gone & set(bound if isinstance(bound, dict) else ())):
                place = f"set '{rivals.get('id', '?')}'"
                work.drop(place, f"binds {name}", "bind a parameter, or a row that is read")
                replace_key(bound, name, {})


def drop_tests(work: Work) -> None:
    """Take out partner tests of variables that nothing reads.

    Parameters
    ----------
    work : Work
        The case; changed in place.
    """
    rule = work.document.get("partner_rule")
    for test in parts(rule, "tests"):
        if str(test.get("variable")) in _DEAD and test.get("item") != _READ:
            place = f"test '{test.get('id', '?')}'"
            work.drop(place, f"variable {test['variable']}", "test a trait of factions")
            rule["tests"].remove(test)
