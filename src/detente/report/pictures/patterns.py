"""Fills that differ without colour: plain, hatched, dotted.

A pattern is a line of dashes over a plain bar. A pattern of SVG's own kind looks the same, but a
browser prints each such bar as a picture of its own, and a printed report has 24 megabytes.
"""

from typing import Final

from detente.report.pictures.svg import Point, frame, rect
from detente.vocabulary.classes import CLASSES, Class

__all__ = ["FILLS", "Fill", "definitions", "filled", "pattern_of", "sample"]

Fill = Class
FILLS: tuple[Fill, ...] = CLASSES[::-1]

_LONG, _TALL, _STEP = 744, 16, 6  # pixels: more than any bar, and from one line or dot to the next
_ROWS: Final = "".join(f"M3,{y}H{_LONG}" for y in range(3, _TALL, _STEP))
_ABOVE: Final[dict[Fill, str]] = {
    "ambivalent": f'd="M0,{_TALL // 2}H{_LONG}" transform="skewX(-45)"',
    "spoiler": f'd="{_ROWS}"',
}
_LOOKS: Final[dict[Fill, str]] = {"ambivalent": "slants", "spoiler": "dots"}


def pattern_of(key: str, fill: Fill) -> str | None:
    """Return the id of a fill's pattern in a picture; None where it is plain.

    Examples
    --------
    >>> pattern_of("camps-w", "spoiler"), pattern_of("camps-w", "engageable")
    ('camps-w-spoiler', None)
    """
    return f"{key}-{fill}" if fill in _ABOVE else None


def definitions(key: str) -> str:
    """Return the patterns of a picture.

    Parameters
    ----------
    key : str
        Start of the picture's ids.
    """
    made = "".join(f'<path id="{key}-{fill}" {drawn}/>' for fill, drawn in _ABOVE.items())
    return f"<defs>{made}</defs>"


def filled(key: str, fill: Fill, at: Point, size: Point) -> list[str]:
    """Return a bar with its pattern and the edge around both.

    Parameters
    ----------
    key : str
        Start of the ids of the picture, which holds its definitions.
    fill : Fill
        Which fill.
    at, size : tuple of float
        Upper left corner, and width and height: across in shares of the width, down in pixels.
    """
    if pattern_of(key, fill) is None:
        return [rect(at, size, f"f-{fill} edge")]
    return [
        rect(at, size, f"f-{fill}"),
        f'<svg {frame(at, size)} aria-hidden="true">{_used(key, fill)}</svg>',
        rect(at, size, "edge open"),
    ]


def _used(key: str, fill: Fill) -> str:
    """Return a pattern to lay over a bar, which clips it; it inherits the look of its class."""
    return f'<use href="#{pattern_of(key, fill)}" class="{_LOOKS[fill]}"/>'


def sample(key: str, fill: Fill) -> str:
    """Return a square of a fill for the key of a picture."""
    over = f"{definitions(key)}{_used(key, fill)}" if pattern_of(key, fill) else ""
    return (
        f'<svg class="fig sample" width="12" height="12" aria-hidden="true" focusable="false">'
        f'<rect width="12" height="12" class="f-{fill}"/>{over}</svg>'
    )
