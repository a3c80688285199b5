"""Define a picture of the report: its finding, its words, its numbers and its drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from detente.report.messages.say import say
from detente.report.words import bare_percent, digits_for, fixed

__all__ = [
    "THIS_RUN",
    "Cell",
    "Column",
    "Figure",
    "KeyEntry",
    "Panel",
    "PanelRow",
    "PanelSet",
    "Source",
    "Twin",
]

Cell = str | float | tuple[float, float, float] | None
"""A cell of a twin: text, a number, the low end, middle and high end of a range, or nothing."""

Source = tuple[str, ...] | Literal["this run"]
"""Ids of claims, or this run."""
THIS_RUN: Source = "this run"

_MOST = 2  # digits after the point
_WHOLE = 100  # from here on numbers are whole


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a twin.

    Parameters
    ----------
    name : str
        Its head.
    kind : str
        ``text``, ``share`` (printed as per cent) or ``number``.
    digits : int, optional
        Digits of a measure whose range is printed in sentences too, by the same rule; else all
        cells have as many as one of them needs, at most two.
    """

    name: str
    kind: Literal["text", "share", "number"] = "text"
    digits: int | None = None

    def printed(self, cells: Sequence[Cell]) -> list[str]:
        """Return the cells of the column as printed.

        Parameters
        ----------
        cells : sequence of cell
            Its cells, from the top.

        Examples
        --------
        >>> Column("chance", "share").printed([0.25]), Column("seats", "number").printed([-1234.0])
        (['25'], ['−1,234'])
        >>> Column("value", "number").printed([(0.31, 0.37, 0.44), (0.3, 0.36, 0.44)])
        ['0.37 (0.31–0.44)', '0.36 (0.30–0.44)']
        """
        most = _most_digits(cells)
        return [self._shown(cell, most) for cell in cells]

    def _shown(self, cell: Cell, most: int) -> str:
        if cell is None:
            return "–"
        if isinstance(cell, str):
            return cell
        numbers = cell if isinstance(cell, tuple) else (cell,)
        if self.kind == "share":
            shown = [bare_percent(number) for number in numbers]
        elif self.digits is None:
            shown = [fixed(n, 0 if abs(n) >= _WHOLE else most, ",") for n in numbers]
        else:
            shown = [fixed(n, digits_for(numbers, self.digits), ",") for n in numbers]
        return _range(shown, plain=numbers[0] >= 0) if len(shown) > 1 else shown[0]

    @property
    def head(self) -> str:
        """The head as printed: it carries the sign of per cent for its cells."""
        return say("{name}, %", name=self.name) if self.kind == "share" else self.name


@dataclass(frozen=True, slots=True)
class Twin:
    """The table behind a picture: every number that is drawn, and what its title rests on.

    Parameters
    ----------
    columns : tuple of Column
        Heads.
    rows : tuple of tuple
        A cell a column, or one text that heads the rows below it.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def printed(self) -> list[list[str]]:
        """Return the rows as printed."""
        rows = [row for row in self.rows if not self._heads(row)]
        columns = zip(self.columns, zip(*rows, strict=True), strict=True) if rows else ()
        below = zip(*(column.printed(cells) for column, cells in columns), strict=True)
        return [[str(row[0])] if self._heads(row) else list(next(below)) for row in self.rows]

    def _heads(self, row: tuple[Cell, ...]) -> bool:
        """Tell whether a row is one text that heads those below it."""
        return len(row) == 1 < len(self.columns)


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """An entry of the key: a sample (SVG, hidden from readers by ear) and what it stands for."""

    sample: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with what it says.

    Parameters
    ----------
    id : str
        Id in the page.
    finding : str
        Its title: a statement that a tested condition has produced.
    alt : str
        One or two sentences with the main numbers.
    twin : Twin
        The table behind it.
    svg : str
        The drawing; where it is drawn for two widths, both.
    source : tuple of str or str
        Claims, or ``this run``.
    key : tuple of KeyEntry
        What colours, patterns and signs stand for.
    """

    id: str
    finding: str
    alt: str
    twin: Twin
    svg: str
    source: Source = THIS_RUN
    key: tuple[KeyEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """Name of a row that all panels of a set share, and a note of at most four words."""

    title: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One panel of a set: the head above it and its figure.

    Parameters
    ----------
    event : str
        What is measured, with its date.
    unit : str
        Unit or comparison; empty if the event says it.
    record : str or None
        How often the same event came in other wars; None if there is no record.
    assumed : bool
        Whether an audit finds its sign assumed.
    figure : Figure
        The drawing; its finding is that of this panel alone.
    """

    event: str
    unit: str
    record: str | None
    assumed: bool
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSet:
    """Panels side by side with the same rows, under one title.

    Parameters
    ----------
    id : str
        Id in the page.
    finding : str
        Title of the whole.
    rows : tuple of PanelRow
        Names of the rows, from the top.
    panels : tuple of Panel
        Panels from the left; those of one unit have one scale.
    twin : Twin
        One table for all panels.
    source : tuple of str or str
        Claims, or ``this run``.
    key : tuple of KeyEntry
        What the signs stand for.
    tall : bool
        Whether its rows are plots, which are taller than a bar.
    listed : str
        Head of the names and notes, which narrow screens then list as well; empty without notes.
    """

    id: str
    finding: str
    rows: tuple[PanelRow, ...]
    panels: tuple[Panel, ...]
    twin: Twin
    source: Source = THIS_RUN
    key: tuple[KeyEntry, ...] = ()
    tall: bool = False
    listed: str = ""


def _range(shown: Sequence[str], *, plain: bool) -> str:
    """Return a middle with its ends, once where all read alike; a dash joins no negative number."""
    low, middle, high = shown
    if low == middle == high:
        return middle
    if plain:
        return say("{middle} ({low}–{high})", middle=middle, low=low, high=high)
    return say("{middle} ({low} to {high})", middle=middle, low=low, high=high)


def _most_digits(cells: Sequence[Cell]) -> int:
    """Return the digits that one of the cells needs, at most two."""
    numbers = [
        number
        for cell in cells
        if cell is not None and not isinstance(cell, str)
        for number in (cell if isinstance(cell, tuple) else (cell,))
        if abs(number) < _WHOLE
    ]
    return next(
        (n for n in range(_MOST) if all(round(v, n) == round(v, _MOST) for v in numbers)), _MOST
    )
