"""Records of ``case.yaml``: the question, the issues, the criteria, strategies and objectives."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from detente.case.schema.cells import Day, Id, Number, Share, Text, ref
from detente.vocabulary.classes import LeastClass
from detente.vocabulary.levels import Level
from detente.vocabulary.metrics import Metric

__all__ = [
    "MOVEMENT",
    "Criterion",
    "Exit",
    "Hypothesis",
    "HypothesisSet",
    "Instrument",
    "Issue",
    "ModelChoices",
    "Objective",
    "Offers",
    "PartnerRule",
    "PartnerTest",
    "RoundPlan",
    "Settings",
    "Strategy",
    "Triple",
]

MOVEMENT = ("one", "two", "many")  # members of the set `movement` that the model reads
Instrument = Literal["intelligence", "arms", "training", "appeal"]
Mechanism = Literal[
    "battlefield",
    "contact",
    "cooperation",
    "trust",
    "attendance",
    "bargaining",
    "spoiling",
    "ratification",
    "cohesion",
    "standing",
]


class Part(BaseModel):
    """A part of ``case.yaml``; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Triple(Part):
    """Lowest, most likely and highest value."""

    low: Number = Field(description="Lowest value.")
    mode: Number = Field(description="Most likely value.")
    high: Number = Field(description="Highest value.")

    @model_validator(mode="after")
    def _ordered(self) -> "Triple":
        if not self.low <= self.mode <= self.high:
            message = f"low {self.low:g}, mode {self.mode:g}, high {self.high:g} are out of order"
            raise ValueError(message)
        return self


class Issue(Part):
    """What would be settled, on a scale from 0 to 100 with both ends in words."""

    id: Id = Field(description="Name used by assessments.")
    title: Text = Field(description="Name as printed.")
    zero_means: Text = Field(description="What 0 means.")
    hundred_means: Text = Field(description="What 100 means.")
    status_quo: Triple = Field(description="Where things stand at the as-of date.")
    reversion: Triple = Field(description="Where they go if no deal is made.")
    note: Text | None = Field(None, description="Reason or caution.")
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims behind status quo and reversion."
    )


class Criterion(Part):
    """A criterion that sorts factions into classes."""

    id: Id = Field(description="Name used by assessments.")
    title: Text = Field(description="Name as printed.")
    direction: Literal["ascending", "descending"] = Field(
        "ascending", description="`ascending`: more is more engageable."
    )
    low: Number = Field(0.0, description="Low end of the scale.")
    high: Number = Field(10.0, description="High end of the scale.")
    low_means: Text | None = Field(None, description="What the low end means.")
    high_means: Text | None = Field(None, description="What the high end means.")
    q: Number = Field(description="Indifference threshold.")
    p: Number = Field(description="Preference threshold, at least q.")
    v: Number | None = Field(None, description="Veto threshold, at least p; empty is no veto.")
    profiles: tuple[Number, Number] = Field(
        description="Border of ambivalent, border of engageable, in the criterion's units."
    )
    doubt: Annotated[Number, Field(ge=0.0)] = Field(
        0.0, description="How far both borders may lie from where they are put, either way."
    )
    weight: tuple[Share, Share] = Field(
        description="Lowest and highest weight; the weights of all criteria sum to 1."
    )
    codes: list[Text] = Field(default_factory=list, description="Codes it stands for.")
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims that it is used."
    )


class PartnerTest(Part):
    """One test a partner must pass."""

    id: Id = Field(description="Name of the test.")
    title: Text = Field(description="The test in words.")
    measure: Literal["rival-weight", "variable", "class"] = Field(
        description="Weight where the rival is strong; a variable; or the class."
    )
    variable: Text | None = Field(None, description="Which variable, for `variable`.")
    object: Annotated[Id | None, ref("actors")] = Field(None, description="Towards whom.")
    at_least: Number | None = Field(None, description="Smallest value that passes.")
    at_least_class: LeastClass | None = Field(
        None, description="Lowest class that passes, for `class`."
    )
    weight: Share = Field(1.0, description="Its weight under `weighted`.")
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims that it is used."
    )


