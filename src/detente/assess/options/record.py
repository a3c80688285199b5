"""Results on what each option leads to, how options compare, and when one backfires."""

from typing import Literal, TypeAlias

from pydantic import Field

from detente.runs.result import Difference, Interval, Result, Share, Value
from detente.vocabulary.metrics import Metric

__all__ = [
    "Backfire",
    "Backfires",
    "Box",
    "CarriedRate",
    "Check",
    "Event",
    "EventKind",
    "Harm",
    "Indicators",
    "MetricValue",
    "OptionStages",
    "OptionValue",
    "Plausibility",
    "RankedObjective",
    "Ranking",
    "RestrictedInput",
    "Spread",
    "Stage",
    "StageShares",
    "Stages",
    "Target",
    "Unseen",
    "Verdict",
]

EventKind = Literal["talks", "open-contact"]
Harm = Literal["value", "extra_deaths", "splits"]
Stage = Literal["cooperation", "trust", "table", "deal", "held"]
Target = Literal["settlement", "holdout_contact"]
Verdict = Literal["inside", "below", "above"]

MetricValue: TypeAlias = Share | Interval | None
"""A metric of an option: a probability, an interval, or null where it is not modelled."""


class Spread(Value):
    """How far a chance moves between rival hypotheses."""

    low: Share = Field(
        description="Least share of draws under any one hypothesis that at least 100 draws hold."
    )
    high: Share = Field(description="Greatest such share.")
    error: float = Field(description="Monte Carlo standard error of the share over all draws.")


class RankedObjective(Result):
    """An objective of the case, and whether it counts in the ranking."""

    metric: Metric = Field(description="Metric of the run.")
    direction: Literal["more", "less"] = Field(description="Whether more is better, or less.")
    worst: float = Field(description="Value that scores 0.")
    best: float = Field(description="Value that scores 1.")
    weight: tuple[Share, Share] = Field(description="Range of its weight.")
    margin: Share = Field(description="Differences below this share count as ties.")
    reason: str = Field(description="Why this weight.")
    counts: bool = Field(description="Whether its metric has a number here.")
    why_not: str | None = Field(description="Why it takes no part; null where it counts.")
    mean_weight: float | None = Field(
        description="Mean over draws of its weight, normalised over the objectives that count; "
        "null where it takes no part."
    )


class OptionValue(Result):
    """Value of an option by the case's objectives, from worst 0 to best 1."""

    value: Interval = Field(description="Its value over draws.")
    mean: float = Field(description="Mean value.")
    error: float = Field(description="Standard error of the mean.")
    best: Share = Field(description="Share of draws best; ties within the margin are shared.")
    alone: Share = Field(description="Share of draws best by more than the margin.")
    regret: Interval = Field(description="What it falls short of the best option of the draw.")
    mean_regret: float = Field(description="Mean regret.")
    parts: dict[Metric, float] = Field(description="What each objective adds to the mean value.")


class Ranking(Result):
    """Order of the options by mean value."""

    objectives: list[RankedObjective] = Field(description="Objectives in the order of the case.")
    strategies: dict[str, OptionValue] = Field(
        description="By option; empty where no objective counts."
    )
    order: list[str] = Field(description="Options by mean value, the best first.")
    top: list[str] = Field(
        description="Options that cannot be told from the first: within the margin, or within two "
        "standard errors of the paired difference."
    )
    margin: float | None = Field(
        description="Mean over draws of the difference of value that does not matter; null where "
        "no objective counts."
    )


class Event(Result):
    """An event that can be observed, and how a chance moves with it in the draws."""

    kind: EventKind = Field(
        description="`talks`: government and movement sat together; `open-contact`: a power is in "
        "open contact with the movement."
    )
    actor: str | None = Field(description="Id of the power in open contact; null for talks.")
    target: Target = Field(description="Metric whose chance moves.")
    before: Share = Field(description="The chance over all draws.")
    if_so: Share = Field(description="The chance where the event happens.")
    if_not: Share = Field(description="The chance where it does not.")
    error: float = Field(description="Standard error of the difference of the two.")
    happens: Share = Field(description="Share of draws in which the event happens.")


class Indicators(Result):
    """What would change the answer: events by a date, and what goes together with them."""

    by: str = Field(description="The date, a third of the horizon ahead, ISO 8601.")
    months: int = Field(description="Months from the as-of date to that date.")
    strategy: str = Field(description="The option under which events are counted: the first.")
    events: list[Event] = Field(
        description="The three most telling events of each target, where 100 draws have the event "
        "and 100 do not, and the chances differ by more than two errors."
    )


class RestrictedInput(Result):
    """An input that a box restricts, and to what."""

    input: str = Field(
        description="Input column of the run; a leader's is replaced by faction and tier."
    )
    title: str = Field(description="The input in words, within a sentence.")
    unit: str = Field(description="Unit of its limits; empty for shares and scales.")
    low: float | None = Field(description="Least value in the box; null where it is open.")
    high: float | None = Field(description="Greatest value in the box; null where it is open.")
    low_range: tuple[float, float] | None = Field(
        description="Where 80 % of the low limits of resamples lie."
    )
    high_range: tuple[float, float] | None = Field(
        description="Where 80 % of the high limits of resamples lie."
    )
    kept: list[str] | None = Field(
        alias="values",
        description="Values in the box of an input without order; null for a number.",
    )
    quasi_p: float = Field(description="How easily chance does what the restriction does.")
    recurs: Share = Field(description="Share of resamples that have the restriction.")
    claims: list[str] = Field(description="Of a reported tie, all reports and denials of it.")


