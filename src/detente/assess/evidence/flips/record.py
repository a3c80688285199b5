"""What ``flips.json`` holds."""

from typing import TypeAlias

from pydantic import Field

from detente.runs.result import Change, Result, Share
from detente.vocabulary.metrics import Metric

__all__ = ["ClaimFlip", "Conditional", "Effects", "Flips", "LearnedEffects"]

Effects: TypeAlias = dict[str, dict[Metric, Change]]
"""Changes by option and metric that is modelled."""

LearnedEffects: TypeAlias = dict[str, dict[Metric, Change | None]]
"""The same; None where the metric is defined in too few draws on either side."""


class Conditional(Result):
    """What goes with an origin not being informative, among the run's own draws."""

    draws: int = Field(description="Draws in which it is not informative.")
    effects: LearnedEffects | None = Field(
        description="By option and metric: mean of the draws in which it is not informative less "
        "the mean of all draws. Null with fewer than 100 draws on either side, for the whole or "
        "for a metric: nothing can be told."
    )


class ClaimFlip(Result):
    """What a claim does to the answer of a run; claims of one origin share all but the grade."""

    accuracy: Share = Field(description="Chance that the claim's report is informative.")
    origin: str = Field(description="Id of its origin, which other claims may share.")
    draws: int = Field(
        description="Draws run again with the origin not informative and all else equal; 0 for a "
        "claim that is context only."
    )
    effects: Effects = Field(description="Mean paired change by option and metric.")
    change: float | None = Field(
        description="Of the changes of the first option's lead over another, the largest, in "
        "units of value; null without objectives."
    )
    against: str | None = Field(description="Option over which that lead changes.")
    p_value: Share = Field(
        description="Chance of so large a change from noise alone, corrected for all origins tried."
    )
    first: str | None = Field(description="Option that then comes first; null without objectives.")
    resampled: Share = Field(
        description="Share of 1,000 resamples of the draws in which the option that comes first "
        "as drawn falls behind another."
    )
    changes_ranking: bool | None = Field(
        description="Whether another option comes first, in 95 % of the resamples, with a "
        "corrected p-value below 0.05; null without objectives."
    )
    conditional: Conditional
    worth_checking: float | None = Field(
        description="How much better the best choice would be, in units of value, if one knew "
        "whether the origin is informative; null where the draws cannot tell."
    )


class Flips(Result):
    """Which claim, were it not informative, would change the answer."""

    schema_: str = Field(alias="schema", description="Name and version of this format.")
    digest: str = Field(description="SHA-256 of the cut case.")
    seed: int = Field(description="Seed of the run.")
    draws: int = Field(description="Draws of the run.")
    screened: int = Field(description="Draws on which every origin is tried.")
    refined: int = Field(
        description="Other draws, on which the ten origins that move most are run again."
    )
    first: str | None = Field(
        description="Option that comes first as drawn, in these other draws; null without "
        "objectives."
    )
    claims: dict[str, ClaimFlip] = Field(description="By id, those that matter most first.")
    top: list[str] = Field(
        description="First claim of each of the ten origins that matter most, in order."
    )
