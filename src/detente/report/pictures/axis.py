"""Scales of pictures: zero is on every one, and at least three ticks have a number."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.report.messages.say import say
from detente.report.pictures.svg import Anchor, line, text

__all__ = ["TICK_SPACE", "Axis", "axis_below", "number_axis", "share_axis"]

TICK_SPACE = 20.0
"""Pixels that the numbers below an axis take."""

_SHARE_ENDS = (0.1, 0.2, 0.4, 0.6, 1.0)
_STEPS = (1.0, 2.0, 2.5, 5.0)
_WHOLE_STEPS = (1.0, 2.0, 5.0)
_MOST_INTERVALS = 3
_SMALLEST = 1e-6  # differences below this count as none
_DIGITS = 9  # beyond what rounding of a step can change


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from its low to its high end.

    Parameters
    ----------
    low, high : float
        Ends, in the unit of the values.
    ticks : tuple of float
        Values that have a number.
    labels : tuple of str
        Their numbers as printed.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    labels: tuple[str, ...]

    def at(self, value: float) -> float:
        """Return where a value lies, as a share of the length; within the ends."""
        share = (value - self.low) / (self.high - self.low)
        return min(1.0, max(0.0, share))

    @property
    def grid(self) -> tuple[float, ...]:
        """Values with a grid line: the ticks, and halfway between them."""
        between = [(a + b) / 2 for a, b in pairwise(self.ticks)]
        return tuple(sorted([*self.ticks, *between]))


def share_axis(values: Iterable[float]) -> Axis:
    """Return the scale of shares: from 0 to the first of 10, 20, 40, 60, 100 % that holds all.

    Parameters
    ----------
    values : iterable of float
        All ends of ranges and records, as shares.

    Examples
    --------
    >>> share_axis([0.02, 0.07]).labels, share_axis([0.41]).labels
    (('0', '5', '10 %'), ('0', '30', '60 %'))
    """
    largest = max(values, default=0.0)
    end = next((end for end in _SHARE_ENDS if largest <= end), _SHARE_ENDS[-1])
    return Axis(
        0.0,
        end,
        (0.0, end / 2, end),
        ("0", f"{50 * end:g}", say("{number} %", number=f"{100 * end:g}")),
    )


def number_axis(
    values: Iterable[float],
    *,
    whole: bool = False,
    unit: float = 1.0,
    zero: bool = True,
    intervals: int = _MOST_INTERVALS,
) -> Axis:
    """Return a scale of numbers with two or three steps.

    Parameters
    ----------
    values : iterable of float
        All values that it must hold.
    whole : bool
        Whether the values are counts, so that no tick lies between whole numbers.
    unit : float
        What one of the numbers printed stands for, for instance 1000.
    zero : bool
        Whether zero must be on it; so for counts and deaths.
    intervals : int
        Steps at most, 2 where there is little room for numbers.

    Examples
    --------
    >>> number_axis([3.0, 11.0], whole=True).labels
    ('0', '5', '10', '15')
    >>> number_axis([-22964.0, 13911.0], unit=1000.0).labels
    ('−40', '−20', '0', '20')
    """
    known = [*values, 0.0] if zero else [*values]
    low, high = min(known), max(known)
    step = _step(low, high, whole=whole, most=intervals)
    first, last = math.floor(low / step), math.ceil(high / step)
    last = max(last, first + 2)
    ticks = tuple(round(n * step, _DIGITS) + 0.0 for n in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks, tuple(_label(tick / unit) for tick in ticks))


def _step(low: float, high: float, *, whole: bool, most: int) -> float:
    """Return the smallest plain step that needs no more intervals than allowed."""
    size = high - low
    if size < _SMALLEST:
        return 1.0
    exponent = math.floor(math.log10(size)) - 1
    while True:
        for factor in _WHOLE_STEPS if whole else _STEPS:
            step = factor * 10.0**exponent
            needed = math.ceil(high / step) - math.floor(low / step)
            if needed <= most and (not whole or step >= 1.0):
                return step
        exponent += 1


def _label(value: float) -> str:
    return f"{round(value, _DIGITS) + 0.0:,.6g}".replace("-", "\N{MINUS SIGN}")


def axis_below(axis: Axis, place: tuple[float, float], heights: Sequence[float]) -> list[str]:
    """Return grid lines, the line at zero, and numbers below.

    Parameters
    ----------
    axis : Axis
        The scale.
    place : tuple of float
        Where it starts and how long it is, as shares of the width.
    heights : sequence of float
        Top and bottom of the lines, in pixels.
    """
    start, length = place
    top, bottom = heights
    drawn = []
    for value in axis.grid:
        x = start + length * axis.at(value)
        drawn.append(line((x, top), (x, bottom), "zero" if value == 0.0 else "grid"))
    last = len(axis.ticks) - 1
    for n, (value, label) in enumerate(zip(axis.ticks, axis.labels, strict=True)):
        x = start + length * axis.at(value)
        ends_picture = n == last and start + length > 1.0 - 1e-9
        anchor: Anchor = "start" if n == 0 and start <= 0.0 else "end" if ends_picture else "middle"
        drawn.append(text((x, bottom + 14.0), label, "tick", anchor=anchor))
    return drawn