class Unseen(Result):
    """What a box holds of the half of the draws that it was not made from."""

    coverage: Share = Field(description="Share of the draws that backfire which lie in the box.")
    density: Share = Field(description="Share of the draws in the box that backfire.")
    support: Share = Field(description="Share of all draws that lie in the box.")
    interval: tuple[Share, Share] = Field(description="95 % interval of the density.")
    base: Share = Field(description="Share of all draws that backfire.")
    p_value: Share = Field(
        description="Chance of so many in the box at the base rate, corrected for all boxes of the "
        "run that were tried."
    )


class Box(Result):
    """Conditions under which an option backfires more often."""

    stable: bool = Field(description="Whether the box holds on draws that it was not made from.")
    restrictions: list[RestrictedInput] = Field(description="Inputs restricted, three at most.")
    coverage: Share = Field(
        description="Share of the draws that backfire which lie in the box, in the half that it "
        "was made from."
    )
    density: Share = Field(description="Share of the draws in the box that backfire, in that half.")
    support: Share = Field(description="Share of all draws that lie in the box, in that half.")
    unseen: Unseen


class Backfire(Result):
    """How often an option does one kind of harm, and under which conditions."""

    draws: int = Field(description="Draws in which it backfires.")
    rate: Share = Field(description="Share of draws in which it backfires.")
    box: Box | None = Field(description="Conditions, if any were found.")
    why_not: str | None = Field(description="Why there is no stable box; null where there is one.")


class Backfires(Result):
    """When an option does worse than no contact in the same draw."""

    reference: str = Field(description="The option that others are compared with.")
    material: Share = Field(
        description="Share of the reference's toll above which a difference counts as more deaths."
    )
    draws: int = Field(description="Draws compared.")
    strategies: dict[str, dict[Harm, Backfire | None]] = Field(
        description="By option other than the reference and kind of harm; null where that is not "
        "modelled; empty where the reference was not run."
    )


class CarriedRate(Result):
    """A count of what happened elsewhere, carried to the horizon."""

    id: str = Field(description="Stable name.")
    title: str = Field(description="What was counted, and per what.")
    events: int | None = Field(
        description="How often it happened; null where only a rate is known."
    )
    trials: int | None = Field(description="Of how many; null where only a rate is known.")
    rate: Share = Field(description="Events over trials.")
    within_36_months: Share | None = Field(
        description="Chance within 36 months; null where the rate says nothing of time."
    )
    source: str = Field(description="Key in the bibliography.")
    note: str = Field(description="Caution for the reader.")
    months: int = Field(description="The horizon.")
    over_months: Share | None = Field(
        description="Chance over the horizon by a constant hazard; null where the rate says "
        "nothing of time."
    )
    at_most: Share | None = Field(
        description="Upper 95 % bound over the horizon by the rule of three, where nothing was "
        "ever counted."
    )


class Check(Result):
    """The option without contact beside the plausible band of a metric."""

    share: Share = Field(description="Share of draws.")
    error: float = Field(description="Standard error of the share.")
    low: Share = Field(description="Low end of the band.")
    high: Share = Field(description="High end of the band.")
    verdict: Verdict = Field(description="Where the share lies, beyond two errors.")


class Plausibility(Result):
    """Base rates, and the prior-predictive check."""

    base_rates: list[CarriedRate] = Field(description="Counts of what became of other wars.")
    prior_predictive: dict[Metric, Check] = Field(
        description="By metric; empty where no option without contact was run."
    )


class StageShares(Result):
    """How many draws reach a stage, by itself and in order."""

    reached: Share = Field(description="Share of draws that reach it.")
    chain: Share = Field(description="Share of draws that reach it and every stage before it.")
    passed: Share | None = Field(
        description="`chain` over that of the stage before; null where no draw came so far."
    )
    lost: Share = Field(description="Share of draws that the chain loses here.")
    without: int = Field(description="Draws that reach it with a stage before it unreached.")
    reached_against_none: Difference | None = Field(
        description="Difference of `reached` to no contact in the same draw."
    )
    chain_against_none: Difference | None = Field(
        description="Difference of `chain` to no contact in the same draw."
    )


class OptionStages(Result):
    """The stages under one option."""

    stages: dict[Stage, StageShares] = Field(description="By stage.")
    breaks: Stage | None = Field(
        description="Stage at which the chain loses most draws; null where it loses none."
    )
    broken: Share = Field(description="Share of draws in which a deal failed.")
    trust_even: Share = Field(
        description="Share of draws in which trust rose and is at least even, both ways."
    )
    trust_rise: float | None = Field(
        description="Median rise of trust where it rose; null where it never did."
    )


class Stages(Result):
    """How far draws get from cooperation on an issue to a deal that holds."""

    order: list[Stage] = Field(description="The stages.")
    missing: dict[Stage, str] = Field(
        description="Why the case allows nobody to reach a stage, by stage."
    )
    strategies: dict[str, OptionStages] = Field(description="By option.")
