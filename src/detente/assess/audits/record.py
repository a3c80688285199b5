"""Records of the audits of a run."""

from typing import Literal

from pydantic import Field

from detente.assess.worlds.record import AssumedHere
from detente.runs.result import Change, Result, Share
from detente.vocabulary.ends import End
from detente.vocabulary.levers import Lever
from detente.vocabulary.metrics import Metric

__all__ = [
    "AnchorAudit",
    "Answer",
    "Apart",
    "Audits",
    "Chain",
    "ChainLink",
    "Dominance",
    "EvidenceAlone",
    "Extremes",
    "Gain",
    "Inert",
    "InputGroup",
    "LeverGains",
    "Leverage",
    "Meets",
    "Moved",
    "Number",
    "Played",
    "Reordered",
    "Tried",
    "Unsourced",
    "Without",
    "Worth",
]

Number = Literal["any_deal", "bilateral_deal", "rebel_victory"]
"""Shares of draws that weak links are looked for in."""

Played = Lever | Literal["alleged"]
"""A lever, or whether instruments act only where their claims stand, as in the reference option."""

Worth = Literal["value", "any_deal", "bilateral_deal"]
"""What gains are counted in."""


class Meets(Result):
    """One number of the reference war, beside that of the record."""

    here: float | None = Field(description="In the reference war; null if it never came up.")
    record: float | None = Field(description="By the record; null where it has no such number.")
    holds: bool | None = Field(description="Whether the two agree as far as they must.")


class AnchorAudit(Result):
    """How the reference war, of which only the facts of the record are known, meets the record."""

    draws: int = Field(description="Draws of the reference war.")
    any_deal: Meets = Field(description="A deal in force by the horizon; must agree within .015.")
    government_victory: Meets = Field(description="Must agree within .015.")
    rebel_victory: Meets = Field(description="Must agree within .015.")
    joining: Meets = Field(description="Hazard a month of joining; must agree by a factor of 1.5.")
    ceasefire: Meets = Field(description="Ever in a ceasefire; beside the others, not anchored.")
    low_activity: Meets = Field(description="Ever in low activity; the same.")


class Dominance(Result):
    """Whether an option does better or worse than the reference option by one metric."""

    option: str
    metric: Metric
    p_better: float = Field(description="Share of draws in which the option does better.")
    p_worse: float = Field(description="Share of draws in which it does worse.")
    flagged: bool = Field(
        description="It is never worse and better in more than 1 in 100 draws, or the reverse: the "
        "metric's sign is assumed, not found."
    )
    one_sided: bool = Field(
        description="The rarer side is below 5 % of the draws that differ, and not flagged."
    )


class Answer(Result):
    """Which options come first."""

    order: list[str] = Field(description="Options by mean value, the best first.")
    top: list[str] = Field(description="Options that cannot be distinguished from the first.")


class Without(Result):
    """The ranking without the metrics whose sign is assumed."""

    metrics: list[Metric] = Field(description="Metrics flagged under some option.")
    with_: Answer = Field(alias="with", description="The answer with them: that of the run.")
    without: Answer = Field(
        description="The answer without them; empty if no other objective counts."
    )


class Reordered(Result):
    """The ranking after the evidence was changed."""

    order: list[str] = Field(description="Options by mean value, the best first.")
    tau: float | None = Field(
        description="Kendall's tau-b with the ranking as is; options within two standard errors "
        "are ties; null if one of the two rankings tells nothing apart."
    )
    stays: bool = Field(
        description="Whether the first option as is stays first, or cannot be told from the first."
    )


class Leverage(Result):
    """How far the ranking rests on the evidence."""

    draws: int = Field(description="Draws run again.")
    as_is: list[str] = Field(description="Options by mean value in these draws, the best first.")
    struck: Reordered = Field(
        description="Numbers with claims at their stand-ins, hypotheses and the government's "
        "consent as before any evidence, no announced round."
    )
    reversed: Reordered = Field(
        description="Numbers with claims mirrored in their range, likelihoods inverted, consent "
        "reversed, no announced round."
    )
    assumed: bool = Field(
        description="Tau is at least .95 both times and the first option stays: this ranking is a "
        "statement of assumptions."
    )


class Apart(Result):
    """A number that differs by more than a factor of 1.5 without what has no claim."""

    option: str
    number: str = Field(description="An end at the horizon, or `any_deal`.")
    here: Share = Field(description="Its share in the run, in the same draws.")
    alone: Share = Field(description="Its share by the evidence alone.")


class EvidenceAlone(Result):
    """The same run with every number without a claim at its stand-in."""

    draws: int = Field(description="Draws run again.")
    outcomes: dict[str, dict[End, float]] = Field(
        description="Share of draws in each end at the horizon, by option."
    )
    any_deal: dict[str, float] = Field(
        description="Share of draws with a deal in force by the horizon, by option."
    )
    apart: list[Apart] = Field(
        description="Numbers that differ from those of the run by more than a factor of 1.5 and by "
        "more than two standard errors."
    )


