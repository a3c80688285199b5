"""Floating bars: a row a name, bars from one value to another, and a line at zero."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from detente.report.pictures.axis import TICK_SPACE, Axis, axis_below
from detente.report.pictures.figure import KeyEntry
from detente.report.pictures.svg import (
    NAME_LINE,
    Name,
    fitted,
    line,
    picture,
    rect,
    text,
    text_width,
    wrapped,
    wrapped_text,
)

__all__ = ["Bar", "BarRow", "Look", "bars_key", "bars_svg"]

Look = Literal["before", "after", "vacant"]
"""Pale, full, or an outline alone."""

_SMALLEST = 290.0  # pixels that the narrow form has at least
_WIDE = 550.0  # pixels that the wide form has at least
_NAMES = 0.36  # share of the width that names take at the left
_SPACE = 8.0  # between the end of an axis and the number beside it
_LEAST_LENGTH = 0.3
_THICK = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar, from a value to another.

    Parameters
    ----------
    start, end : float
        The two values, in either order.
    look : {"before", "after", "vacant"}
        How it is filled.
    """

    start: float
    end: float
    look: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class BarRow:
    """One row: its name, its bars, and the number at the right end.

    Parameters
    ----------
    name : str
        Name of the row.
    label : str
        Number or words at the right end.
    bars : tuple of Bar
        The bars; a longer one is drawn behind a shorter one.
    strong : bool
        Whether the name stands out.
    """

    name: str
    label: str
    bars: tuple[Bar, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a row's parts stand: heights in pixels, the axis as shares of the width."""

    row: float
    name_base: float
    bar_top: float
    start: float
    length: float
    names: float  # pixels that names may take


def bars_svg(name: Name, axis: Axis, rows: Sequence[BarRow]) -> str:
    """Return the picture twice: names at the left for wide screens, above the bars for narrow ones.

    Names are above the bars on wide screens as well if one of them would be cut.

    Parameters
    ----------
    name : Name
        Title and description.
    axis : Axis
        The scale.
    rows : sequence of BarRow
        Rows from the top.
    """
    return "".join(
        picture(
            replace(name, key=f"{name.key}-{short}"),
            *_drawn(axis, rows, layout),
            classes=f"single {classes}",
        )
        for short, classes, layout in (
            ("w", "only-wide", _wide(rows)),
            ("n", "only-narrow", _above(rows, _SMALLEST)),
        )
    )


def bars_key(words: dict[Look, str]) -> tuple[KeyEntry, ...]:
    """Return what the fills stand for.

    Parameters
    ----------
    words : dict of str
        Words by fill.
    """
    return tuple(KeyEntry(_sample(look), said) for look, said in words.items())


def _sample(look: Look) -> str:
    return (
        '<svg class="fig sample" width="18" height="12" aria-hidden="true" focusable="false">'
        f"{rect((0.05, 1.0), (0.9, 10.0), look)}</svg>"
    )


def _wide(rows: Sequence[BarRow]) -> _Layout:
    """Return the form with names at the left, unless one of them would be cut."""
    pixels = (_NAMES - 0.03) * _WIDE
    if any(fitted(row.name, pixels) != row.name for row in rows):
        return _above(rows, _WIDE)
    return _Layout(24.0, 16.0, 6.0, _NAMES, _length(rows, _WIDE) - _NAMES, pixels)


def _above(rows: Sequence[BarRow], pixels: float) -> _Layout:
    """Return the form with names above the bars."""
    return _Layout(38.0, 12.0, 19.0, 0.0, _length(rows, pixels), pixels)


def _length(rows: Sequence[BarRow], pixels: float) -> float:
    """Return the share of the width that numbers at the right end leave."""
    widest = max((text_width(row.label, 12.0) for row in rows), default=0.0)
    return max(_LEAST_LENGTH, round(1.0 - (widest + _SPACE) / pixels, 2))


def _drawn(axis: Axis, rows: Sequence[BarRow], layout: _Layout) -> tuple[float, list[str]]:
    """Return the height, and the axis and the rows.

    The line at zero lies over the bars, and words over every line, which their halo cuts.
    """
    top, bars, words = 0.0, [], []
    for row in rows:
        lines = wrapped(row.name, layout.names)
        more = NAME_LINE * (len(lines) - 1)
        bars += _bars(axis, row, layout, top + more)
        strength = "lab strong" if row.strong else "lab"
        words += wrapped_text((0.0, top + layout.name_base), lines, strength)
        base = top + more + layout.bar_top + 10.0
        words.append(text((1.0, base), row.label, "lab num", anchor="end"))
        top += layout.row + more
    axis_lines = axis_below(axis, (layout.start, layout.length), (0.0, top))
    zero = layout.start + layout.length * axis.at(0.0)
    over = line((zero, 0.0), (zero, top), "zero")
    return top + TICK_SPACE, [*axis_lines, *bars, over, *words]


def _bars(axis: Axis, row: BarRow, layout: _Layout, top: float) -> list[str]:
    """Return the bars of a row, the longest first."""
    drawn = []
    for bar in sorted(row.bars, key=lambda one: -abs(one.end - one.start)):
        ends = sorted(layout.start + layout.length * axis.at(v) for v in (bar.start, bar.end))
        size = (ends[1] - ends[0], _THICK)
        if size[0] > 0.0:
            drawn.append(rect((ends[0], top + layout.bar_top), size, bar.look))
    return drawn
