"""Finds rows of tables: those below a heading, and that of an option that may share one."""

from collections.abc import Sequence
from typing import Any

__all__ = ["row_for", "rows_below"]


def rows_below(rows: Sequence[Sequence[Any]], head: str) -> list[Sequence[Any]]:
    """Return the rows between a heading row and the next one."""
    below = [tuple(row) for row in rows].index((head,)) + 1
    ends = [n for n, row in enumerate(rows) if len(row) == 1 and n >= below]
    return list(rows[below : min(ends, default=len(rows))])


def row_for(rows: Sequence[Sequence[Any]], title: str) -> Sequence[Any]:
    """Return the row that names an option, else that of every other one."""
    named = [row for row in rows if title in row[0].split("; ")]
    return (named or [row for row in rows if row[0] in {"every option", "every other option"}])[0]
