"""Handling marks of a case: their order, and which of them are above that of a reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from detente.case.case import Case
from detente.case.schema.settings import Settings

__all__ = ["DEFAULT_MARKS", "Ladder", "ladder_of", "marks_used"]

DEFAULT_MARKS: Final = ("public", "internal", "confidential", "secret")


@dataclass(frozen=True, slots=True)
class Ladder:
    """Handling marks in order.

    Parameters
    ----------
    marks : tuple of str
        The lowest first.

    Examples
    --------
    >>> Ladder(("open", "closed")).is_above("closed", "open")
    True
    """

    marks: tuple[str, ...]

    def __contains__(self, mark: object) -> bool:
        """Return whether a mark is on the ladder."""
        return mark in self.marks

    def rank(self, mark: str) -> int:
        """Return the place of a mark, 0 the lowest; one that is not listed counts as the highest.

        Parameters
        ----------
        mark : str
            Any mark.
        """
        return self.marks.index(mark) if mark in self.marks else len(self.marks) - 1

    def is_above(self, mark: str, reader: str) -> bool:
        """Return whether a mark is above that of a reader.

        Parameters
        ----------
        mark : str
            Mark of a row.
        reader : str
            Mark up to which the reader may read.
        """
        return self.rank(mark) > self.rank(reader)

    def highest(self, *marks: str | None) -> str:
        """Return the highest of some marks; without any, the lowest of the ladder.

        Parameters
        ----------
        *marks : str or None
            Marks; None is left out.
        """
        return max((mark for mark in marks if mark), key=self.rank, default=self.marks[0])


def ladder_of(settings: Settings) -> Ladder:
    """Return the ladder of a case, by default public, internal, confidential, secret.

    Parameters
    ----------
    settings : Settings
        Settings of the case.
    """
    return Ladder(tuple(settings.marks or DEFAULT_MARKS))


def marks_used(case: Case) -> Iterator[tuple[str, int, str]]:
    """Yield file, line and mark of each row of a table with a mark of its own.

    Parameters
    ----------
    case : Case
        The case.
    """
    for name in ("sources", "claims", "assessments"):
        for line, row in case.table(name).with_lines():
            if row.handling is not None:
                yield f"{name}.csv", line, row.handling
