"""Levels of contact, lowest first. Whether contact is admitted is a mark of its own."""

from typing import Literal, get_args

__all__ = ["LEVELS", "LEVEL_NUMBER", "OPEN", "Level", "TieLevel"]

Level = Literal["none", "clandestine", "unofficial", "open"]
TieLevel = Literal["clandestine", "unofficial", "open"]

LEVELS: tuple[Level, ...] = get_args(Level)
"""Names in order; the place of a name is the number of its level."""

LEVEL_NUMBER = {name: float(number) for number, name in enumerate(LEVELS)}
"""The number that kernels and columns hold, by name."""

OPEN = 3.0
"""Number of the level ``open``, the highest; a constant, because kernels compile it in."""
