"""How many draws each audit runs again: a part of those of the run, so that the run stays cheap."""

from typing import Final

__all__ = ["MOST", "few", "for_options", "usual"]

MOST: Final = 512
"""Most draws of any audit."""

_LEAST: Final = 32
_PART, _SMALL_PART = 8, 32
_ROOM: Final = 2


def usual(draws: int) -> int:
    """Return the draws of an audit: an eighth of those of the run.

    Parameters
    ----------
    draws : int
        Draws of the run.

    Examples
    --------
    >>> usual(2048), usual(100), usual(10)
    (256, 32, 10)
    """
    return _within(draws, draws // _PART)


def few(draws: int) -> int:
    """Return the draws of an audit with a rerun for each mechanism: a thirty-second.

    Parameters
    ----------
    draws : int
        Draws of the run.
    """
    return _within(draws, draws // _SMALL_PART)


def for_options(draws: int, options: int) -> int:
    """Return the draws of an audit of many options: two of them for each draw of the run.

    Parameters
    ----------
    draws : int
        Draws of the run.
    options : int
        Options that are run in each draw.
    """
    return min(usual(draws), _within(draws, _ROOM * draws // max(options, 1)))


def _within(draws: int, wished: int) -> int:
    return min(draws, max(_LEAST, min(MOST, wished)))
