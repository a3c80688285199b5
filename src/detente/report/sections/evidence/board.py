"""The reading board: rival hypotheses in rows, evidence in columns, a dot for each effect."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from detente.assess.evidence.record import ReportPower, RivalsResult
from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.pictures.figure import Cell, Column, Figure, KeyEntry, Twin
from detente.report.pictures.svg import (
    NAME_LINE,
    Name,
    circle,
    fitted,
    line,
    picture,
    text,
    wrapped,
    wrapped_text,
)
from detente.report.words import percent
from detente.vocabulary.bindings.defaults import BINDINGS

__all__ = [
    "MOST",
    "POWER",
    "Board",
    "board_key",
    "bound",
    "factor_of",
    "finding_of",
    "reading_boards",
]

MOST: Final = 3
"""Items of evidence that a board shows, the most telling."""

Rows: TypeAlias = Sequence[tuple[str, Sequence[float]]]
Shares: TypeAlias = Sequence[tuple[float, float]]

POWER: Final = mark("power to tell them apart, bits")
"""Name of the last row of a twin."""

_ROW, _TOP = 26.0, 22.0
_LARGEST: Final = 11.0  # radius of the dot of a factor of four or more
_SMALLEST: Final = 1.5
_FULL: Final = math.log(4.0)


@dataclass(frozen=True, slots=True)
class _Form:
    """Where the parts of a board are: shares of the width, and pixels."""

    classes: str
    pixels: float  # width at least
    names: float  # pixels that names may take
    shares: float  # where the chances before and after end
    items: float  # where the columns of evidence start
    below: float = 0.0  # of the dots under their name


_WIDE: Final = _Form("only-wide", 560.0, 160.0, 0.47, 0.5)
_NARROW: Final = _Form("only-narrow", 290.0, 185.0, 1.0, 0.0, below=24.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A set of rival hypotheses with its picture.

    Parameters
    ----------
    question : str
        What the hypotheses answer.
    figure : Figure
        The board.
    items : tuple of ReportPower
        Evidence in the columns, from the left.
    left_out : int
        Weaker items of evidence that are not shown.
    """

    question: str
    figure: Figure
    items: tuple[ReportPower, ...]
    left_out: int


def bound(summary: Summary, name: str) -> bool:
    """Return whether a set binds a parameter of the model, or where the rival is.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    name : str
        The set. What a case binds by itself is not in the summary and does not count.
    """
    members = set(summary.hypotheses[name].members)
    presence = summary.camps.rival_presence
    read = set(presence.readings) if presence else set()
    return bool(members & set(BINDINGS.get(name, {})) or members & read)


def factor_of(item: ReportPower, rivals: RivalsResult, member: str) -> float:
    """Return by how much an item moves the odds of a hypothesis if the item is informative.

    Parameters
    ----------
    item : ReportPower
        The item of evidence.
    rivals : RivalsResult
        The set.
    member : str
        The hypothesis: its likelihood over the mean of all, weighted by their priors.
    """
    members = rivals.members
    whole = sum(one.prior for one in members.values())
    mean = sum(item.likelihoods[key] * one.prior for key, one in members.items()) / whole
    return item.likelihoods[member] / mean if mean > 0.0 else 1.0


def finding_of(powers: Sequence[tuple[str, float]], rows: Rows) -> str:
    """Return the title: the item that tells the hypotheses apart best, and what it speaks for.

    Parameters
    ----------
    powers : sequence of tuple
        Name of each item, and its power in bits.
    rows : sequence of tuple
        A hypothesis each: its title, and a factor an item.

    Examples
    --------
    >>> finding_of([("C1", 0.1), ("C2", 0.2)], [("one camp", [1.1, 0.5]), ("two", [0.9, 1.4])])
    'C2 moves the reading most: it speaks against “one camp”'
    """
    item, power = max(powers, key=lambda one: one[1], default=("", 0.0))
    if power <= 0.0:
        return say("No item of evidence moves the reading")
    at = [name for name, _ in powers].index(item)
    title, factors = max(rows, key=lambda row: abs(_weight(row[1][at])))
    if factors[at] > 1.0:
        return say(
            "{claim} moves the reading most: it speaks for “{reading}”", claim=item, reading=title
        )
    return say(
        "{claim} moves the reading most: it speaks against “{reading}”", claim=item, reading=title
    )


def _weight(factor: float) -> float:
    """Return the logarithm of a factor; a factor of zero is as strong as can be drawn."""
    return math.log(factor) if factor > 0.0 else -2.0 * _FULL


