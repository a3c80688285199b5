"""Primitives of fluid SVG: x in per cent of the width, y in pixels, text that never scales.

A picture takes the full width of what holds it and has a fixed height. Colour, weight and pattern
come from classes, so that dark mode and print are a matter of the style sheet alone.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

__all__ = [
    "NAME_LINE",
    "Anchor",
    "Name",
    "Point",
    "circle",
    "coordinate",
    "curve",
    "described",
    "diamond",
    "escaped",
    "fitted",
    "frame",
    "line",
    "picture",
    "rect",
    "text",
    "text_width",
    "width_share",
    "wrapped",
    "wrapped_text",
]

NAME_LINE: Final = 15.0
"""Pixels from one line of a name to the next."""

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]
"""A place: x as a share of the width, y in pixels."""

_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPAN = 1000.0  # units of the box in which curves are drawn
_HALF = 8  # half a diamond, in pixels
# Widths of letters in times the font size, of a wide font: text that fits here fits elsewhere.
_NARROW, _USUAL, _CAPITAL, _BROAD = 0.42, 0.64, 0.78, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a picture is called by those who cannot see it.

    Parameters
    ----------
    key : str
        Start of its ids; differs from that of any other picture of the page.
    title : str
        What it shows.
    description : str
        One or two sentences with the main numbers.
    """

    key: str
    title: str
    description: str


def coordinate(value: float) -> str:
    """Return a number with at most two decimals, and never a minus before a zero.

    Examples
    --------
    >>> coordinate(12.0), coordinate(7.125), coordinate(-0.001)
    ('12', '7.12', '0')
    """
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def width_share(share: float) -> str:
    """Return a share of the width as per cent with two decimals.

    Examples
    --------
    >>> width_share(0.5), width_share(-0.00001)
    ('50.00%', '0.00%')
    """
    return f"{round(100.0 * share, 2) + 0.0:.2f}%"


def escaped(words: str) -> str:
    """Return text as it may stand in markup; characters that XML forbids are left out.

    Examples
    --------
    >>> escaped('a < "b" & c')
    'a &lt; &quot;b&quot; &amp; c'
    """
    return html.escape(_UNPRINTABLE.sub("", words), quote=True)


def text_width(words: str, size: float) -> float:
    """Return about how many pixels a text takes, on the high side.

    Parameters
    ----------
    words : str
        The text.
    size : float
        Size of the font in pixels.
    """
    return size * sum(map(_letter_width, words))


def _letter_width(letter: str) -> float:
    if letter in "mwMW%@—✓✗" or unicodedata.east_asian_width(letter) in "WF":
        return _BROAD
    if letter in " .,:;'’|!ijlftr()[]-":
        return _NARROW
    return _CAPITAL if letter.isupper() else _USUAL


def fitted(words: str, pixels: float, size: float = 12.0) -> str:
    """Return a text cut to a width, with three dots where something is missing.

    Examples
    --------
    >>> fitted("High Council", 200.0), fitted("Leadership council of the movement", 100.0)
    ('High Council', 'Leadership…')
    """
    if text_width(words, size) <= pixels:
        return words
    kept = words
    while kept and text_width(f"{kept}…", size) > pixels:
        kept = kept[:-1]
    whole_words = kept.rpartition(" ")[0]
    kept = whole_words if 2 * len(whole_words) > len(kept) else kept
    return f"{kept.rstrip(' ,;:')}…"


def wrapped(words: str, pixels: float) -> list[str]:
    """Return a name on one line or two; the second is cut where both are too short for it.

    Examples
    --------
    >>> wrapped("High Council", 200.0), wrapped("Leadership council", 100.0)
    (['High Council'], ['Leadership', 'council'])
    """
    parts = words.split()
    kept = [n for n in range(1, len(parts)) if text_width(" ".join(parts[:n]), 12.0) <= pixels]
    if text_width(words, 12.0) <= pixels or not kept:
        return [fitted(words, pixels)]
    first, rest = parts[: kept[-1]], parts[kept[-1] :]
    return [" ".join(first), fitted(" ".join(rest), pixels)]


