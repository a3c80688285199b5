"""Cut advice and dissent to a date: what was written later is left out."""

from collections.abc import Container
from datetime import date

from detente.case.written.record import Advice, Dissent

__all__ = ["cut_advice", "cut_dissents"]


def cut_advice(advice: Advice | None, as_of: date) -> Advice | None:
    """Return the advice, or None if it was written after a day.

    Parameters
    ----------
    advice : Advice or None
        Advice of the uncut case.
    as_of : date
        The day of the cut.
    """
    return advice if advice is not None and advice.written_on <= as_of else None


def cut_dissents(
    dissents: tuple[Dissent, ...], as_of: date, claims: Container[str]
) -> tuple[Dissent, ...]:
    """Return the dissents written by a day, without claims that were not yet known.

    Parameters
    ----------
    dissents : tuple of Dissent
        Dissents of the uncut case.
    as_of : date
        The day of the cut.
    claims : container of str
        Visible claims.
    """
    return tuple(
        one.model_copy(update={"claims": [i for i in one.claims if i in claims]})
        for one in dissents
        if one.written_on <= as_of
    )
