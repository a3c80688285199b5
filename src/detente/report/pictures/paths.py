"""Lines by round in a picture of its own, which carries its colours and has a width in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from detente.report.pictures.axis import Axis
from detente.report.pictures.style import alone_style
from detente.report.pictures.svg import (
    Name,
    Point,
    coordinate,
    curve,
    described,
    fitted,
    line,
    text,
)

__all__ = ["Path", "PathKey", "PathPanel", "paths_svg"]

_PANEL = (360.0, 220.0)  # width and height of the drawing in a panel
_EDGE = 56.0  # pixels left of a panel, for the numbers of its axis
_ABOVE, _BELOW = 42.0, 38.0
_KEY_LINE = 18.0
_KEY_WIDTH = 220.0
_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Path:
    """A line: a value a round, and its classes."""

    values: tuple[float, ...]
    classes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPanel:
    """A panel of lines.

    Parameters
    ----------
    title, note : str
        Its head, and a second line under it.
    axis : Axis
        Scale of the values.
    paths : tuple of Path
        Lines, from back to front.
    """

    title: str
    note: str
    axis: Axis
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class PathKey:
    """A line of the key."""

    words: str
    classes: str


def paths_svg(name: Name, panels: Sequence[Sequence[PathPanel]], key: Sequence[PathKey]) -> str:
    """Return a picture that can be opened by itself: rows of panels, the key below.

    Parameters
    ----------
    name : Name
        Title and description.
    panels : sequence of sequence of PathPanel
        Panels by row.
    key : sequence of PathKey
        What the lines stand for.
    """
    across = max(len(row) for row in panels)
    cell = (_EDGE + _PANEL[0] + _MARGIN, _ABOVE + _PANEL[1] + _BELOW)
    width = _MARGIN + across * cell[0]
    top = len(panels) * cell[1]
    body = [
        _moved((_MARGIN + col * cell[0], row * cell[1]), cell, _panel(panel))
        for row, line_of in enumerate(panels)
        for col, panel in enumerate(line_of)
    ]
    per_line = max(1, int((width - _MARGIN) // _KEY_WIDTH))
    for n, entry in enumerate(key):
        at = (_MARGIN + (n % per_line) * _KEY_WIDTH, top + (n // per_line) * _KEY_LINE)
        body.append(_moved(at, (_KEY_WIDTH, _KEY_LINE), _entry(entry)))
    height = top + _KEY_LINE * -(-len(key) // per_line) + _MARGIN
    return _alone(name, (width, height), body)


def _alone(name: Name, size: Point, body: Sequence[str]) -> str:
    """Return a document with its own style and a white ground."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" width="{coordinate(size[0])}" '
        f'height="{coordinate(size[1])}" {described(name)}<style>\n{alone_style()}</style>'
        f'<rect width="100%" height="100%" class="ground"/>{"".join(body)}</svg>'
    )


def _moved(at: Point, size: Point, body: Sequence[str]) -> str:
    """Return parts in a box of their own, both in pixels."""
    return (
        f'<svg x="{coordinate(at[0])}" y="{coordinate(at[1])}" width="{coordinate(size[0])}" '
        f'height="{coordinate(size[1])}" aria-hidden="true">{"".join(body)}</svg>'
    )


def _panel(panel: PathPanel) -> list[str]:
    """Return the heads, the grid and the lines of a panel."""
    whole: Final = _EDGE + _PANEL[0] + _MARGIN
    start, length = _EDGE / whole, _PANEL[0] / whole
    bottom = _ABOVE + _PANEL[1]
    drawn = [
        text((0.0, 15.0), fitted(panel.title, whole - _MARGIN), "lab strong"),
        text((0.0, 31.0), fitted(panel.note, whole - _MARGIN, 11.0), "tick"),
    ]
    for value in panel.axis.grid:
        y = bottom - _PANEL[1] * panel.axis.at(value)
        drawn.append(line((start, y), (start + length, y), "grid"))
    for value, label in zip(panel.axis.ticks, panel.axis.labels, strict=True):
        y = bottom - _PANEL[1] * panel.axis.at(value) + 4.0
        drawn.append(text((start - 6.0 / whole, y), label, "tick", anchor="end"))
    rounds = max(len(path.values) for path in panel.paths) - 1
    for number in _round_ticks(rounds):
        x = start + length * number / rounds
        drawn.append(text((x, bottom + 14.0), str(number), "tick", anchor="middle"))
    drawn.append(text((start + length / 2, bottom + 28.0), "round", "tick", anchor="middle"))
    box = ((start, _ABOVE), (length, _PANEL[1]))
    for path in panel.paths:
        points = [(n / rounds, 1.0 - panel.axis.at(value)) for n, value in enumerate(path.values)]
        drawn.append(curve(points, box, f"ln {path.classes}"))
    return drawn


def _round_ticks(rounds: int) -> list[int]:
    """Return the rounds that have a number: at most nine, the first among them."""
    step = max(1, -(-rounds // 8))
    return list(range(0, rounds + 1, step))


def _entry(entry: PathKey) -> list[str]:
    return [
        line((0.0, 9.0), (22.0 / _KEY_WIDTH, 9.0), f"ln {entry.classes}"),
        text((28.0 / _KEY_WIDTH, 13.0), fitted(entry.words, _KEY_WIDTH - 36.0), "lab"),
    ]
