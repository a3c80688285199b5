"""Grouped upright bars: shares by category, before and after."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from detente.report.pictures.axis import TICK_SPACE, share_axis
from detente.report.pictures.figure import KeyEntry
from detente.report.pictures.svg import Name, line, picture, rect, text

__all__ = ["Series", "columns_key", "columns_svg"]

Series = Literal["before", "after"]

_ORDER: Final[tuple[Series, ...]] = ("before", "after")
_TOP, _BOTTOM = 12.0, 132.0
_LEFT = 0.14  # share of the width that the numbers of the axis take
_BAR = 0.3  # share of a category's width


def columns_svg(
    name: Name, categories: Sequence[str], shares: Mapping[Series, Sequence[float]]
) -> str:
    """Return bars by category, those of both series side by side on one scale.

    Parameters
    ----------
    name : Name
        Title and description.
    categories : sequence of str
        Names below the bars: a few letters each.
    shares : mapping of sequence of float
        A share a category, by series.
    """
    axis = share_axis([share for values in shares.values() for share in values])
    height = _BOTTOM - _TOP
    drawn = []
    for value in axis.grid:
        y = _BOTTOM - height * axis.at(value)
        drawn.append(line((_LEFT, y), (1.0, y), "zero" if value == 0.0 else "grid"))
    for value, label in zip(axis.ticks, axis.labels, strict=True):
        y = _BOTTOM - height * axis.at(value) + 4.0
        drawn.append(text((_LEFT - 0.02, y), label, "tick", anchor="end"))
    step = (1.0 - _LEFT) / len(categories)
    for n, category in enumerate(categories):
        middle = _LEFT + step * (n + 0.5)
        drawn.append(text((middle, _BOTTOM + 15.0), category, "tick", anchor="middle"))
        for side, series in enumerate(_ORDER):
            tall = height * axis.at(shares[series][n])
            left = middle + step * _BAR * (side - 1)
            drawn.append(rect((left, _BOTTOM - tall), (step * _BAR, tall), f"{series} edge"))
    return picture(name, _BOTTOM + TICK_SPACE, drawn, classes="single")


def columns_key(words: Mapping[Series, str]) -> tuple[KeyEntry, ...]:
    """Return what the two series stand for."""
    return tuple(
        KeyEntry(
            '<svg class="fig sample" width="12" height="12" aria-hidden="true" focusable="false">'
            f'<rect width="12" height="12" class="{series}"/></svg>',
            words[series],
        )
        for series in _ORDER
    )
