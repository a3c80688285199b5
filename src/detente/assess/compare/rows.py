"""Compare the tables of two cases row by row."""

from collections.abc import Iterator

from pydantic import JsonValue

from detente.assess.compare.record import FieldChange, RowChange
from detente.case.case import Case
from detente.case.schema.evidence import Record
from detente.case.schema.tables import TABLES, TableSpec, columns

__all__ = ["changed_rows", "reordered_tables"]

_Row = dict[str, str]  # filled cells by column


def changed_rows(before: Case, after: Case) -> list[RowChange]:
    """Return the rows that only one of two cases has, or that differ.

    Parameters
    ----------
    before, after : Case
        The cases. Tables follow the order of the case format; in a table, rows of `before` come
        first, then those that were added.
    """
    return [change for spec in TABLES.values() for change in _changed(spec, before, after)]


def reordered_tables(before: Case, after: Case) -> list[str]:
    """Return the files of tables whose common rows are in another order.

    Parameters
    ----------
    before, after : Case
        The cases.
    """
    return [spec.file for spec in TABLES.values() if _order(spec, before, after)]


def _changed(spec: TableSpec, before: Case, after: Case) -> Iterator[RowChange]:
    old, new = _keyed(spec, before), _keyed(spec, after)
    for row in [*old, *(key for key in new if key not in old)]:
        if old.get(row) == new.get(row):
            continue
        yield RowChange(
            table=spec.name,
            row=row,
            kind="added" if row not in old else "removed" if row not in new else "changed",
            fields=list(_fields(spec, old.get(row, {}), new.get(row, {}))),
        )


def _fields(spec: TableSpec, old: _Row, new: _Row) -> Iterator[FieldChange]:
    for column in columns(spec):
        if old.get(column) != new.get(column):
            yield FieldChange(field=column, before=old.get(column), after=new.get(column))


def _order(spec: TableSpec, before: Case, after: Case) -> bool:
    old, new = _keyed(spec, before), _keyed(spec, after)
    return [row for row in old if row in new] != [row for row in new if row in old]


def _keyed(spec: TableSpec, case: Case) -> dict[str, _Row]:
    """Return the rows of a table as cells, by key."""
    rows: dict[str, _Row] = {}
    for record in case.table(spec.name):
        cells = _cells(record)
        rows[", ".join(cells.get(column, "") for column in spec.key)] = cells
    return rows


def _cells(record: Record) -> _Row:
    """Return the filled cells of a row, as its file would have them."""
    content: dict[str, JsonValue] = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    cells = {column: _cell(value) for column, value in content.items()}
    return {column: text for column, text in cells.items() if text}


def _cell(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(_cell(item) for item in value)
    return f"{value:.15g}" if isinstance(value, float) else str(value)
