"""Levers of an option, in the order in which they are compared."""

from typing import Literal, get_args

__all__ = ["LEVERS", "Lever"]

Lever = Literal[
    "engage",
    "level",
    "exclude",
    "label",
    "rounds",
    "ask_movement",
    "ask_government",
    "ask_holdout",
    "intel",
    "arms",
    "appeal",
    "guarantee",
    "press_gov",
    "press_holdout",
    "coerce",
    "instruments_after",
    "sequence",
    "exit",
]

LEVERS: tuple[Lever, ...] = get_args(Lever)
"""Names in order."""