class PartnerRule(Part):
    """How the convenor picks whom to engage."""

    combine: Literal["all", "any", "weighted"] = Field("all", description="How tests combine.")
    threshold: Share = Field(0.5, description="Share of weight to pass, under `weighted`.")
    tests: list[PartnerTest] = Field(description="The tests.")
    exclude: list[Annotated[Id, ref("actors")]] = Field(
        default_factory=list, description="Excluded by declaration; printed as such."
    )


class RoundPlan(Part):
    """Rounds of talks that a strategy plans."""

    every_months: Annotated[int, Field(ge=1, le=120)] = Field(description="Months between rounds.")
    first_month: Annotated[int, Field(ge=1, le=120)] = Field(1, description="Month of the first.")
    invite: list[Annotated[Id, ref("actors")]] = Field(description="Invited from the first round.")
    widen: list[Annotated[Id, ref("actors")]] = Field(
        default_factory=list, description="Invited one after another, one more each round."
    )
    role: Literal["participant", "observer"] = Field("participant", description="Role offered.")
    ask_movement: bool = Field(default=False, description="Is the movement asked to come?")


class Exit(Part):
    """When a strategy gives up contact with a faction, for good."""

    without_success_months: Annotated[int | None, Field(ge=1, le=240)] = Field(
        None, description="Months in contact without one success of issue cooperation."
    )
    attacks: Annotated[int | None, Field(ge=1, le=1000)] = Field(
        None, description="Attacks on talks that got through, by whomever."
    )


class Strategy(Part):
    """What a convenor would do; data, never code."""

    id: Id = Field(description="none, continue, selective, unconditional, coercion, divide, …")
    title: Text = Field(description="Name as printed.")
    description: Text | None = Field(None, description="What it means in practice.")
    convenor: Annotated[Id | None, ref("actors")] = Field(
        None, description="Who acts; default the case's convenor."
    )
    engage: Literal["none", "as-now", "all", "rule"] = Field(
        description="Nobody; as it is now; all factions; or those the partner rule picks."
    )
    combine: Literal["all", "any", "weighted"] | None = Field(
        None, description="Overrides how the partner tests combine."
    )
    level: Level = Field("unofficial", description="Contact level aimed at.")
    withdraw_months: Annotated[int, Field(ge=1, le=120)] = Field(
        3, description="Months over which contact not aimed at is withdrawn, one level at a time."
    )
    label: Literal["keep", "suspend", "lift"] = Field("keep", description="What becomes of it.")
    instruments: dict[Instrument, Share] = Field(
        default_factory=dict, description="Instruments and their level."
    )
    instruments_after: dict[Instrument, Annotated[int, Field(ge=0, le=1000)]] = Field(
        default_factory=dict,
        description="The ladder: months of issue cooperation by a faction before an instrument is "
        "used with it; by all together, for an appeal.",
    )
    exit: Exit | None = Field(None, description="When contact is given up; never if empty.")
    posture: Literal["neutral", "coercion", "divide"] = Field(
        "neutral", description="Pressure on the movement; included to be compared on harm."
    )
    sequence: Literal["together", "issues-first", "talks-first"] = Field(
        "together", description="Which comes first, issue cooperation or talks."
    )
    rounds: RoundPlan | None = Field(None, description="Rounds of talks; none if empty.")
    press: Annotated[Id | None, ref("actors")] = Field(
        None, description="Hold-out power that is pressed; default the case's."
    )
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims that it is or was pursued."
    )


class ModelChoices(Part):
    """Choices between published readings of the engagement model, and switches."""

    terms: Literal["bargaining.compromise", "bargaining.median"] = Field(
        "bargaining.compromise", description="Model of the terms that parties vote on."
    )
    selective_contact: Literal["loosens", "tightens"] = Field(
        "loosens",
        description="What uneven contact does to a movement that is one: it loosens it, or it "
        "closes ranks.",
    )
    spoiling: Literal["by-type", "by-opportunity"] = Field(
        "by-type",
        description="Who may attack talks: hardliners and splinters left out, or whoever is left "
        "out, as its strength allows.",
    )
    off: list[Mechanism] = Field(
        default_factory=list, description="Mechanisms held at their neutral value."
    )


