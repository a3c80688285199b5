"""Results on a bare table: what every model makes of each issue, in the units of the table.

A key that does not apply to a model is left out of the JSON, as the how-to of bare tables says.
"""

from typing import Literal

from pydantic import Field

from detente.runs.result import Result

__all__ = [
    "Chance",
    "EndingName",
    "TableEnding",
    "TableForecast",
    "TableIssue",
    "TableRound",
]

EndingName = Literal["rounds", "median", "rest", "cycle", "undefined"]


class TableRound(Result):
    """A state of an issue: before the first round, or after one."""

    median: float = Field(description="Weighted median of the positions.")
    mean: float = Field(description="Weighted mean of the positions.")
    positions: dict[str, float] = Field(description="Positions by actor.")


class TableEnding(Result):
    """How the rounds of a model ended."""

    how: EndingName = Field(description="Why they ended.")
    round: int = Field(description="Last round played.")
    cycle_start: int | None = Field(default=None, description="First round of a cycle.")
    cycle: int | None = Field(default=None, description="Rounds of a cycle.")


class Chance(Result):
    """The chance of a position to win."""

    position: float
    probability: float


class TableForecast(Result):
    """What one model makes of an issue."""

    title: str = Field(description="Title of the model.")
    variant: str | None = Field(default=None, description="Reading, where there are several.")
    outcome: float | None = Field(description="In the units of the issue; null if there is none.")
    rounds: list[TableRound] = Field(
        description="State before the first round and after each; one for models without rounds."
    )
    why_not: str | None = Field(default=None, description="Reason for a null outcome.")
    low: float | None = Field(default=None, description="Least position that nothing beats.")
    high: float | None = Field(default=None, description="Greatest position that nothing beats.")
    share: float | None = Field(default=None, description="Share of influence behind the outcome.")
    down: float | None = Field(default=None, description="Share of influence that wants less.")
    up: float | None = Field(default=None, description="Share of influence that wants more.")
    chances: list[Chance] | None = Field(default=None, description="Every position's chance.")
    ended: TableEnding | None = Field(default=None, description="How the rounds ended.")
    mirrored: float | None = Field(
        default=None,
        description="Outcome with the scale read from its other end; left out where it is equal.",
    )
    exchanges: list[int] | None = Field(default=None, description="Exchanges in each round.")
    equal_gains: list[int] | None = Field(
        default=None, description="Choices between exchanges of exactly equal gain in each round."
    )
    spread: tuple[float, float] | None = Field(
        default=None,
        description="Least and greatest outcome over random orders of equal gains, with `--ties`.",
    )
    issues: Literal["together", "one by one"] | None = Field(
        default=None, description="Were the issues dimensions of one space?"
    )
    deal: Literal["deal", "no deal"] | None = Field(
        default=None, description="Is there a deal that is better for all than none?"
    )


class TableIssue(Result):
    """An issue of a table with what every model makes of it."""

    scale: tuple[float, float] = Field(description="Ends of the scale.")
    scale_from: Literal["file", "positions"] = Field(description="Where the ends come from.")
    models: dict[str, TableForecast] = Field(description="By model.")
