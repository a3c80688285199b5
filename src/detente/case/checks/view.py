"""What the checks look at: the uncut case, where things stand, and what could not be read."""

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
        Tables of which something could not be read. Nothing is said about what they lack, so
        that one slip is not reported again by all that points to it.
    refused : set of str
        Top-level keys of ``case.yaml`` of which something could not be read.
    lost : set of str
        Tables of which whole rows could not be read, so that not even their ids are known.
    absent : set of str
        Tables without a file.
    ids : dict of set of str
        Ids named in each table's file, those of refused rows too.
    places : dict of list of int
        Per list of ``case.yaml`` that lost items: the place in the file of those left.
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
        """Say whether these tables were read without a loss."""
        return self.unsure.isdisjoint(tables)

    def holds(self, *keys: str) -> bool:
        """Say whether these keys of ``case.yaml`` were read without a loss."""
        return self.document is not None and self.refused.isdisjoint(keys)

    def at(self, *path: int | str) -> tuple[str, int | None, str]:
        """Return file, line and dotted path of a place in the settings."""
        if len(path) > 1 and path[0] in self.places and isinstance(path[1], int):
            path = (path[0], self.places[str(path[0])][path[1]], *path[2:])
        return FILE, place_of(self.document, path), ".".join(str(p) for p in path)
