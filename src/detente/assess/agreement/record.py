"""Results on what could be agreed: forecasts by every model, how they part, levers and packages."""

from typing import Literal

from pydantic import Field

from detente.assess.agreement.traits import Trait
from detente.assess.record.record import WarsLikeThis
from detente.case.schema.part import Triple
from detente.runs.result import Interval, Result, Share

__all__ = [
    "Disagreement",
    "ElicitedPosition",
    "FactionBound",
    "Forecasts",
    "IssueForecast",
    "IssueLevers",
    "IssueOutcome",
    "Lever",
    "Levers",
    "ModelForecast",
    "Package",
    "Packages",
    "PaidPackage",
    "PartyForecast",
    "Pooled",
    "Proposal",
    "RoundState",
    "Signing",
    "Stands",
    "TermsForecast",
    "TermsUnderOption",
    "Zone",
    "Zones",
]


class RoundState(Result):
    """Where the parties stand before the first round of a model, or after one."""

    median: float | None = Field(
        description="Median over draws of the weighted median; null where nobody has influence."
    )
    mean: float | None = Field(description="The same of the weighted mean.")
    positions: dict[str, float] = Field(description="Median position over draws, by party.")


class ModelForecast(Result):
    """What one model makes of an issue."""

    title: str = Field(description="Title of the model, with its reading where it has several.")
    traits: list[Trait] = Field(
        description="What the model names (`mean`, `median`, `mode`, `chances`, `gains`, `stands`) "
        "and is: `moves` if parties move, `bound` if it starts from what holds without a deal, "
        "`baseline` if it is what holds today, `package` if it takes all issues at once."
    )
    variant: str | None = Field(description="Reading of a model with several.")
    outcome: Interval | None = Field(description="Outcome over draws; null if there is none.")
    draws: int = Field(description="Draws that gave an outcome.")
    rounds: list[RoundState] = Field(
        description="State before the first round and after each; one for models without rounds."
    )
    why_not: str | None = Field(description="Reason for a null outcome.")
    tied: Share | None = Field(
        description="Share of draws in which several positions tie; null where that does not apply."
    )
    cycle: Share | None = Field(
        description="Share of draws in which positions go in a cycle; null where that does not "
        "apply."
    )
    settled: Share | None = Field(
        description="Share of draws in which parties came to rest; null where that does not apply."
    )
    mirrored: Interval | None = Field(
        default=None,
        description="Outcome with the scale read from its other end; null for models that do not "
        "mind the direction.",
    )
    turned: Share | None = Field(
        default=None,
        description="Share of draws in which the two differ by more than 1 point.",
    )
    equal_gains: Interval | None = Field(
        default=None,
        description="Choices in a draw between exchanges of exactly equal gain, made by the order "
        "of the table; null for models without exchanges.",
    )
    ordered: Interval | None = Field(
        default=None,
        description="Distance by draw between the least and the greatest outcome over random "
        "orders of such choices; null where none were tried.",
    )
    deal: Share | None = Field(
        description="Share of draws in which a deal is better for all than none; null where that "
        "does not apply."
    )


class Disagreement(Result):
    """How far models part on an issue, beside how unsure each of them is."""

    low: float = Field(description="Least of the models' medians.")
    high: float = Field(description="Greatest of the models' medians.")
    lowest: str = Field(description="Key of the model with the least median.")
    highest: str = Field(description="Key of the model with the greatest median.")
    between: float = Field(description="Distance between the two.")
    within: float = Field(description="Median over models of the width of the 80 % interval.")
    groups: list[list[str]] = Field(
        description="Keys of models, the largest group first: within a group the median of each "
        "lies in the interval of every other."
    )


class Pooled(Result):
    """One forecast of an issue: the model that errs least elsewhere, with its errors there."""

    model: str = Field(description="Key of the model.")
    outcome: Interval = Field(description="Median, and 80 % interval with the errors.")
    errors: Share = Field(
        description="Share of the variance from errors on other disputes; the rest is what is "
        "unsure about this case."
    )


class Stands(Result):
    """What holds on an issue, as drawn."""

    status_quo: Interval | None = Field(description="What holds today.")
    reversion: Interval | None = Field(description="What would hold without a deal.")


class Zone(Result):
    """Terms that some would rather have than what holds."""

    found: Share = Field(description="Share of draws in which there are such terms.")
    low: Interval | None = Field(description="Their lower end over those draws.")
    high: Interval | None = Field(description="Their upper end over those draws.")


class Zones(Result):
    """What beats the status quo, and what all sides of the talks prefer to no deal."""

    majority: Zone = Field(
        description="Terms that a weighted majority of all parties likes better than the status "
        "quo."
    )
    talks: Zone | None = Field(
        description="Terms that every side of the talks likes better than the reversion point; "
        "null where one of them has no position."
    )


class PartyForecast(Result):
    """A party to an issue."""

    actor: str = Field(description="Id of the party.")
    position: Interval | None = Field(description="Its position as drawn.")
    influence: Share = Field(description="Mean share of all influence.")


class IssueForecast(Result):
    """What every model makes of an issue."""

    title: str = Field(description="Title of the issue.")
    zero_means: str = Field(description="What 0 on the scale means.")
    hundred_means: str = Field(description="What 100 on the scale means.")
    models: dict[str, ModelForecast] = Field(
        description="By model; empty where nobody has a position."
    )
    disagreement: Disagreement | None = Field(description="Null for fewer than two models.")
    pooled: Pooled | None = Field(
        description="Null where its model has no outcome or was not asked."
    )
    stands: Stands
    zones: Zones
    parties: list[PartyForecast] = Field(description="Everybody with a position.")


