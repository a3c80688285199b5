"""Dot and range: a row a name, with a bar, a dot for the middle, a diamond for what happened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.report.messages.say import say
from detente.report.pictures.axis import TICK_SPACE, Axis, axis_below
from detente.report.pictures.figure import KeyEntry
from detente.report.pictures.svg import (
    Name,
    circle,
    diamond,
    fitted,
    line,
    picture,
    text,
    text_width,
)

__all__ = ["PANEL_ROW", "RangeRow", "panel_svg", "range_key", "ranges_svg", "usable_length"]

PANEL_ROW: Final = 38.0
"""Height of a row of a panel in pixels; the style sheet gives the names beside it the same."""

_LEFT_ROW = 24.0
_ABOVE_ROW = 32.0  # with the name above the bar
_SMALLEST = 290.0  # pixels that the narrow form has at least
_WIDE = 560.0  # pixels that the wide form has at least
_PANEL = 165.0  # pixels that a panel has at least
_SPACE = 8.0  # between the end of an axis and the number beside it
_NAMES = 0.36  # share of the width that names take at the left
_LEAST_LENGTH = 0.45
_HIT = 0.02  # share of the width within which a diamond would hide the dot


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeRow:
    """One row: a range with its middle, and what happened.

    Parameters
    ----------
    name : str
        Name of the row.
    label : str
        Number or words at the right end.
    spread : tuple of float or None
        Low end, middle, high end; None for a row that has words only.
    happened : float or None
        What happened, where it is known.
    hollow : bool
        Whether the row stands for something that does nothing.
    """

    name: str
    label: str
    spread: tuple[float, float, float] | None
    happened: float | None = None
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a row's parts stand: heights in pixels, the axis as shares of the width."""

    row: float
    name_base: float
    bar: float
    start: float
    length: float
    names: float  # pixels that names may take
    name_classes: str = "lab"


def usable_length(rows: Sequence[RangeRow], pixels: float = _PANEL) -> float:
    """Return the share of the width that is left for the axis beside the numbers.

    Parameters
    ----------
    rows : sequence of RangeRow
        Rows of all panels that must have one scale.
    pixels : float
        Width of a panel at least.
    """
    widest = max((text_width(r.label, 12.0) for r in rows if r.spread is not None), default=0.0)
    return max(_LEAST_LENGTH, round(1.0 - (widest + _SPACE) / pixels, 2))


def panel_svg(
    name: Name, axis: Axis, rows: Sequence[RangeRow], *, length: float, record: float | None = None
) -> str:
    """Return one of several panels; the names of rows show only where panels are stacked.

    Parameters
    ----------
    name : Name
        Title and description.
    axis : Axis
        The scale; panels of one unit share it.
    rows : sequence of RangeRow
        Rows from the top.
    length : float
        Share of the width that the axis takes; the same in every panel.
    record : float or None
        Place of the dashed line: how often the same event came elsewhere.
    """
    layout = _Layout(PANEL_ROW, 12.0, 25.0, 0.0, length, _SMALLEST, "lab muted rowname")
    return picture(name, _height(layout, rows), _drawn(axis, rows, layout, record))


def ranges_svg(
    name: Name, axis: Axis, rows: Sequence[RangeRow], *, whole_names: bool = False
) -> str:
    """Return the picture twice: names at the left for wide screens, above the bars for narrow ones.

    Parameters
    ----------
    name : Name
        Title and description.
    axis : Axis
        The scale.
    rows : sequence of RangeRow
        Rows from the top.
    whole_names : bool
        Whether names go above the bars on wide screens as well if one of them would be cut.
    """
    beside = 1.0 - _NAMES - (1.0 - usable_length(rows, _WIDE))
    wide = _Layout(_LEFT_ROW, 16.0, 12.0, _NAMES, beside, (_NAMES - 0.03) * _WIDE)
    narrow = _Layout(_ABOVE_ROW, 12.0, 22.0, 0.0, usable_length(rows, _SMALLEST), _SMALLEST)
    if whole_names and any(fitted(row.name, wide.names) != row.name for row in rows):
        return picture(
            name, _height(narrow, rows), _drawn(axis, rows, narrow, None), classes="single"
        )
    return "".join(
        picture(
            replace(name, key=f"{name.key}-{short}"),
            _height(layout, rows),
            _drawn(axis, rows, layout, None),
            classes=f"single {classes}",
        )
        for short, layout, classes in (("w", wide, "only-wide"), ("n", narrow, "only-narrow"))
    )


def range_key(
    *,
    bar: bool = True,
    happened: str = "",
    hollow: str = "",
) -> tuple[KeyEntry, ...]:
    """Return what the signs stand for; a sign without words is left out.

    Parameters
    ----------
    bar : bool
        Whether the bar with its dot is in the key.
    happened, hollow : str
        Words for the diamond and the hollow dot.
    """
    spread = f"{line((0.0, 6.0), (1.0, 6.0), 'rng')}{circle((0.5, 6.0), 4.0, 'dot')}"
    empty = f"{line((0.0, 6.0), (1.0, 6.0), 'rng hollow')}{circle((0.5, 6.0), 4.0, 'dot hollow')}"
    entries = (
        (spread, say("80 % range and middle") if bar else ""),
        (diamond((0.5, 6.0)), happened),
        (empty, hollow),
    )
    return tuple(KeyEntry(_sample(drawn), words) for drawn, words in entries if words)


def _sample(drawn: str) -> str:
    return (
        '<svg class="fig sample" width="18" height="12" aria-hidden="true" focusable="false">'
        f"{drawn}</svg>"
    )


def _height(layout: _Layout, rows: Sequence[RangeRow]) -> float:
    return layout.row * len(rows) + TICK_SPACE


def _drawn(
    axis: Axis, rows: Sequence[RangeRow], layout: _Layout, record: float | None
) -> list[str]:
    """Return the axis, the record, and the rows."""
    bottom = layout.row * len(rows)
    drawn = axis_below(axis, (layout.start, layout.length), (0.0, bottom))
    if record is not None:
        x = layout.start + layout.length * axis.at(record)
        drawn.append(line((x, 0.0), (x, bottom), "rec"))
    for n, row in enumerate(rows):
        drawn += _row(axis, row, layout, layout.row * n)
    return drawn


def _row(axis: Axis, row: RangeRow, layout: _Layout, top: float) -> list[str]:
    """Return the name, the bar with its dot, the diamond and the number of a row."""
    y = top + layout.bar
    name = fitted(row.name, layout.names)
    drawn = [text((0.0, top + layout.name_base), name, layout.name_classes)]
    classes = " hollow" if row.hollow else ""

    def at(value: float) -> tuple[float, float]:
        return layout.start + layout.length * axis.at(value), y

    low, middle, high = row.spread or (0.0, 0.0, 0.0)
    if row.spread is not None:
        drawn.append(line(at(low), at(high), f"rng{classes}"))
    if row.happened is not None:  # larger than the dot, which may lie on it
        drawn.append(diamond(at(row.happened)))
    if row.spread is not None:
        hit = row.happened is not None and abs(at(row.happened)[0] - at(middle)[0]) < _HIT
        radius = 3.0 if hit else 5.0
        drawn.append(circle(at(middle), radius, f"dot{classes}"))
    weight = "lab muted" if row.spread is None else "lab num"
    return [*drawn, text((1.0, y + 4.0), row.label, weight, anchor="end")]
