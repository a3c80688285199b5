"""View of a case for the checks: uncut case, line numbers, and parts that were not read."""

from dataclasses import dataclass, field
from typing import Any

from detente.case.case import Case
from detente.case.reading.yaml import FILE, place_of

__all__ = ["View"]

Ids = dict[str, set[str]]


@dataclass(frozen=True, kw_only=True)
class View:
    """A case as read, before the as-of cut.

    Parameters
    ----------
    case : Case
        The uncut case; rows and settings that were refused are not in it.
    document : mapping or None
        The parsed ``case.yaml``, for line numbers.
    unsure : set of str
        Tables that could not be read completely. Missing ids in them are not reported, so that one
        error does not cause further findings about every reference to it.
    refused : set of str
        Top-level keys of ``case.yaml`` that could not be read completely.
    lost : set of str
        Tables with rows that could not be read at all, so that their ids are unknown.
    absent : set of str
        Tables without a file.
    ids : dict of set of str
        Ids in the file of each table, including ids of refused rows.
    places : dict of list of int
        For each list of ``case.yaml`` that lost items: position in the file of the items left.
    """

    case: Case
    document: Any = None
    unsure: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    ids: Ids = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)

    def sure(self, *tables: str) -> bool:
        """Return whether these tables were read completely."""
        return self.unsure.isdisjoint(tables)

    def holds(self, *keys: str) -> bool:
        """Return whether these keys of ``case.yaml`` were read completely."""
        return self.document is not None and self.refused.isdisjoint(keys)

    def at(self, *path: int | str) -> tuple[str, int | None, str]:
        """Return file, line and dotted path of a position in the settings."""
        if len(path) > 1 and path[0] in self.places and isinstance(path[1], int):
            path = (path[0], self.places[str(path[0])][path[1]], *path[2:])
        return FILE, place_of(self.document, path), ".".join(str(p) for p in path)
