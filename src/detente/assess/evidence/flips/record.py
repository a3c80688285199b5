"""Define the content of ``flips.json``."""

from typing import TypeAlias

from pydantic import Field

from detente.runs.result import Change, Result, Share
from detente.vocabulary.metrics import Metric

__all__ = ["ClaimFlip", "Conditional", "Effects", "Flips", "LearnedEffects"]

Effects: TypeAlias = dict[str, dict[Metric, Change]]
"""Changes by option and metric that is modelled."""

LearnedEffects: TypeAlias = dict[str, dict[Metric, Change | None]]
"""Changes by option and metric; None if the metric is defined in too few draws on a side."""


class Conditional(Result):
    """Differences associated with an origin that is not informative, in the run's own draws."""

    draws: int = Field(description="Draws in which it is not informative.")
    effects: LearnedEffects | None = Field(
        description="By option and metric: mean of the draws in which it is not informative minus "
        "the mean of all draws. Null, as a whole or for a metric, with fewer than 100 draws on "
        "either side."
    )


class ClaimFlip(Result):
    """Effect of a claim on the answer of a run; claims of one origin differ only in accuracy."""

    accuracy: Share = Field(description="Probability that the claim's report is informative.")
    origin: str = Field(description="Id of its origin, which other claims may share.")
    draws: int = Field(
        description="Draws run again with the origin not informative and the rest unchanged; 0 for "
        "a claim that is only context."
    )
    effects: Effects = Field(description="Mean paired change by option and metric.")
    change: float | None = Field(
        description="Largest change of the first option's lead over another option, in units of "
        "value; null without objectives."
    )
    against: str | None = Field(description="Option over which that lead changes.")
    p_value: Share = Field(
        description="Probability of so large a change from noise alone, corrected for all tested "
        "origins."
    )
    first: str | None = Field(description="Option that then comes first; null without objectives.")
    resampled: Share = Field(
        description="Share of 1,000 resamples of the draws in which the option that comes first "
        "in the original draws falls behind another."
    )
    changes_ranking: bool | None = Field(
        description="Whether another option comes first, in 95 % of the resamples, with a "
        "corrected p-value below 0.05; null without objectives."
    )
    conditional: Conditional
    worth_checking: float | None = Field(
        description="Value of knowing whether the origin is informative: gain in the best choice's "
        "value; null if there are too few draws or no objectives."
    )


class Flips(Result):
    """Claims that would change the answer if they were not informative."""

    schema_: str = Field(alias="schema", description="Name and version of this format.")
    digest: str = Field(description="SHA-256 of the case, cut to the as-of date.")
    run: str = Field(description="Digest of the run that it was made from.")
    seed: int = Field(description="Seed of the run.")
    draws: int = Field(description="Draws of the run.")
    screened: int = Field(description="Draws on which every origin is tested.")
    refined: int = Field(
        description="Other draws, on which the ten origins with the largest effects are tested "
        "again."
    )
    first: str | None = Field(
        description="Option that comes first in these other draws, unchanged; null without "
        "objectives."
    )
    claims: dict[str, ClaimFlip] = Field(description="By id; largest effects first.")
    top: list[str] = Field(
        description="First claim of each of the ten origins with the largest effects, in order."
    )
