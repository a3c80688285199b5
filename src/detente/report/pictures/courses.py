"""Small plots over months: a row a name, with bands, lines and the record, under one month axis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from detente.report.pictures.axis import TICK_SPACE, Axis
from detente.report.pictures.svg import (
    Anchor,
    Name,
    Point,
    fitted,
    frame,
    line,
    picture,
    rect,
    text,
    text_width,
)

__all__ = [
    "COURSE_ROW",
    "Area",
    "CourseRow",
    "Mark",
    "Trail",
    "course_svg",
    "line_sample",
    "month_ticks",
    "sample_of",
]

COURSE_ROW: Final = 66.0
"""Height of a row in pixels; the style sheet gives the names beside it the same."""

_TOP, _BOTTOM = 24.0, 58.0  # of the plot within its row; the name lies above it
_SMALLEST = 290.0  # pixels that stacked panels have at least
_PANEL = 155.0  # pixels that a panel has at least
_SPACE = 5.0  # between a number and the plot
_TICK = 11.0
_WIDTH, _HEIGHT = 1000, 250  # units of the box in which curves are drawn


@dataclass(frozen=True, slots=True)
class Area:
    """A band from its low to its high line, a value a month each.

    With ``steps`` a value holds until the next month, instead of changing on a straight line.
    """

    months: tuple[int, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    classes: str
    steps: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """A line, a value a month, in steps or straight."""

    months: tuple[int, ...]
    values: tuple[float, ...]
    classes: str
    steps: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A range at one month, drawn upright."""

    month: int
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    """One plot.

    Parameters
    ----------
    name : str
        Name of the row.
    areas : tuple of Area
        Bands, from back to front.
    trails : tuple of Trail
        Lines, from back to front.
    marks : tuple of Mark
        Upright ranges, over the lines.
    words : str
        What is said where there is nothing to plot.
    """

    name: str
    areas: tuple[Area, ...] = ()
    trails: tuple[Trail, ...] = ()
    marks: tuple[Mark, ...] = ()
    words: str = ""