class InputGroup(Result):
    """One input, or all inputs on one variable that one party has and no claim supports."""

    inputs: list[str] = Field(
        description="Input columns; several if one party's are moved together."
    )
    party: str | None = Field(description="Id of that party; null for one input.")


class Tried(InputGroup):
    """Inputs set at two values to see what they move."""

    share: Share = Field(
        description="Largest first-order share of the variance of the three numbers."
    )
    claim: bool = Field(
        description="Whether a claim supports it: for a parameter, by a set that binds it."
    )


class Moved(InputGroup):
    """A number that inputs move by more than a factor of two."""

    number: Number = Field(description="The number that they move.")
    low: Share = Field(description="The number with each input at its 10th percentile.")
    high: Share = Field(description="The number with each input at its 90th percentile.")
    times: float = Field(
        description="The larger over the smaller; half a draw is added to both, so that none is 0."
    )
    claim: bool = Field(description="Whether a claim supports it.")


class Unsourced(Result):
    """Weak links: inputs without a claim behind them that move a number by more than two."""

    draws: int = Field(description="Draws run again.")
    option: str = Field(description="The option under which the numbers are counted.")
    tried: list[Tried] = Field(description="The inputs with the largest shares, the first leading.")
    moved: list[Moved] = Field(
        description="What they move by more than a factor of two and two standard errors."
    )


class Inert(Result):
    """What switching one mechanism off changes."""

    mechanism: str
    differs: float = Field(description="Largest share of draws, over options, that end otherwise.")
    contrast: Change | None = Field(
        description="Largest change of an option's difference from the reference option: in value, "
        "without objectives in the share with any deal; null without another option."
    )
    inert: bool = Field(
        description="Fewer than one draw in 100 ends otherwise, and the change of that difference "
        "is within two standard errors: inert here."
    )


class ChainLink(Result):
    """What cooperation on shared issues leads to under one option, in numbers of draws."""

    trust_up: int = Field(description="Trust between government and factions is higher for it.")
    trust_down: int = Field(description="It is lower for it.")
    talks_sooner: int = Field(description="The two sides first talk sooner for it.")
    talks_later: int = Field(description="Later, or never.")
    deal_gained: int = Field(description="There is a deal only with it.")
    deal_lost: int = Field(description="There is a deal only without it.")
    whole_up: int = Field(description="All three upwards: more trust, sooner talks, a deal.")
    whole_down: int = Field(description="All three downwards.")
    any_deal: Change = Field(description="Change of the share of draws with any deal.")


class Chain(Result):
    """The chain from cooperation over trust and talks to a deal, counted draw by draw."""

    draws: int = Field(description="Draws run with and without cooperation.")
    options: dict[str, ChainLink] = Field(description="By option.")


class Extremes(Result):
    """How often each option is best and worst."""

    draws: Share = Field(description="Share of draws in which options differ in value.")
    best: dict[str, Share] = Field(
        description="Share of these draws in which the option is best; ties within .05 of value "
        "count for all."
    )
    worst: dict[str, Share] = Field(description="The same for worst.")


class Gain(Result):
    """A gain over the reference option, split over the levers that differ."""

    whole: float = Field(description="The whole gain.")
    error: float = Field(description="Its standard error, over draws.")
    levers: dict[Played, float] = Field(
        description="Shapley value of each lever; they sum to the whole gain, not rounded."
    )
    errors: dict[Played, float] = Field(description="Standard error of each, over draws.")


class LeverGains(Result):
    """What each lever of an option adds to its gain over the reference option."""

    option: str = Field(description="The option: the first of the ranking.")
    draws: int = Field(description="Draws run again.")
    exact: bool = Field(
        description="Whether every order of the levers was counted; else 64 random orders."
    )
    gains: dict[Worth, Gain] = Field(description="By what is counted.")


class Audits(Result):
    """Audits of a run."""

    reference: str = Field(description="The reference option.")
    anchor: AnchorAudit | None = Field(description="Null where nothing can be settled.")
    dominance: list[Dominance] = Field(description="By option and metric, against the reference.")
    without_flagged: Without | None = Field(
        description="The ranking with and without flagged metrics; null without objectives."
    )
    leverage: Leverage | None = Field(description="Null without objectives.")
    evidence_alone: EvidenceAlone
    unsourced: Unsourced
    draws: int = Field(description="Draws of the audit of mechanisms.")
    inert: list[Inert] = Field(description="By mechanism that is on.")
    worlds: AssumedHere = Field(description="What the random worlds say is assumed.")
    chain: Chain | None = Field(description="Null where cooperation is switched off.")
    extremes: Extremes | None = Field(description="Null without objectives.")
    levers: dict[str, list[Played]] = Field(
        description="Levers in which each option differs from the reference option."
    )
    lever_gains: LeverGains | None = Field(
        description="Null if the first option is the reference option, or there is none."
    )