class Offers(Part):
    """Who makes offers to whom, and what waiting costs; for models of offers by turns."""

    order: list[Annotated[Id, ref("actors")]] = Field(
        min_length=2, description="Parties in the order in which they make offers, first to last."
    )
    discount: dict[Id, tuple[Share, Share]] = Field(
        description="Range of what one offer later is worth now, by party of the order."
    )
    quota: Share = Field(
        0.5, description="Share of the parties in the order that must be exceeded, or all at 1."
    )


class Objective(Part):
    """What counts, how much, and how big a difference matters."""

    metric: Metric = Field(description="Metric of the run.")
    direction: Literal["more", "less"] = Field(description="Is more better, or less?")
    worst: Number = Field(description="Value that scores 0.")
    best: Number = Field(description="Value that scores 1.")
    weight: tuple[Share, Share] = Field(description="Range of its weight.")
    margin: Share = Field(0.02, description="Differences below this share count as ties.")
    reason: Text = Field(description="Why this weight.")


class Hypothesis(Part):
    """One member of a set of rivals."""

    id: Id = Field(description="Name used by `hypotheses.csv`.")
    title: Text = Field(description="The hypothesis in words.")
    prior: Share = Field(description="Prior probability.")


class HypothesisSet(Part):
    """Rival hypotheses about one question; priors sum to one."""

    id: Id = Field(description="Name of the set.")
    question: Text = Field(description="What they are rival answers to.")
    members: list[Hypothesis] = Field(min_length=2, description="The rivals.")


class Settings(Part):
    """``case.yaml``: the question and everything that is not a row of evidence."""

    id: Id = Field(description="Name of the case.")
    title: Text = Field(description="Title as printed.")
    question: Text = Field(description="The question the case answers.")
    as_of: Day = Field(description="Nothing known later is read.")
    horizon_months: Annotated[int, Field(ge=1, le=240)] = Field(36, description="How far ahead.")
    handling: Text = Field("public", description="Handling mark printed on every page.")
    movement: Annotated[Id, ref("actors")] = Field(description="The armed movement.")
    government: Annotated[Id, ref("actors")] = Field(description="The government.")
    convenor: Annotated[Id, ref("actors")] = Field(description="The outside power that acts.")
    rival: Annotated[Id | None, ref("actors")] = Field(None, description="Rival armed group.")
    holdout: Annotated[Id | None, ref("actors")] = Field(None, description="Power that holds out.")
    offers: Offers | None = Field(None, description="Order of offers, where there is one.")
    codes: dict[str, Text] = Field(
        default_factory=dict, description="Codes used in `supports` and what they mean."
    )
    issues: list[Issue] = Field(default_factory=list, description="What would be settled.")
    criteria: list[Criterion] = Field(default_factory=list, description="What sorts factions.")
    cutting_level: tuple[Share, Share] = Field(
        (0.65, 0.85), description="Range of the cutting level of the sorting."
    )
    partner_rule: PartnerRule | None = Field(None, description="How partners are picked.")
    strategies: list[Strategy] = Field(min_length=1, description="What is compared.")
    model: ModelChoices = Field(
        default_factory=ModelChoices, description="Choices and switches of the model."
    )
    objectives: list[Objective] = Field(default_factory=list, description="What counts.")
    hypotheses: list[HypothesisSet] = Field(
        default_factory=list, description="Sets of rival hypotheses and their priors."
    )
    propositions: dict[str, Share] = Field(
        default_factory=dict,
        description="Prior chance of a contested proposition; even where none is given.",
    )
    grades: dict[str, Share] = Field(
        default_factory=dict,
        description="Overrides of the accuracy of a pair of grades, for example `B2: 0.8`.",
    )