def wrapped_text(
    at: Point,
    lines: Sequence[str],
    classes: str = "lab",
    *,
    anchor: Anchor = "start",
    shift: float = 0.0,
) -> list[str]:
    """Return the lines of a name, the first at a place and each other one below.

    Parameters
    ----------
    at : tuple of float
        Place of the first base line.
    lines : sequence of str
        From ``wrapped``.
    classes, anchor, shift
        As for ``text``.
    """
    x, y = at
    return [
        text((x, y + NAME_LINE * n), words, classes, anchor=anchor, shift=shift)
        for n, words in enumerate(lines)
    ]


def text(
    at: Point, words: str, classes: str = "lab", *, anchor: Anchor = "start", shift: float = 0.0
) -> str:
    """Return a text whose base line starts, centres or ends at a place.

    Parameters
    ----------
    at : tuple of float
        Place of the base line.
    words : str
        The text.
    classes : str
        Classes of the style sheet.
    anchor : str
        Whether the place is the start, the middle or the end of the text.
    shift : float
        Pixels to the right.
    """
    moved = f' dx="{coordinate(shift)}"' if shift else ""
    return (
        f'<text x="{width_share(at[0])}" y="{coordinate(at[1])}"{moved} text-anchor="{anchor}" '
        f'class="{classes}">{escaped(words)}</text>'
    )


def line(start: Point, end: Point, classes: str) -> str:
    """Return a straight line."""
    return (
        f'<line x1="{width_share(start[0])}" y1="{coordinate(start[1])}" '
        f'x2="{width_share(end[0])}" y2="{coordinate(end[1])}" class="{classes}"/>'
    )


def rect(at: Point, size: Point, classes: str) -> str:
    """Return a rectangle from its upper left corner and its size."""
    return f'<rect {frame(at, size)} class="{classes}"/>'


def frame(at: Point, size: Point) -> str:
    """Return the attributes of place and size, from an upper left corner."""
    return (
        f'x="{width_share(at[0])}" y="{coordinate(at[1])}" '
        f'width="{width_share(size[0])}" height="{coordinate(size[1])}"'
    )


def circle(at: Point, radius: float, classes: str) -> str:
    """Return a dot."""
    return (
        f'<circle cx="{width_share(at[0])}" cy="{coordinate(at[1])}" r="{coordinate(radius)}" '
        f'class="{classes}"/>'
    )


def diamond(at: Point, classes: str = "obs") -> str:
    """Return a diamond of fixed size around a place."""
    return (
        f'<svg x="{width_share(at[0])}" y="{coordinate(at[1])}" overflow="visible" '
        f'aria-hidden="true"><path d="M{-_HALF},0 L0,{-_HALF} L{_HALF},0 L0,{_HALF} Z" '
        f'class="{classes}"/></svg>'
    )


def curve(points: Sequence[Point], box: tuple[Point, Point], classes: str) -> str:
    """Return a line through points that stretches with the picture; its weight does not.

    Parameters
    ----------
    points : sequence of tuple of float
        Points as shares of the box, from its upper left corner.
    box : tuple
        Upper left corner, and size: width as a share, height in pixels.
    classes : str
        Classes of the style sheet.
    """
    path = " L".join(f"{coordinate(_SPAN * x)},{coordinate(_SPAN * y)}" for x, y in points)
    return (
        f'<svg {frame(*box)} viewBox="0 0 1000 1000" preserveAspectRatio="none" '
        f'aria-hidden="true"><path d="M{path}" class="{classes}"/></svg>'
    )


def picture(name: Name, height: float, body: Iterable[str], *, classes: str = "") -> str:
    """Return a picture of full width and fixed height, of which title and description are read out.

    Parameters
    ----------
    name : Name
        Its title and description.
    height : float
        Height in pixels.
    body : iterable of str
        What is drawn, from back to front.
    classes : str
        Classes beside ``fig``.
    """
    return (
        f'<svg class="{" ".join(["fig", *classes.split()])}" width="100%" '
        f'height="{coordinate(height)}" {described(name)}'
        f'<g aria-hidden="true">{"".join(body)}</g></svg>'
    )


def described(name: Name) -> str:
    """Return the rest of an opening tag with the title and the description after it."""
    title, description = f"{name.key}-t", f"{name.key}-d"
    return (
        f'role="img" aria-labelledby="{title}" aria-describedby="{description}" '
        f'focusable="false"><title id="{title}">{escaped(name.title)}</title>'
        f'<desc id="{description}">{escaped(name.description)}</desc>'
    )