def reading_boards(summary: Summary) -> list[Board]:
    """Return the boards of the sets that are bound and have evidence.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    return [
        _board(name, rivals)
        for name, rivals in summary.hypotheses.items()
        if rivals.reports and bound(summary, name)
    ]


def _board(key: str, rivals: RivalsResult) -> Board:
    items = tuple(rivals.reports[:MOST])
    heads = [item.claims[0] for item in items]
    powers = [(item.claims[0], item.power) for item in items]
    rows = [
        (one.title, [factor_of(item, rivals, member) for item in items])
        for member, one in rivals.members.items()
    ]
    shares = [(one.prior, one.posterior) for one in rivals.members.values()]
    name = Name(
        key=f"picture-reading-{key}",
        title=rivals.question,
        description=_alt(rows, shares, heads),
    )
    figure = Figure(
        id=name.key,
        finding=finding_of(powers, rows),
        alt=name.description,
        twin=_twin(rows, shares, powers),
        svg=_drawn(name, rows, shares, heads),
        source=tuple(heads),
    )
    return Board(
        question=rivals.question,
        figure=figure,
        items=items,
        left_out=len(rivals.reports) - len(items),
    )


def _alt(rows: Rows, shares: Shares, heads: Sequence[str]) -> str:
    parts = [
        say(
            "{reading}: {before} before the evidence, {after} after",
            reading=title,
            before=percent(before),
            after=percent(after),
        )
        for (title, _), (before, after) in zip(rows, shares, strict=True)
    ]
    return say(
        "{readings}. Evidence: {claims}.", readings="; ".join(parts), claims=", ".join(heads)
    )


def _twin(rows: Rows, shares: Shares, powers: Sequence[tuple[str, float]]) -> Twin:
    """Return the shares before and after, the factors, and the power of each item in bits."""
    made: list[tuple[Cell, ...]] = [
        (title, *both, *factors) for (title, factors), both in zip(rows, shares, strict=True)
    ]
    made.append((say(POWER), None, None, *(round(power, 3) for _, power in powers)))
    items = (Column(head, "number") for head, _ in powers)
    columns = (
        Column(say("hypothesis")),
        Column(say("before"), "share"),
        Column(say("after"), "share"),
        *items,
    )
    return Twin(columns, tuple(made))


def _drawn(name: Name, rows: Rows, shares: Shares, heads: Sequence[str]) -> str:
    """Return the board twice: names beside the dots for wide screens, above for narrow ones."""
    return "".join(
        _form(replace(name, key=f"{name.key}-{short}"), rows, shares, heads, form)
        for short, form in (("w", _WIDE), ("n", _NARROW))
    )


def _form(name: Name, rows: Rows, shares: Shares, heads: Sequence[str], form: _Form) -> str:
    """Return one of the two widths."""
    step = (1.0 - form.items) / len(heads)
    places = [form.items + step * (n + 0.5) for n in range(len(heads))]
    room = step * form.pixels - 6.0
    drawn = [
        text((x, 13.0), fitted(head, room, 11.0), "tick", anchor="middle")
        for x, head in zip(places, heads, strict=True)
    ]
    top = _TOP
    for (title, factors), (before, after) in zip(rows, shares, strict=True):
        lines = wrapped(title, form.names)
        more = NAME_LINE * (len(lines) - 1)
        base = top + _ROW / 2 + 4.0
        both = f"{percent(before)} → {percent(after)}"
        dots = top + _ROW / 2 + more + form.below if form.below else top + (_ROW + more) / 2
        said = base if form.below else dots + 4.0
        top += _ROW + more + form.below
        drawn += [
            line((0.0, top), (1.0, top), "grid"),
            *wrapped_text((0.0, base), lines),
            text((form.shares, said), both, "lab num muted", anchor="end"),
            *(_dot((x, dots), factor) for x, factor in zip(places, factors, strict=True)),
        ]
    return picture(name, top + 4.0, drawn, classes=f"single {form.classes}")


def _dot(at: tuple[float, float], factor: float) -> str:
    """Return a dot whose area grows with the logarithm; hollow where it speaks against."""
    weight = _weight(factor)
    radius = max(_SMALLEST, _LARGEST * math.sqrt(min(1.0, abs(weight) / _FULL)))
    return circle(at, radius, "dot" if weight >= 0.0 else "dot hollow")


def board_key() -> tuple[KeyEntry, ...]:
    """Return what full and hollow dots stand for."""
    return tuple(
        KeyEntry(
            '<svg class="fig sample" width="14" height="14" aria-hidden="true" focusable="false">'
            f"{circle((0.5, 7.0), 5.0, classes)}</svg>",
            words,
        )
        for classes, words in (
            ("dot", say("speaks for it")),
            ("dot hollow", say("speaks against it")),
        )
    )