def month_ticks(horizon: int) -> list[int]:
    """Return the months that have a number: the ends, and thirds or the half between them.

    Examples
    --------
    >>> month_ticks(36), month_ticks(10), month_ticks(1)
    ([0, 12, 24, 36], [0, 5, 10], [0, 1])
    """
    parts = 3 if horizon % 3 == 0 else 2
    return sorted({horizon * n // parts for n in range(parts + 1)})


def course_svg(name: Name, axis: Axis, rows: Sequence[CourseRow], horizon: int) -> str:
    """Return one of several panels; the names of rows show only where panels are stacked.

    Parameters
    ----------
    name : Name
        Title and description.
    axis : Axis
        Scale of the values, the same for every row.
    rows : sequence of CourseRow
        Rows from the top.
    horizon : int
        Last month; months run from 0.
    """
    widest = max(text_width(label, _TICK) for label in axis.labels)
    start = round((widest + _SPACE) / _PANEL, 2)
    bottom = COURSE_ROW * len(rows)
    drawn = _months(start, bottom, horizon)
    for n, row in enumerate(rows):
        drawn += _row(axis, row, (start, COURSE_ROW * n), horizon)
    return picture(name, bottom + TICK_SPACE, drawn)


def _months(start: float, bottom: float, horizon: int) -> list[str]:
    """Return the lines of months through all rows, and their numbers below."""
    drawn = []
    ticks = month_ticks(horizon)
    for month in ticks:
        x = start + (1.0 - start) * month / horizon
        anchor: Anchor = "end" if month == ticks[-1] else "middle"
        drawn.append(line((x, _TOP), (x, bottom - COURSE_ROW + _BOTTOM), "grid"))
        drawn.append(text((x, bottom + 10.0), str(month), "tick", anchor=anchor))
    return drawn


def _row(axis: Axis, row: CourseRow, at: Point, horizon: int) -> list[str]:
    """Return the grid, the bands and lines, and the words of a plot."""
    start, top = at
    name = text((0.0, top + 11.0), fitted(row.name, _SMALLEST), "lab muted rowname")
    if row.words:
        return [name, text((start, top + 44.0), row.words, "lab muted", shift=_SPACE)]
    drawn = [name, *_values(axis, at)]
    box = ((start, top + _TOP), (1.0 - start, _BOTTOM - _TOP))
    shapes = [_area(axis, area, horizon) for area in row.areas]
    shapes += [_trail(axis, trail, horizon) for trail in row.trails]
    drawn.append(_box(box, shapes))
    for mark in row.marks:
        x = start + (1.0 - start) * mark.month / horizon
        low, high = (top + _BOTTOM - (_BOTTOM - _TOP) * axis.at(v) for v in (mark.low, mark.high))
        drawn.append(line((x, low), (x, high), "upright"))
    return drawn


def _values(axis: Axis, at: Point) -> list[str]:
    """Return the lines of a row's values, and their numbers."""
    start, top = at
    drawn = []
    for value, label in zip(axis.ticks, axis.labels, strict=True):
        y = top + _BOTTOM - (_BOTTOM - _TOP) * axis.at(value)
        drawn.append(line((start, y), (1.0, y), "zero" if value == 0.0 else "grid"))
        drawn.append(text((start, y + 4.0), label, "tick", anchor="end", shift=-_SPACE))
    return drawn


def _box(box: tuple[Point, Point], shapes: Sequence[str]) -> str:
    """Return shapes that stretch with the picture; the weight of their lines does not."""
    return (
        f'<svg {frame(*box)} viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'preserveAspectRatio="none" aria-hidden="true">{"".join(shapes)}</svg>'
    )


def _points(
    axis: Axis, months: Sequence[int], values: Sequence[float], horizon: int, *, steps: bool
) -> list[tuple[int, int]]:
    """Return the places of values in units of the box, with a corner at each step."""
    found: list[tuple[int, int]] = []
    for month, value in zip(months, values, strict=True):
        x = round(_WIDTH * month / horizon)
        y = round(_HEIGHT * (1.0 - axis.at(value)))
        if steps and found and y != found[-1][1]:
            found.append((x, found[-1][1]))
        found.append((x, y))
    return [
        point
        for n, point in enumerate(found)
        if not 0 < n < len(found) - 1 or not found[n - 1][1] == point[1] == found[n + 1][1]
    ]


def _path(points: Sequence[tuple[int, int]]) -> str:
    """Return a path; level and upright stretches are written short."""
    (x, y), *rest = points
    said = [f"M{x},{y}"]
    for across, down in rest:
        level, upright = down == y, across == x
        said.append(f"H{across}" if level else f"V{down}" if upright else f"L{across},{down}")
        x, y = across, down
    return "".join(said)


def _area(axis: Axis, area: Area, horizon: int) -> str:
    above = _points(axis, area.months, area.high, horizon, steps=area.steps)
    below = _points(axis, area.months, area.low, horizon, steps=area.steps)
    return f'<path d="{_path([*above, *reversed(below)])}Z" class="{area.classes}"/>'


def _trail(axis: Axis, trail: Trail, horizon: int) -> str:
    points = _points(axis, trail.months, trail.values, horizon, steps=trail.steps)
    return f'<path d="{_path(points)}" class="ln {trail.classes}"/>'


def sample_of(*areas: str) -> str:
    """Return a sample of bands for the key, the outer one first.

    Parameters
    ----------
    *areas : str
        Classes of the bands.
    """
    inset = 6.0 / (len(areas) + 1)
    return _sample(
        rect((0.0, inset * n), (1.0, 12.0 - 2 * inset * n), area) for n, area in enumerate(areas)
    )


def line_sample(classes: str) -> str:
    """Return a sample of a line for the key.

    Parameters
    ----------
    classes : str
        Classes of the line.
    """
    return _sample([line((0.0, 6.0), (1.0, 6.0), f"ln {classes}")])


def _sample(drawn: Iterable[str]) -> str:
    return (
        '<svg class="fig sample" width="24" height="12" aria-hidden="true" focusable="false">'
        f"{''.join(drawn)}</svg>"
    )
