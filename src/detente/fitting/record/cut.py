"""Lay out landmarks from what was known at the end of a year."""

from detente.fitting.record.ucdp import Sources
from detente.models.record.facts import Unit
from detente.models.record.panel import Panel, Until, panel
from detente.models.record.units import Agreement, Histories, histories

__all__ = ["FIRST", "known_by_end_of", "landmarks", "units_of"]

FIRST = 1990  # the first file begins in 1989, so that 1990 is the first New Year with a past


def units_of(sources: Sources, unit: Unit) -> Histories:
    """Return the histories of all units.

    Parameters
    ----------
    sources : Sources
        The two files, whole or cut.
    unit : {"movement", "war"}
        Unit of the record.
    """
    return histories(sources.years, sources.agreements, unit)


def landmarks(sources: Sources, unit: Unit) -> Panel:
    """Return the landmarks of all units.

    Parameters
    ----------
    sources : Sources
        The two files, whole or cut.
    unit : {"movement", "war"}
        Unit of the record.

    Returns
    -------
    Panel
        Landmarks from 1990 to the last year whose ends of fighting are coded.
    """
    until = Until(sources.last_ended, sources.last_active, sources.last_text)
    return panel(units_of(sources, unit), FIRST, sources.last_ended, until)


def known_by_end_of(sources: Sources, year: int) -> Sources:
    """Return what was known at the end of a year.

    Parameters
    ----------
    sources : Sources
        The two files.
    year : int
        Calendar year. Its ends of fighting are taken as known, which is one year of hindsight.
    """
    after = year + 1
    return Sources(
        [row for row in sources.years if row.year <= year],
        [_as_known(text, after) for text in sources.agreements if text.signed < after],
        min(year, sources.last_ended),
        min(year, sources.last_active),
        min(year, sources.last_text),
    )


def _as_known(text: Agreement, after: int) -> Agreement:
    """Return an agreement without an end that lay ahead."""
    if text.ended and text.ended_on >= after:
        return text._replace(ended=False, ended_on=float("nan"))
    return text
