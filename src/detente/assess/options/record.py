"""Define results on the options: their metrics, their comparison, and when one backfires."""

from typing import Literal, TypeAlias

from pydantic import Field

from detente.runs.result import Difference, Interval, Result, Share, Value
from detente.vocabulary.metrics import Metric

__all__ = [
    "Backfire",
    "Backfires",
    "Box",
    "Harm",
    "MetricValue",
    "NoBox",
    "OptionStages",
    "OptionValue",
    "RankedObjective",
    "Ranking",
    "RestrictedInput",
    "Spread",
    "Stage",
    "StageShares",
    "Stages",
    "Unseen",
]

Harm = Literal["value", "extra_deaths", "splits"]
NoBox = Literal[
    "never",
    "usual",
    "too_few",
    "divides",
    "no_input",
    "no_association",
    "no_recurrence",
    "unconfirmed",
    "noise",
]
Stage = Literal["cooperation", "trust", "table", "deal", "held"]

MetricValue: TypeAlias = Share | Interval | None
"""A metric of an option: a probability, an interval, or null if it is not modelled."""


class Spread(Value):
    """Range of a probability over all draws and over rival hypotheses."""

    low: Share = Field(
        description="Smallest share: of all draws, and of the draws of each hypothesis that is "
        "true in at least 100."
    )
    high: Share = Field(description="Largest such share.")
    readings: int = Field(description="Hypotheses that the range covers.")
    error: float = Field(description="Monte Carlo standard error of the share over all draws.")


class RankedObjective(Result):
    """An objective of the case, and whether it counts in the ranking."""

    metric: Metric = Field(description="Metric of the run.")
    direction: Literal["more", "less"] = Field(description="Whether more or less is better.")
    worst: float = Field(description="Value that scores 0.")
    best: float = Field(description="Value that scores 1.")
    weight: tuple[Share, Share] = Field(description="Range of its weight.")
    margin: Share = Field(description="Differences below this share count as ties.")
    reason: str = Field(description="Reason for the weight.")
    counts: bool = Field(description="Whether its metric has a number in this run.")
    why_not: str | None = Field(description="Why it does not count; null if it counts.")
    mean_weight: float | None = Field(
        description="Mean over draws of its weight, normalised over the objectives that count; "
        "null if it does not count."
    )


class OptionValue(Result):
    """Value of an option by the case's objectives, from 0 (worst) to 1 (best)."""

    value: Interval = Field(description="Its value over draws.")
    mean: float = Field(description="Mean value.")
    error: float = Field(description="Standard error of the mean.")
    best: Share = Field(
        description="Share of draws in which it is best; ties within the margin share equally; 0 "
        "if it is not ranked."
    )
    alone: Share = Field(
        description="Share of draws in which it is best by more than the margin; 0 if it is not "
        "ranked."
    )
    regret: Interval = Field(
        description="Value of the best ranked option of the draw minus its own, at least 0."
    )
    mean_regret: float = Field(description="Mean regret.")
    parts: dict[Metric, float] = Field(
        description="Contribution of each objective to the mean value."
    )


class Ranking(Result):
    """Order of the options by mean value."""

    objectives: list[RankedObjective] = Field(description="Objectives in the order of the case.")
    strategies: dict[str, OptionValue] = Field(
        description="By option; empty if no objective counts."
    )
    order: list[str] = Field(
        description="Options by mean value, the best first; without empty ones."
    )
    top: list[str] = Field(
        description="Options that cannot be distinguished from the first: within the margin, or "
        "within two standard errors of the paired difference."
    )
    empty: dict[str, Share] = Field(
        description="Options by rule that engage nobody in half of the draws or more, with that "
        "share; they have a value but no place in the order."
    )
    margin: float | None = Field(
        description="Mean over draws of the largest difference of value that counts as a tie; null "
        "if no objective counts."
    )


class RestrictedInput(Result):
    """An input that a box restricts, and its limits."""

    input: str = Field(
        description="Input column of the run; a leader's is replaced by faction and tier."
    )
    low: float | None = Field(description="Smallest value in the box; null if there is no limit.")
    high: float | None = Field(description="Largest value in the box; null if there is no limit.")
    low_range: tuple[float, float] | None = Field(
        description="80 % interval of the low limit over resamples."
    )
    high_range: tuple[float, float] | None = Field(
        description="80 % interval of the high limit over resamples."
    )
    kept: list[str] | None = Field(
        alias="values",
        description="Values in the box of an input without order, as ids: hypotheses, classes, or "
        "`false` and `true` of a reported tie; null for a number.",
    )
    quasi_p: float = Field(
        description="Quasi-p value: probability that chance alone gives such a restriction."
    )
    recurs: Share = Field(description="Share of resamples that have the restriction.")
    claims: list[str] = Field(description="All reports and denials, if it is a reported tie.")


