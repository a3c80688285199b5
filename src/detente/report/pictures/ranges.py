"""Dot and range: a row a name, with a bar, a dot for the middle, a diamond for what happened."""

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
    diamond,
    fitted,
    line,
    picture,
    text,
    text_width,
    wrapped,
    wrapped_text,
)

__all__ = ["PANEL_ROW", "RangeRow", "panel_svg", "range_key", "ranges_svg", "usable_length"]

PANEL_ROW: Final = 38.0
"""Height of a row of a panel in pixels; the style sheet gives the names beside it the same."""

_LEFT_ROW = 24.0
_ABOVE_ROW = 32.0  # with the name above the bar
_SMALLEST = 290.0  # pixels that the narrow form has at least
_WIDE = 560.0  # pixels that the wide form has at least
_PRINTED = 420.0  # pixels that it has in a column of a printed page, in letters of its size
_PANEL = 165.0  # pixels that a panel has at least
_SPACE = 8.0  # between the end of an axis and the number beside it
_NAMES = 0.36  # share of the width that names take at the left
_LEAST_LENGTH = 0.45
_SHIFT = 6.0  # of a name above its bar, so that it does not cut the line at zero
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
    shift: float = 0.0  # of names to the right
    wraps: bool = False  # whether a name may take two lines


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
    names = _SMALLEST - _SHIFT
    layout = _Layout(PANEL_ROW, 12.0, 25.0, 0.0, length, names, "lab muted rowname", shift=_SHIFT)
    return picture(name, *_drawn(axis, rows, layout, record))


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
    beside = usable_length(rows, _PRINTED) - _NAMES
    wide = _Layout(_LEFT_ROW, 16.0, 12.0, _NAMES, beside, (_NAMES - 0.03) * _WIDE)
    if whole_names and any(fitted(row.name, wide.names) != row.name for row in rows):
        wide = _above(rows, _WIDE)
    return "".join(
        picture(
            replace(name, key=f"{name.key}-{short}"),
            *_drawn(axis, rows, layout, None),
            classes=f"single {classes}",
        )
        for short, layout, classes in (
            ("w", wide, "only-wide"),
            ("n", _above(rows, _SMALLEST), "only-narrow"),
        )
    )


def _above(rows: Sequence[RangeRow], pixels: float) -> _Layout:
    """Return the form with names above the bars; they start beside the line of the axis."""
    return _Layout(
        _ABOVE_ROW,
        12.0,
        22.0,
        0.0,
        usable_length(rows, pixels),
        pixels - _SHIFT,
        shift=_SHIFT,
        wraps=True,
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


def _drawn(
    axis: Axis, rows: Sequence[RangeRow], layout: _Layout, record: float | None
) -> tuple[float, list[str]]:
    """Return the height, and the axis, the record and the rows; two lines make a row taller."""
    bottom, parts = 0.0, []
    for row in rows:
        lines = (
            wrapped(row.name, layout.names) if layout.wraps else [fitted(row.name, layout.names)]
        )
        parts += _row(axis, row, lines, (layout, bottom))
        bottom += layout.row + NAME_LINE * (len(lines) - 1)
    drawn = axis_below(axis, (layout.start, layout.length), (0.0, bottom))
    if record is not None:
        x = layout.start + layout.length * axis.at(record)
        drawn.append(line((x, 0.0), (x, bottom), "rec"))
    return bottom + TICK_SPACE, [*drawn, *parts]


def _row(
    axis: Axis, row: RangeRow, lines: Sequence[str], place: tuple[_Layout, float]
) -> list[str]:
    """Return the name, the bar with its dot, the diamond and the number of a row."""
    layout, top = place
    y = top + layout.bar + NAME_LINE * (len(lines) - 1)
    base = (0.0, top + layout.name_base)
    drawn = wrapped_text(base, lines, layout.name_classes, shift=layout.shift)
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
