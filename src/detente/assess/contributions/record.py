"""Define the content of ``contributions.json``."""

from typing import Literal, TypeAlias

from pydantic import Field

from detente.assess.audits.record import Reordered
from detente.case.schema.settings import Combination
from detente.runs.result import Change, Result
from detente.vocabulary.metrics import Metric

__all__ = [
    "Changed",
    "Contributions",
    "Group",
    "GroupShares",
    "LargestMove",
    "Means",
    "PrecedentEffect",
    "PriorChange",
    "PriorEffect",
    "Scored",
    "Shuffled",
    "Weighed",
    "WeightEffect",
]

Group = Literal["war", "contact", "cooperation", "talks", "spoiling", "deals"]
Scored: TypeAlias = Metric | Literal["value"]
Means: TypeAlias = dict[str, dict[Scored, float]]
"""Means by option and metric; ``value`` is missing if the case has no objectives."""


class Changed(Result):
    """Paired changes compared with the original draws; the rest stays the same."""

    first: str | None = Field(
        description="Option with the highest mean value after the change; null without objectives."
    )
    value: dict[str, Change] | None = Field(
        description="Change of value by option; null without objectives."
    )
    metrics: dict[str, dict[Metric, Change]] = Field(
        description="By option and metric that is modelled."
    )


class GroupShares(Result):
    """Shapley values: every metric divided over groups of mechanisms."""

    groups: dict[Group, list[str]] = Field(
        description="Mechanisms of each group, without those that are switched off."
    )
    shares: dict[str, dict[Scored, dict[Group, float]]] = Field(
        description="What each group adds, by option and metric; `value` is the mean value."
    )
    frozen: Means = Field(description="Means with all groups frozen, by option and metric.")
    whole: Means = Field(description="Means with all groups on, by option and metric.")


class LargestMove(Result):
    """The metric and option with the largest change, in standard deviations of the metric."""

    strategy: str = Field(description="Id of the option.")
    metric: Metric
    size: float = Field(description="Change in standard deviations of the metric.")
    delta: float = Field(description="Mean change.")
    error: float = Field(description="Standard error of the mean.")


class PriorChange(Result):
    """Changes if every draw of a parameter is halved, or doubled."""

    first: str | None = Field(
        description="Option with the highest mean value after the change; null without objectives."
    )
    value: dict[str, Change] | None = Field(
        description="Change of value by option; null without objectives."
    )
    settlement: dict[str, Change] = Field(
        description="Change of the probability of a deal by option; empty if it is not modelled."
    )
    most: LargestMove | None = Field(
        description="The metric and option with the largest change; null if nothing changes."
    )
    largest: float = Field(
        description="Largest change of a value or of the probability of a deal that is more than "
        "two standard errors; 0 if there is none."
    )


class PriorEffect(Result):
    """One parameter of a mechanism, halved and doubled."""

    halved: PriorChange
    doubled: PriorChange
    matters: bool = Field(
        description="Whether another option then has the highest mean value, or the largest change "
        "is at least 0.005."
    )


class PrecedentEffect(Result):
    """One precedent at both ends of similarity."""

    zero: Changed = Field(description="If it says nothing on this case.")
    full: Changed = Field(description="If it is just like this case.")


class Weighed(Result):
    """The ranking under other weights of the objectives."""

    order: list[str] = Field(
        description="Options by mean value, the best first; without those that are not ranked."
    )
    value: dict[str, float] = Field(description="Mean value by option.")


class WeightEffect(Result):
    """One objective's weight, the others as drawn."""

    lowest: Weighed = Field(description="At the low end of its range.")
    highest: Weighed = Field(description="At the high end of its range.")
    alone: Weighed = Field(description="If nothing else counts.")


class Shuffled(Result):
    """Rankings with the evidence exchanged between the actors that it describes."""

    numbers: int = Field(description="Numbers with claims that have another to change with.")
    turns: list[Reordered] = Field(description="By shuffle.")


class Contributions(Result):
    """What each mechanism, prior and actor adds to the answer of a run."""

    schema_: str = Field(alias="schema", description="Name and version of this format.")
    digest: str = Field(description="SHA-256 of the case, cut to the as-of date.")
    run: str = Field(description="Digest of the run that it was made from.")
    seed: int = Field(description="Seed of the run.")
    draws: int = Field(description="Number of the run's first draws that were run again.")
    first: str | None = Field(
        description="Option with the highest mean value in these original draws; null without "
        "objectives."
    )
    mechanisms: dict[str, Changed] = Field(
        description="Each mechanism that is on, frozen alone at its neutral value."
    )
    groups: GroupShares
    priors: dict[str, PriorEffect] = Field(description="By `mechanism.parameter`.")
    actors: dict[str, Changed] = Field(description="Each actor left out, by id.")
    precedents: dict[str, PrecedentEffect] = Field(
        description="By precedent that is evidence on a set of hypotheses."
    )
    weights: dict[Metric, WeightEffect] = Field(
        description="By objective; empty with fewer than two."
    )
    rules: dict[Combination, Changed] = Field(
        description="Partner tests combined another way; empty if no option picks by tests."
    )
    shuffled: Shuffled | None = Field(
        description="Rankings with the evidence shuffled; null without objectives."
    )
