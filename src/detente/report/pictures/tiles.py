"""Tile maps: a square a region, its share printed in it, five steps of colour."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from detente.report.messages.say import say
from detente.report.pictures.figure import KeyEntry
from detente.report.pictures.svg import Name, fitted, picture, rect, text, text_width

__all__ = ["TileCell", "codes", "step_of", "tiles_key", "tiles_svg"]

_TALL = 36.0
_STEPS: Final = 5
_DARK: Final = 3  # first step on which text is light
_FORMS: Final = (("w", "only-wide", 560.0), ("n", "only-narrow", 290.0))
_CODE = 3  # letters of a short name
_GAP = 6.0  # pixels of a tile that text leaves free


@dataclass(frozen=True, slots=True, kw_only=True)
class TileCell:
    """One region.

    Parameters
    ----------
    name : str
        Its name.
    row, col : int
        Its place, from the north and from the west.
    share : float
        What is printed in it, in [0, 1].
    """

    name: str
    row: int
    col: int
    share: float


def step_of(share: float, end: float = 1.0) -> int:
    """Return the step of colour of a share, 0 to 4.

    Parameters
    ----------
    share : float
        The share.
    end : float
        Upper end of the last step.

    Examples
    --------
    >>> step_of(0.0), step_of(0.2), step_of(1.0), step_of(0.1, end=0.1)
    (0, 1, 4, 4)
    """
    return min(_STEPS - 1, int(_STEPS * share / end + 1e-9))


def codes(names: Sequence[str]) -> dict[str, str]:
    """Return three letters a name, each once as far as letters allow.

    Examples
    --------
    >>> codes(["Paktia", "Paktika", "Fee"])
    {'Paktia': 'Pak', 'Paktika': 'Pat', 'Fee': 'Fee'}
    """
    found: dict[str, str] = {}
    for name in names:
        letters = "".join(c for c in name if c.isalnum()) or name
        first, rest = letters[:2], letters[2:]
        offered = [letters[:_CODE], *(first + letter for letter in rest)]
        found[name] = next((o for o in offered if o not in found.values()), letters[:_CODE])
    return found


def tiles_svg(name: Name, cells: Sequence[TileCell], *, end: float = 1.0) -> str:
    """Return the map twice: with names for wide screens, with three letters for narrow ones.

    Parameters
    ----------
    name : Name
        Title and description.
    cells : sequence of TileCell
        Regions.
    end : float
        Upper end of the last step of colour; maps side by side share it.
    """
    many = 1 + max(cell.col for cell in cells)
    height = _TALL * (1 + max(cell.row for cell in cells))
    short = codes([cell.name for cell in cells])
    drawn = []
    for ending, classes, pixels in _FORMS:
        room = pixels / many - _GAP
        names = {c.name: _fitting(c.name, short[c.name], room) for c in cells}
        named = replace(name, key=f"{name.key}-{ending}")
        body = [part for cell in cells for part in _cell(cell, names[cell.name], (many, end))]
        drawn.append(picture(named, height, body, classes=f"single {classes}"))
    return "".join(drawn)


def _fitting(name: str, code: str, room: float) -> str:
    """Return a name where it fits, and its three letters where it does not."""
    return name if text_width(name, 11.0) <= room else fitted(code, room, 11.0)


def _cell(cell: TileCell, label: str, scale: tuple[int, float]) -> list[str]:
    """Return a square with its name and its number; the scale is columns and last step."""
    many, end = scale
    step = step_of(round(cell.share, 2), end)
    ink = "on-high" if step >= _DARK else "on-low"
    left, top = cell.col / many, _TALL * cell.row
    middle = left + 0.5 / many
    return [
        rect((left, top), (1.0 / many, _TALL), f"tile q{step}"),
        text((middle, top + 15.0), label, ink, anchor="middle"),
        text((middle, top + 30.0), _number(cell.share), f"{ink} strong", anchor="middle"),
    ]


def _number(share: float) -> str:
    """Return a share in per cent for a tile, which has no room for words."""
    if 0 < share < 0.01:
        return "<1"
    return ">99" if 0.99 < share < 1 else f"{100 * share:.0f}"


def tiles_key(end: float = 1.0) -> tuple[KeyEntry, ...]:
    """Return what the steps of colour stand for."""
    ends = [end * n / _STEPS for n in range(_STEPS + 1)]
    return tuple(
        KeyEntry(
            '<svg class="fig sample" width="12" height="12" aria-hidden="true" focusable="false">'
            f'<rect width="12" height="12" class="q{n}"/></svg>',
            say("{low} to {high} %", low=f"{100 * low:.3g}", high=f"{100 * high:.3g}"),
        )
        for n, (low, high) in enumerate(pairwise(ends))
    )
