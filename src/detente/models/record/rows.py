"""Turn landmarks into the rows that a part of the record is estimated from."""

from typing import NamedTuple

import numpy as np

from detente.models.record.facts import Part
from detente.models.record.hazards import row_weights
from detente.models.record.panel import Panel
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = ["Rows", "causes", "known_by", "occurs_by", "rows_of"]

# Given the first event by a horizon, has the second occurred by it as well?
_CHAIN = {"deal|text": ("text", "deal"), "full|deal": ("deal", "full")}


class Rows(NamedTuple):
    """Rows of one part.

    Attributes
    ----------
    landmark : array of int, shape (row,)
        Place of the landmark in the panel.
    interval : array of int, shape (row,)
        Interval k, or horizon H in years for a link of the chain of signings.
    outcome : array of int, shape (row,)
        0 for none, else the cause.
    weight : array of float, shape (row,)
        One over the number of rows that see the same unit and calendar year.
    """

    landmark: Ints
    interval: Ints
    outcome: Ints
    weight: Floats

    def chosen(self, which: Ints) -> "Rows":
        """Return the rows at these places."""
        return Rows(
            self.landmark[which], self.interval[which], self.outcome[which], self.weight[which]
        )


def causes(part: Part) -> int:
    """Return the number of causes of a part: five fates, or one event."""
    return 5 if part == "fate" else 1


def rows_of(panel: Panel, part: Part) -> Rows:
    """Return the rows of a part.

    Parameters
    ----------
    panel : Panel
        Landmarks.
    part : str
        Part of the record.

    Returns
    -------
    Rows
        Rows by landmark and interval; nothing after the first event.
    """
    if part in _CHAIN:
        first, then = (getattr(panel, event) for event in _CHAIN[part])
        at_risk = (first >= 0) & occurs_by(first)
        outcome = occurs_by(then).astype(np.int64)
    else:
        outcome = getattr(panel, part)
        earlier = np.cumsum(outcome > 0, axis=1) - (outcome > 0)
        at_risk = (outcome >= 0) & (earlier == 0)
    landmark, at = np.nonzero(at_risk)
    weight = row_weights(panel.unit[landmark], panel.year[landmark] + at)
    return Rows(landmark, at + 1, outcome[landmark, at], weight)


def occurs_by(event: Ints) -> Bools:
    """Return whether an event has occurred by the end of each interval.

    Parameters
    ----------
    event : array of int, shape (landmark, interval)
        One event of a panel.
    """
    return np.asarray(np.cumsum(event > 0, axis=1) > 0)


def known_by(event: Ints) -> Bools:
    """Return whether it is known by the end of each interval if an event has occurred.

    Parameters
    ----------
    event : array of int, shape (landmark, interval)
        One event of a panel; the fate is known from its first event on.
    """
    return np.asarray((event >= 0) | occurs_by(event))
