"""Define a picture of the report: its finding, its words, its numbers and its drawing."""

from dataclasses import dataclass
from typing import Literal

from detente.report.messages.say import say
from detente.report.words import bare_percent

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


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a twin.

    Parameters
    ----------
    name : str
        Its head.
    kind : str
        ``text``, ``share`` (printed as per cent) or ``number``.
    """

    name: str
    kind: Literal["text", "share", "number"] = "text"

    def shown(self, cell: Cell) -> str:
        """Return a cell as printed.

        Examples
        --------
        >>> Column("chance", "share").shown(0.25), Column("seats", "number").shown(-1234.0)
        ('25', '−1,234')
        >>> Column("seats", "number").shown((2.0, 3.0, 5.0))
        '3 (2–5)'
        """
        if cell is None:
            return "–"
        if isinstance(cell, str):
            return cell
        show = bare_percent if self.kind == "share" else _number
        if isinstance(cell, tuple):
            return _range(*map(show, cell), plain=cell[0] >= 0)
        return show(cell)

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
        return [self._printed(row) for row in self.rows]

    def _printed(self, row: tuple[Cell, ...]) -> list[str]:
        columns = self.columns[:1] if len(row) == 1 else self.columns
        return [column.shown(cell) for column, cell in zip(columns, row, strict=True)]


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
    """

    id: str
    finding: str
    rows: tuple[PanelRow, ...]
    panels: tuple[Panel, ...]
    twin: Twin
    source: Source = THIS_RUN
    key: tuple[KeyEntry, ...] = ()
    tall: bool = False


def _range(low: str, middle: str, high: str, *, plain: bool) -> str:
    """Return a middle with its ends, once where all read alike; a dash joins no negative number."""
    if low == middle == high:
        return middle
    if plain:
        return say("{middle} ({low}–{high})", middle=middle, low=low, high=high)
    return say("{middle} ({low} to {high})", middle=middle, low=low, high=high)


def _number(value: float) -> str:
    """Return a number with at most two digits after its point; large ones whole."""
    rounded = round(value, 0 if abs(value) >= 100 else 2) + 0.0
    shown = f"{rounded:,.2f}".rstrip("0").rstrip(".")
    return shown.replace("-", "\N{MINUS SIGN}")