class Forecasts(Result):
    """What `detente outcomes` prints of a case."""

    draws: int = Field(description="Draws of the forecasts.")
    seed: int = Field(description="Seed of the forecasts.")
    issues: dict[str, IssueForecast] = Field(description="By issue.")
    record: WarsLikeThis = Field(description="What became of wars like this one.")


class TermsForecast(Result):
    """Terms of the deals in force at the horizon, by one model of the talks."""

    outcome: Interval | None = Field(
        description="Terms in draws with a deal in force at the horizon; null if none has one."
    )


class TermsUnderOption(Result):
    """Terms of the deals in force at the horizon under one option."""

    table: Share = Field(description="Share of draws with a deal in force at the horizon.")
    models: dict[str, TermsForecast] = Field(description="By model of the talks.")


class ElicitedPosition(Result):
    """A party's position as elicited."""

    actor: str = Field(description="Id of the party.")
    low: float = Field(description="Low end.")
    mode: float = Field(description="Most likely value.")
    high: float = Field(description="High end.")
    status: Literal["judgement", "placeholder", "unconditional"] = Field(
        description="Status of the number in the case."
    )
    reason: str | None = Field(description="Reason given for it.")
    claims: list[str] = Field(description="Claims behind it.")


class IssueOutcome(IssueForecast):
    """An issue in the summary of a run: forecasts, and the terms of the talks by option."""

    status_quo: Triple = Field(description="What holds today, as the case says.")
    reversion: Triple = Field(description="What would hold without a deal, as the case says.")
    strategies: dict[str, TermsUnderOption] = Field(description="By option.")
    positions: list[ElicitedPosition] = Field(description="Elicited positions.")
    claims: list[str] = Field(description="Claims behind the issue and its positions.")


class Lever(Result):
    """One number of one party, moved to the end of its range that the asker prefers."""

    whose: str = Field(description="Id of the party.")
    what: Literal["position", "salience"] = Field(description="Which of its numbers is moved.")
    to: float = Field(description="The value it is moved to.")
    own: bool = Field(description="Is it the asker's own?")
    moves: Interval | None = Field(description="How far the outcome moves.")
    gain: Interval | None = Field(description="By how much it comes nearer to the asker.")
    mean_gain: float = Field(description="Mean of the gain.")
    error: float = Field(description="Standard error of that mean.")


class IssueLevers(Result):
    """What would bring the outcome of an issue nearer to an actor."""

    outcome: Interval | None = Field(description="Outcome as it is.")
    distance: Interval | None = Field(description="Its distance to the actor's position.")
    levers: list[Lever] = Field(description="The greatest mean gain first.")


class Levers(Result):
    """What `detente moves` prints."""

    actor: str = Field(description="For whom.")
    model: str = Field(description="Key of the model.")
    warning: str = Field(description="What the answer leaves out.")
    draws: int = Field(description="Draws before and after each shift.")
    seed: int = Field(description="Seed of the draws.")
    issues: dict[str, IssueLevers] = Field(description="By issue.")


class Package(Result):
    """Terms on several issues, and what they are worth to each party."""

    terms: dict[str, float] = Field(description="By issue.")
    gain: dict[str, float] = Field(description="By party, in shares of its stake.")


class Proposal(Package):
    """A package that a mediator could propose."""

    holds: Share = Field(description="Share of draws in which nobody loses by it.")


class PaidPackage(Package):
    """The package with the greatest sum of gains, whose losers are to be paid."""

    due: dict[str, float] = Field(description="What each party would have to be paid.")


class Packages(Result):
    """What `detente packages` prints."""

    parties: list[str] = Field(description="Those who must agree.")
    issues: list[str] = Field(description="The issues linked.")
    draws: int = Field(description="Draws in which proposals are tried.")
    seed: int = Field(description="Seed of the draws.")
    packages: int = Field(description="How many packages there are.")
    agreed: int = Field(description="How many of them leave nobody worse off.")
    efficient: int = Field(description="How many of those are on the Pareto frontier.")
    alone: dict[str, bool] = Field(
        description="By issue: are there terms on it alone by which nobody loses and somebody "
        "gains?"
    )
    proposals: dict[str, Proposal | None] = Field(
        description="By rule; null where nothing is agreed."
    )
    nearest: PaidPackage = Field(description="The greatest sum of gains.")


class FactionBound(Result):
    """Whether a faction is bound by a deal at the horizon, under one option."""

    bound: Share = Field(description="Share of draws in which a deal in force binds it.")
    of_deals: Share | None = Field(
        description="The same share of the draws with a deal in force; null if there are none."
    )


class Signing(Result):
    """Deals with the government under one option: how often, when, and whom they bind."""

    signed: Share = Field(description="Share of draws in which any deal is signed.")
    full: Share = Field(description="Share of draws in which a full deal is signed.")
    in_force: Share = Field(description="Share of draws with a deal in force at the horizon.")
    failed: Share = Field(description="Share of draws in which a deal failed.")
    first_month: Interval | None = Field(
        description="Month of the first deal, in draws with a deal; null if there are none."
    )
    factions: dict[str, FactionBound] = Field(description="By faction.")
