"""Read a case for a command that takes ``--as-of``."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.output import warn

if TYPE_CHECKING:
    from detente.case.case import Case
    from detente.errors import Finding

__all__ = ["case_on", "day_of", "known_case", "late"]


def day_of(as_of: datetime | None) -> date | None:
    """Return the day of ``--as-of``, or nothing if it is not given."""
    return as_of.date() if as_of else None


def known_case(path: Path, as_of: datetime | None) -> "Case":
    """Read a case folder as known on a day; warn of a day that is years after all in the case."""
    from detente.case.reading.read import read_uncut

    return case_on(read_uncut(path), as_of)


def case_on(case: "Case", as_of: datetime | None) -> "Case":
    """Return a case as known on a day; warn of a day that is years after all in the case."""
    from detente.case.reading.read import known_by

    for finding in late(case, as_of):
        warn(finding)
    return known_by(case, day_of(as_of))


def late(case: "Case", as_of: datetime | None) -> "list[Finding]":
    """Return what is doubtful about a day on the command line, given the uncut case."""
    from detente.case.checks.dates import late_as_of

    day = day_of(as_of)
    return late_as_of(case, day) if day else []
