"""Parties on the scale of an issue: dot and range by party, what holds, and the zone shaded."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.report.messages.say import say
from detente.report.pictures.axis import TICK_SPACE, Axis, axis_below
from detente.report.pictures.figure import KeyEntry
from detente.report.pictures.svg import (
    NAME_LINE,
    Name,
    circle,
    line,
    picture,
    rect,
    wrapped,
    wrapped_text,
)

__all__ = ["Marks", "PartyRow", "positions_key", "positions_svg"]

SCALE: Final = Axis(0.0, 100.0, (0.0, 50.0, 100.0), ("0", "50", "100"))
_LARGEST = 8.0  # radius in pixels of the party with most influence
_SMALLEST = 2.0
_QUO, _BACK, _ZONE = "quo", "back", "zone"  # classes of the style sheet
_RARE = f"{_ZONE} rare"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """A party on the scale.

    Parameters
    ----------
    name : str
        As printed.
    spread : tuple of float
        Low end, middle and high end of its position, 0 to 100.
    influence : float
        Its share of all influence, in per cent as printed.
    """

    name: str
    spread: tuple[float, float, float]
    influence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is drawn behind the parties; None for what is not known.

    Parameters
    ----------
    status_quo, reversion : float or None
        What holds today, and what would hold without a deal.
    zone : tuple of float or None
        Ends of the zone of agreement.
    often : bool
        Whether half of the draws or more have a zone; a rarer one is only outlined.
    """

    status_quo: float | None = None
    reversion: float | None = None
    zone: tuple[float, float] | None = None
    often: bool = True


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the parts of a row stand: heights in pixels, the axis as shares of the width."""

    row: float
    name_base: float
    bar: float
    start: float
    length: float
    names: float  # pixels that names may take
    bar_shift: float  # of a bar, as a share of the second line of its name


_WIDE = _Layout(24.0, 16.0, 12.0, 0.38, 0.59, 205.0, 0.5)
_NARROW = _Layout(38.0, 12.0, 27.0, 0.05, 0.9, 270.0, 1.0)


def positions_svg(name: Name, rows: Sequence[PartyRow], marks: Marks) -> str:
    """Return the picture twice: names at the left for wide screens, above for narrow ones.

    Parameters
    ----------
    name : Name
        Title and description.
    rows : sequence of PartyRow
        Parties from the top.
    marks : Marks
        What is drawn behind them.
    """
    return "".join(
        _form(replace(name, key=f"{name.key}-{short}"), rows, marks, layout, classes)
        for short, layout, classes in (("w", _WIDE, "only-wide"), ("n", _NARROW, "only-narrow"))
    )


def _form(name: Name, rows: Sequence[PartyRow], marks: Marks, layout: _Layout, classes: str) -> str:
    """Return one of the two widths."""
    bottom, parties = _parties(rows, layout)
    drawn = [*_behind(marks, layout, bottom), *parties]
    return picture(name, bottom + TICK_SPACE, drawn, classes=f"single {classes}")


def positions_key() -> tuple[KeyEntry, ...]:
    """Return what the signs stand for."""
    bar = f"{line((0.0, 6.0), (1.0, 6.0), 'rng')}{circle((0.5, 6.0), 4.0, 'dot')}"
    upright = ((0.5, 0.0), (0.5, 12.0))
    entries = (
        (bar, say("position: middle and 80 % of draws; area: influence")),
        (line(*upright, _QUO), say("status quo")),
        (line(*upright, _BACK), say("if no deal")),
        (rect((0.0, 0.0), (1.0, 12.0), _ZONE), say("zone of agreement, in draws that have one")),
        (rect((0.0, 0.0), (1.0, 12.0), _RARE), say("rarer than half")),
    )
    return tuple(KeyEntry(_sample(drawn), words) for drawn, words in entries)


def _sample(drawn: str) -> str:
    return (
        '<svg class="fig sample" width="18" height="12" aria-hidden="true" focusable="false">'
        f"{drawn}</svg>"
    )


def _at(layout: _Layout, value: float) -> float:
    return layout.start + layout.length * SCALE.at(value)


def _behind(marks: Marks, layout: _Layout, bottom: float) -> list[str]:
    """Return the zone, the axis and what holds, from back to front."""
    drawn = []
    if marks.zone is not None:
        low, high = (_at(layout, value) for value in marks.zone)
        classes = _ZONE if marks.often else _RARE
        drawn.append(rect((low, 0.0), (high - low, bottom), classes))
    drawn += axis_below(SCALE, (layout.start, layout.length), (0.0, bottom))
    for value, classes in ((marks.status_quo, _QUO), (marks.reversion, _BACK)):
        if value is not None:
            x = _at(layout, value)
            drawn.append(line((x, 0.0), (x, bottom), classes))
    return drawn


def _parties(rows: Sequence[PartyRow], layout: _Layout) -> tuple[float, list[str]]:
    """Return the height and the rows; a name of two lines makes its row taller."""
    most = max((row.influence for row in rows), default=0.0)
    top, drawn = 0.0, []
    for row in rows:
        lines = wrapped(row.name, layout.names)
        more = NAME_LINE * (len(lines) - 1)
        low, middle, high = (_at(layout, value) for value in row.spread)
        y = top + layout.bar + more * layout.bar_shift
        drawn += [
            *wrapped_text((0.0, top + layout.name_base), lines),
            line((low, y), (high, y), "rng"),
            circle((middle, y), _radius(row.influence, most), "dot"),
        ]
        top += layout.row + more
    return top, drawn


def _radius(influence: float, most: float) -> float:
    """Return the radius of a dot whose area is the share of influence."""
    if most <= 0.0:
        return _SMALLEST
    return max(_SMALLEST, _LARGEST * math.sqrt(influence / most))