class Unseen(Result):
    """Test of a box on the half of the draws that was not used to find it."""

    coverage: Share = Field(
        description="Of the draws in which the option backfires, the share in the box."
    )
    density: Share = Field(
        description="Of the draws in the box, the share in which the option backfires."
    )
    support: Share = Field(description="Share of all draws in the box.")
    interval: tuple[Share, Share] = Field(description="95 % interval of the density.")
    base: Share = Field(description="Share of all draws in which the option backfires.")
    p_value: Share = Field(
        description="Probability of so many in the box at the base rate, corrected for all boxes "
        "of the run that were tested."
    )


class Box(Result):
    """Conditions under which an option backfires more often."""

    stable: bool = Field(
        description="Whether the box is confirmed on draws that were not used to find it."
    )
    restrictions: list[RestrictedInput] = Field(description="Restricted inputs, at most three.")
    coverage: Share = Field(
        description="Of the draws in which the option backfires, the share in the box; in the half "
        "used to find it."
    )
    density: Share = Field(
        description="Of the draws in the box in that half, the share in which the option backfires."
    )
    support: Share = Field(description="Share of all draws in the box, in that half.")
    unseen: Unseen


class Backfire(Result):
    """How often an option does one kind of harm, and the conditions for it."""

    draws: int = Field(description="Draws in which it backfires.")
    rate: Share = Field(description="Share of draws in which it backfires.")
    box: Box | None = Field(description="Conditions; null if none were found.")
    why_not: NoBox | None = Field(
        description="Why there is no stable box; null if there is one. `never`: it never "
        "backfires; `usual`: it does in most draws; `too_few`: in too few draws to look for "
        "conditions; `divides`: it aims to split the movement, and nothing here looks for ways to "
        "do that; `no_input`: no input could be a condition; `no_association`: none goes with it "
        "by more than chance; `no_recurrence`: no condition recurs in resamples; `unconfirmed`: "
        "in the other half of the draws it is less than 1.5 times as frequent in the box as in "
        "all draws; `noise`: there, the difference is within the noise."
    )


class Backfires(Result):
    """When an option does worse than the reference in the same draw."""

    reference: str = Field(description="The option with which the others are compared.")
    material: Share = Field(
        description="Share of the reference's toll above which a difference counts as more deaths."
    )
    draws: int = Field(description="Draws compared.")
    strategies: dict[str, dict[Harm, Backfire | None]] = Field(
        description="By option (without the reference) and kind of harm; null if that harm is not "
        "modelled; empty if the reference was not run."
    )


class StageShares(Result):
    """How many draws reach a stage, on its own and in order."""

    reached: Share = Field(description="Share of draws that reach it.")
    chain: Share = Field(description="Share of draws that reach it and every stage before it.")
    passed: Share | None = Field(
        description="`chain` divided by that of the stage before; null if no draw got so far."
    )
    lost: Share = Field(description="Share of draws in which the chain ends before this stage.")
    without: int = Field(description="Draws that reach it but miss an earlier stage.")
    reached_against_reference: Difference | None = Field(
        description="Difference of `reached` from the reference in the same draw."
    )
    chain_against_reference: Difference | None = Field(
        description="Difference of `chain` from the reference in the same draw."
    )


class OptionStages(Result):
    """The stages under one option."""

    stages: dict[Stage, StageShares] = Field(description="By stage.")
    breaks: Stage | None = Field(
        description="Stage before which the chain ends in most draws; null if it ends in none."
    )
    broken: Share = Field(description="Share of draws in which a deal failed.")
    trust_even: Share = Field(
        description="Share of draws in which trust rose and is at least 0.5, both ways."
    )
    trust_rise: float | None = Field(
        description="Median rise of trust in draws in which it rose; null if it never did."
    )


class Stages(Result):
    """How far draws get from cooperation on an issue to a deal that holds."""

    order: list[Stage] = Field(description="The stages, in order.")
    missing: dict[Stage, str] = Field(
        description="By stage that cannot be reached in this case: the reason."
    )
    strategies: dict[str, OptionStages] = Field(description="By option.")
