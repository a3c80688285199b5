"""Levels of contact, lowest first; the column `acknowledged` says if contact is admitted."""

from typing import Final, Literal, get_args

__all__ = ["LEVELS", "LEVEL_NUMBER", "OPEN", "TIE_LEVELS", "UNSTATED", "Level", "TieLevel"]

Level = Literal["none", "clandestine", "unofficial", "open"]
TieLevel = Literal["clandestine", "unofficial", "open"]

LEVELS: tuple[Level, ...] = get_args(Level)
"""Names in order; the index of a name is the number of its level."""

TIE_LEVELS: tuple[TieLevel, ...] = get_args(TieLevel)
"""Levels that a recorded contact may have, lowest first."""

UNSTATED: Final[TieLevel] = "unofficial"
"""Level of a recorded contact that states none."""

LEVEL_NUMBER = {name: float(number) for number, name in enumerate(LEVELS)}
"""Number of each level in kernels and columns, by name."""

OPEN = 3.0
"""Number of the highest level, ``open``; a constant, because it is compiled into kernels."""
