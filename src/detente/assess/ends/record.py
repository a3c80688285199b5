"""Records of how a war may end: ends at the horizon, fates as the record codes them, events."""

from typing import Literal, get_args

from pydantic import Field

from detente.runs.result import Interval, Result

__all__ = ["FATES", "Dated", "Fate", "FateShares"]

Fate = Literal[
    "continues",
    "agreement",
    "ceasefire",
    "government_victory",
    "rebel_victory",
    "low_activity",
]
FATES: tuple[Fate, ...] = get_args(Fate)
"""Fates in the order of the record; the index of a name is its number in the columns."""


class Dated(Result):
    """An event that may happen by the horizon."""

    happens: float = Field(ge=0, le=1, description="Share of draws in which it happens.")
    month: Interval | None = Field(
        description="Month of the first time, where it happens; null if it never does."
    )


class FateShares(Result):
    """What became of the war, coded as the record of other wars codes it."""

    shares: dict[Fate, float] = Field(description="Share of draws by fate; they sum to 1.")
    again: float | None = Field(
        description="Share of draws with a victory in which the war broke out again by the "
        "horizon; null if nobody won in any draw."
    )
