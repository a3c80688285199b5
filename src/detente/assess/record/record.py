"""Define the record of other wars as a case reads it."""

from typing import Final, Literal

from pydantic import Field

from detente.estimates.record import Skill
from detente.models.record.facts import Unit
from detente.runs.result import Result, Share
from detente.vocabulary.metrics import Metric

__all__ = [
    "SAME",
    "Beside",
    "FactRead",
    "Given",
    "Held",
    "NoRecord",
    "RecordChance",
    "Resumed",
    "WarsLikeThis",
]

Given = Literal["forecast", "average", "count"]
"""How a chance was made: a forecast from the facts, the average of all wars, or a plain count."""

NoRecord = Literal["not-stated", "too-early", "too-long", "first-year", "over"]
"""Why there is no forecast: the war is not stated, the as-of date is before the first cut, the
horizon is above 60 months, the war is in its first year, or it is over."""

Ends = tuple[float, float, float]

SAME: Final[dict[str, Metric]] = {"deal": "settlement"}
"""Event of the record → metric of the model that is the same event. A full agreement of the record
leaves no issue open; the model's binds the whole movement: they are not set side by side."""


class FactRead(Result):
    """A fact of the war as the record reads it."""

    value: str = Field(description="Its value as stated.")
    claims: list[str] = Field(description="Claims behind it.")
    moved: bool = Field(
        description="Whether it lies outside the wars on record and was moved to their range."
    )


class RecordChance(Result):
    """The chance of one event within the horizon, among wars like this one."""

    chance: Share = Field(description="The chance.")
    low: Share | None = Field(description="Low end of its 80 % range; null for an average.")
    high: Share | None = Field(description="High end.")
    worth: float | None = Field(
        description="Number of wars whose plain count would be as sure; null for an average."
    )
    given: Given = Field(
        description="`forecast` from the facts, `average` of all wars where facts do not help or "
        "most are missing, or `count` of quiet wars."
    )
    skill: Skill = Field(
        description="Whether forecasts of this event beat the average: on conflicts left out and "
        "in later years (yes), in one of the two (weak), in neither (none)."
    )
    across: Ends | None = Field(
        description="Skill on conflicts left out against their average: low, point, high of 90 %."
    )
    later: Ends | None = Field(
        description="Skill in later years against the recent rate: low, point, high of 90 %."
    )
    scored_at: int | None = Field(description="Months at which it was scored; null for a count.")
    claims: list[str] = Field(
        default_factory=list,
        description="Claims that change the chance or its range when struck out, the largest "
        "change first.",
    )


class Beside(Result):
    """What this run says of the same event, unit and horizon.

    The record sets the level of deals in a run; no outcome has tested its numbers.
    """

    metric: Metric | None = Field(description="The run's metric; null for a fate.")
    share: Share = Field(description="Share of draws under the option that goes on as now.")
    error: float = Field(description="Standard error of the share.")
    outside: bool = Field(
        description="Whether it lies outside the record's 80 % range by more than two errors."
    )
    apart: float | None = Field(
        description="Its distance from the record's chance in log-odds, two draws of each kind "
        "added; null without a record."
    )
    printed: Share = Field(
        description="The share as page one prints it: at most 1 in log-odds from the record, until "
        "forecasts of twenty cases have been scored."
    )


class Resumed(Result):
    """How often fighting resumed after an end of one kind."""

    ends: int = Field(description="Ends counted.")
    within_3: int = Field(description="Fighting again within three years.")
    ends_5: int = Field(description="Ends that can be followed for five years.")
    within_5: int = Field(description="Fighting again within five years.")


class Held(Result):
    """How long agreements of one kind held."""

    agreements: int = Field(description="Agreements followed.")
    years_1: Share = Field(description="Share that held for one year.")
    years_3: Share = Field(description="Share that held for three years.")
    years_5: Share = Field(description="Share that held for five years.")


class WarsLikeThis(Result):
    """What became of wars like this one, and what the model says of the same events."""

    why_none: NoRecord | None = Field(
        description="Why there is no forecast; null if there is one, or a count of quiet wars."
    )
    unit: Unit | None = Field(
        description="`movement`: the government and one movement; `war`: and all who fight it."
    )
    until: int | None = Field(description="Last calendar year that the estimates know.")
    quiet: bool = Field(description="Whether the war is quiet, so that plain counts are given.")
    fresh_text: bool = Field(
        description="Whether a text was signed within the last year; the record then knows only "
        "wars in which fighting went on afterwards."
    )
    own_past: bool | None = Field(
        description="Whether the past of the case's own war is in the data; null if the case does "
        "not name it."
    )
    months: int = Field(description="Horizon in months.")
    facts: dict[str, FactRead] = Field(description="Facts read, by key of `conflict`.")
    missing: list[str] = Field(description="Facts that are not stated, by key of `conflict`.")
    chances: dict[str, RecordChance] = Field(
        description="By event: six fates, text, deal, full, truce; of a quiet war deal, full and "
        "fighting again."
    )
    option: str | None = Field(
        description="The option that goes on as now, which is compared; null if there is none."
    )
    model: dict[str, Beside] = Field(
        description="By event, a deal and the six fates, what this run says under that option: "
        "unscored and not calibrated, and nothing is pooled with the record."
    )
    first_year: dict[str, int] = Field(
        description="How the first calendar years of episodes ended, for a war in its first year."
    )
    resumed: dict[str, Resumed] = Field(description="Fighting again, by how it had ended.")
    held: dict[str, Held] = Field(description="How long agreements held, by kind.")
    note: str | None = Field(description="Note that the licence of the data asks for.")
