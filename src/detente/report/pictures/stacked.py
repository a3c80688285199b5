"""Stacked bars of the three classes, with colour and pattern, drawn for two widths."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.report.messages.say import say
from detente.report.pictures.axis import TICK_SPACE
from detente.report.pictures.figure import KeyEntry
from detente.report.pictures.patterns import FILLS, Fill, definitions, filled, sample
from detente.report.pictures.svg import (
    NAME_LINE,
    Anchor,
    Name,
    fitted,
    line,
    picture,
    text,
    wrapped,
    wrapped_text,
)

__all__ = ["StackedRow", "Stacks", "stacked_key", "stacked_svg"]

Shares = tuple[float, float, float]
"""Engageable, ambivalent, spoiler."""

_BAR = 14.0
_HEAD = 20.0
_GAP = 8.0  # above the first row of a second group
_MARK = 0.07  # share of the width of a column of marks
_BETWEEN = 0.04
_WIDE, _SMALLEST = 560.0, 290.0  # pixels of the two forms at least
_TICKS: Final[tuple[tuple[float, str, Anchor], ...]] = (
    (0.0, "0", "start"),
    (0.5, "50", "middle"),
    (1.0, "100", "end"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedRow:
    """One row: a bar or two, or words in their place, and signs beside it.

    Parameters
    ----------
    name : str
        Name of the row.
    bars : tuple of tuple of float
        Shares engageable, ambivalent and spoiler, a tuple a bar; empty with a note.
    note : str
        What stands in place of bars.
    marks : tuple of str
        Signs at the right.
    strong : bool
        Whether the name stands out.
    """

    name: str
    bars: tuple[Shares, ...] = ()
    note: str = ""
    marks: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stacks:
    """Rows in groups, with the heads of their columns.

    Parameters
    ----------
    groups : tuple of tuple of StackedRow
        Rows from the top; a line parts two groups.
    heads : tuple of str
        Head of each bar.
    mark_heads : tuple of str
        Head of each column of signs: at most two letters.
    """

    groups: tuple[tuple[StackedRow, ...], ...]
    heads: tuple[str, ...] = ("",)
    mark_heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Layout:
    row: float
    name_base: float
    bar_top: float
    names: float  # share of the width at the left that names take
    name_pixels: float
    pixels: float
    bar_shift: float  # of a bar, for each further line of its name


_FORMS: Final = (
    ("w", "only-wide", _Layout(21.0, 15.0, 4.0, 0.38, 0.36 * _WIDE, _WIDE, NAME_LINE / 2)),
    ("n", "only-narrow", _Layout(34.0, 13.0, 18.0, 0.0, _SMALLEST, _SMALLEST, NAME_LINE)),
)


def stacked_svg(name: Name, stacks: Stacks) -> str:
    """Return the picture twice: names at the left for wide screens, above the bars for narrow ones.

    Parameters
    ----------
    name : Name
        Title and description.
    stacks : Stacks
        Rows and heads.
    """
    drawn = []
    for short, classes, layout in _FORMS:
        named = replace(name, key=f"{name.key}-{short}")
        height, body = _body(stacks, layout, named.key)
        drawn.append(picture(named, height, [definitions(named.key), *body], classes=classes))
    return "".join(drawn)


def stacked_key(key: str, words: dict[Fill, str]) -> tuple[KeyEntry, ...]:
    """Return what the three fills stand for.

    Parameters
    ----------
    key : str
        Start of the picture's ids.
    words : dict of str
        Words by fill.
    """
    return tuple(KeyEntry(sample(f"{key}-k{n}", fill), words[fill]) for n, fill in enumerate(FILLS))


def _slots(stacks: Stacks, layout: _Layout) -> list[tuple[float, float]]:
    """Return the left end and the width of each bar, as shares of the width."""
    marks = _MARK * len(stacks.mark_heads) + (0.02 if stacks.mark_heads else 0.0)
    room = 1.0 - layout.names - marks
    many = len(stacks.heads)
    width = (room - _BETWEEN * (many - 1)) / many
    return [(layout.names + n * (width + _BETWEEN), width) for n in range(many)]


def _body(stacks: Stacks, layout: _Layout, key: str) -> tuple[float, list[str]]:
    """Return the height and what is drawn."""
    slots = _slots(stacks, layout)
    drawn = [
        text((left, 12.0), fitted(head, width * layout.pixels, 11.0), "tick")
        for head, (left, width) in zip(stacks.heads, slots, strict=True)
        if head
    ]
    many = len(stacks.mark_heads)
    columns = [1.0 - _MARK * (many - n - 0.5) for n in range(many)]
    drawn += [
        text((x, 12.0), head, "tick", anchor="middle")
        for x, head in zip(columns, stacks.mark_heads, strict=True)
    ]
    top = _HEAD
    for number, group in enumerate(g for g in stacks.groups if g):
        if number:
            drawn.append(line((0.0, top + _GAP / 2), (1.0, top + _GAP / 2), "grid"))
            top += _GAP
        for row in group:
            lines = wrapped(row.name, layout.name_pixels)
            more = len(lines) - 1
            bar = top + layout.bar_top + layout.bar_shift * more
            strength = "lab strong" if row.strong else "lab"
            drawn += wrapped_text((0.0, top + layout.name_base), lines, strength)
            drawn += _row(row, bar, slots, key)
            drawn += _marks(row, bar, columns)
            top += layout.row + NAME_LINE * more
    return top + TICK_SPACE, [*_grid(slots, top), *drawn]


def _grid(slots: Sequence[tuple[float, float]], bottom: float) -> list[str]:
    """Return the ticks of every bar, under the rows, with their lines."""
    drawn = []
    for left, width in slots:
        for share, label, anchor in _TICKS:
            x = left + width * share
            drawn.append(line((x, _HEAD), (x, bottom), "zero" if share == 0.0 else "grid"))
            words = say("{number} %", number=label) if share == 1.0 else label
            drawn.append(text((x, bottom + 14.0), words, "tick", anchor=anchor))
    return drawn


def _row(row: StackedRow, bar: float, slots: Sequence[tuple[float, float]], key: str) -> list[str]:
    """Return the bars of a row, or the note in their place."""
    if row.note:
        return [text((slots[0][0], bar + 11.0), row.note, "lab muted")]
    drawn = []
    for shares, (left, width) in zip(row.bars, slots, strict=True):
        start = left
        for fill, share in zip(FILLS, shares, strict=True):
            if share > 0.0:
                size = (width * share, _BAR)
                drawn += filled(key, fill, (start, bar), size)
            start += width * share
    return drawn


def _marks(row: StackedRow, bar: float, columns: Sequence[float]) -> list[str]:
    return [
        text((x, bar + 11.0), mark, "lab muted" if mark == "?" else "lab strong", anchor="middle")
        for x, mark in zip(columns, row.marks, strict=False)
    ]
