"""Records of ``case.yaml``: question, issues, criteria, strategies and objectives."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from detente.case.schema.cells import Day, Id, Number, Share, Text, Whole, ref
from detente.case.schema.conflict import Conflict
from detente.case.schema.part import Part
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
    "interdependence",
]


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
    """An issue to be settled, on a scale from 0 to 100; both ends are described in words."""

    id: Id = Field(description="Name used by assessments.")
    title: Text = Field(description="Name as printed.")
    zero_means: Text = Field(description="What 0 means.")
    hundred_means: Text = Field(description="What 100 means.")
    status_quo: Triple = Field(description="Position on the scale at the as-of date.")
    reversion: Triple = Field(description="Position on the scale if there is no deal.")
    note: Text | None = Field(None, description="Reason or caution.")
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims behind the status quo and the reversion."
    )


class Criterion(Part):
    """A criterion that sorts factions into classes."""

    id: Id = Field(description="Name used by assessments.")
    title: Text = Field(description="Name as printed.")
    direction: Literal["ascending", "descending"] = Field(
        "ascending", description="`ascending`: a higher value means more engageable."
    )
    low: Number = Field(0.0, description="Low end of the scale.")
    high: Number = Field(10.0, description="High end of the scale.")
    low_means: Text | None = Field(None, description="What the low end means.")
    high_means: Text | None = Field(None, description="What the high end means.")
    q: Number = Field(description="Indifference threshold.")
    p: Number = Field(description="Preference threshold, at least q.")
    v: Number | None = Field(None, description="Veto threshold, at least p; empty: no veto.")
    profiles: tuple[Number, Number] = Field(
        description="Border of ambivalent, then border of engageable, in the criterion's units."
    )
    doubt: Annotated[Number, Field(ge=0.0)] = Field(
        0.0,
        description="Uncertainty of the borders: both shift up or down together, at most by this "
        "much.",
    )
    weight: tuple[Share, Share] = Field(
        description="Lowest and highest weight; the weights of all criteria sum to 1."
    )
    codes: list[Text] = Field(default_factory=list, description="Codes that it represents.")
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims that this criterion is used in practice."
    )


class PartnerTest(Part):
    """One test of a possible partner."""

    id: Id = Field(description="Name of the test.")
    title: Text = Field(description="The test in words.")
    measure: Literal["rival-weight", "variable", "class"] = Field(
        description="Measure: weight in regions where the rival is strong, a variable, or the "
        "class."
    )
    variable: Text | None = Field(None, description="Name of the variable, for `variable`.")
    object: Annotated[Id | None, ref("actors")] = Field(
        None, description="Actor towards whom the variable is measured."
    )
    at_least: Number | None = Field(None, description="Lowest value that passes.")
    at_least_class: LeastClass | None = Field(
        None, description="Lowest class that passes, for `class`."
    )
    weight: Share = Field(
        1.0, description="Weight of the test, if tests are combined by `weighted`."
    )
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims that this test is used in practice."
    )


class PartnerRule(Part):
    """Rule by which the convenor chooses partners."""

    combine: Literal["all", "any", "weighted"] = Field(
        "all", description="How the tests are combined."
    )
    threshold: Share = Field(
        0.5, description="Share of the weight needed to pass, if combined by `weighted`."
    )
    tests: list[PartnerTest] = Field(description="The tests.")
    exclude: list[Annotated[Id, ref("actors")]] = Field(
        default_factory=list,
        description="Factions kept from the table under every option: they get no seat at rounds, "
        "are no party to talks or a deal, and this rule never picks them; reports say so.",
    )


class RoundPlan(Part):
    """Rounds of talks planned by a strategy."""

    every_months: Annotated[Whole, Field(ge=1, le=120)] = Field(
        description="Months between rounds."
    )
    first_month: Annotated[Whole, Field(ge=1, le=120)] = Field(
        1, description="Month of the first round."
    )
    invite: list[Annotated[Id, ref("actors")]] = Field(
        description="Actors invited from the first round on."
    )
    widen: list[Annotated[Id, ref("actors")]] = Field(
        default_factory=list,
        description="Actors invited later: one more in each round, in this order.",
    )
    role: Literal["participant", "observer"] = Field(
        "participant", description="Role offered to those invited."
    )
    ask_movement: bool = Field(default=False, description="Is the movement invited?")
    series: Id | None = Field(
        None,
        description="Series that the rounds continue; its last list is the one at which others' "
        "attendance moves nobody; default: the convenor's latest series.",
    )
    consent: Literal["yes", "no", "unknown"] = Field(
        "unknown",
        description="Whether the government consents to these rounds; unknown: as often as it sat "
        "at the convenor's rounds on record.",
    )


class RoundsRead(Part):
    """How rounds on record are read."""

    silent: Literal["not-asked", "unknown"] = Field(
        "not-asked",
        description="What it means that a guest has no row in a round whose rows are complete.",
    )
    learn: bool = Field(
        default=True,
        description="Whether forecasts learn from them; if not, only rates of other cases count.",
    )


class Exit(Part):
    """Conditions under which a strategy ends contact with a faction permanently."""

    without_success_months: Annotated[Whole, Field(ge=1, le=240)] | None = Field(
        None, description="Months in contact without any successful issue cooperation."
    )
    attacks: Annotated[Whole, Field(ge=1, le=1000)] | None = Field(
        None, description="Successful attacks on talks, by any actor."
    )


class Strategy(Part):
    """A course of action of the convenor; data, never code."""

    id: Id = Field(description="none, continue, selective, unconditional, coercion, divide, …")
    title: Text = Field(description="Name as printed.")
    description: Text | None = Field(None, description="What the strategy means in practice.")
    convenor: Annotated[Id | None, ref("actors")] = Field(
        None, description="Actor that pursues it; default: the convenor of the case."
    )
    engage: Literal["none", "as-now", "all", "rule"] = Field(
        description="Factions engaged: none, those engaged now, all, or those the partner rule "
        "chooses."
    )
    combine: Literal["all", "any", "weighted"] | None = Field(
        None, description="Overrides how the partner tests are combined."
    )
    level: Level = Field("unofficial", description="Target level of contact.")
    withdraw_months: Annotated[Whole, Field(ge=1, le=120)] = Field(
        3, description="Months over which other contact is withdrawn, one level at a time."
    )
    label: Literal["keep", "suspend", "lift"] = Field(
        "keep", description="What happens to the label."
    )
    instruments: dict[Instrument, Share] = Field(
        default_factory=dict, description="Instruments used, and the level of each."
    )
    instruments_after: dict[Instrument, Annotated[Whole, Field(ge=0, le=1000)]] = Field(
        default_factory=dict,
        description="Sequence of instruments: months of issue cooperation by a faction before an "
        "instrument is used with it; for an appeal, months by all factions together.",
    )
    exit: Exit | None = Field(None, description="When contact ends permanently; empty: never.")
    posture: Literal["neutral", "coercion", "divide"] = Field(
        "neutral",
        description="Pressure on the movement; included so that its harm can be compared.",
    )
    sequence: Literal["together", "issues-first", "talks-first"] = Field(
        "together", description="Whether issue cooperation or talks come first."
    )
    rounds: RoundPlan | None = Field(None, description="Rounds of talks; empty: none.")
    press: Annotated[Id | None, ref("actors")] = Field(
        None, description="Hold-out power that is pressed; default: the hold-out of the case."
    )
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims that the strategy is or was pursued."
    )


class ModelChoices(Part):
    """Choices between published versions of the engagement model, and switches."""

    terms: Literal["bargaining.compromise", "bargaining.median"] = Field(
        "bargaining.compromise", description="Model of the terms that the parties vote on."
    )
    selective_contact: Literal["loosens", "tightens"] = Field(
        "loosens",
        description="Effect of uneven contact on a united movement: it loosens the movement, or it "
        "makes the movement close ranks.",
    )
    spoiling: Literal["by-type", "by-opportunity"] = Field(
        "by-type",
        description="Who may attack talks: only hardliners and splinters that are left out, or any "
        "faction that is left out, as far as its strength allows.",
    )
    off: list[Mechanism] = Field(
        default_factory=list,
        description="Mechanisms that are switched off, that is, held at their neutral value.",
    )


class Offers(Part):
    """Order of offers and cost of delay, for models of alternating offers."""

    order: list[Annotated[Id, ref("actors")]] = Field(
        min_length=2, description="Parties in the order in which they make offers."
    )
    discount: dict[Id, tuple[Share, Share]] = Field(
        description="Range of the discount factor for a delay of one offer, by party of the order."
    )
    quota: Share = Field(
        0.5,
        description="Share of the parties in the order that must be exceeded; 1: all must agree.",
    )


class Objective(Part):
    """An objective: a metric, its weight, and the margin below which differences are ties."""

    metric: Metric = Field(description="Metric of the run.")
    direction: Literal["more", "less"] = Field(description="Whether more or less is better.")
    worst: Number = Field(description="Value that scores 0.")
    best: Number = Field(description="Value that scores 1.")
    weight: tuple[Share, Share] = Field(description="Lowest and highest weight.")
    margin: Share = Field(
        0.02, description="Share of the range worst to best; smaller differences count as ties."
    )
    reason: Text = Field(description="Reason for this weight.")


class Hypothesis(Part):
    """One hypothesis of a set of rival hypotheses."""

    id: Id = Field(description="Name used by `hypotheses.csv`.")
    title: Text = Field(description="The hypothesis in words.")
    prior: Share = Field(description="Prior probability.")


class HypothesisSet(Part):
    """Rival hypotheses about one question; their priors sum to 1."""

    id: Id = Field(description="Name of the set.")
    question: Text = Field(description="The question that the hypotheses answer.")
    members: list[Hypothesis] = Field(min_length=2, description="The rival hypotheses.")


class Settings(Part):
    """``case.yaml``: the question of the case and all settings that are not in a table."""

    id: Id = Field(description="Name of the case.")
    title: Text = Field(description="Title as printed.")
    question: Text = Field(description="Question that the case answers.")
    as_of: Day = Field(description="As-of date; nothing that became known later is read.")
    horizon_months: Annotated[Whole, Field(ge=1, le=240)] = Field(
        36, description="Months simulated."
    )
    handling: Text = Field("public", description="Handling marking printed on every page.")
    movement: Annotated[Id, ref("actors")] = Field(description="Armed movement.")
    government: Annotated[Id, ref("actors")] = Field(description="Government.")
    convenor: Annotated[Id, ref("actors")] = Field(description="Outside power that acts.")
    rival: Annotated[Id | None, ref("actors")] = Field(None, description="Rival armed group.")
    holdout: Annotated[Id | None, ref("actors")] = Field(
        None, description="Power that refuses contact."
    )
    contact_record_from: Day | None = Field(
        None,
        description="Day from which contacts of powers with the movement were looked for; empty: "
        "that of the first contact on record.",
    )
    conflict: Conflict | None = Field(
        None, description="Facts of the war, for the record of other wars; empty: no record."
    )
    offers: Offers | None = Field(None, description="Order of offers, if there is one.")
    codes: dict[str, Text] = Field(
        default_factory=dict,
        description="Codes used in the column `supports` of claims, with their meaning.",
    )
    issues: list[Issue] = Field(default_factory=list, description="Issues to be settled.")
    criteria: list[Criterion] = Field(
        default_factory=list, description="Criteria that sort factions into classes."
    )
    cutting_level: tuple[Share, Share] = Field(
        (0.65, 0.85), description="Lowest and highest cutting level of the sorting."
    )
    partner_rule: PartnerRule | None = Field(None, description="Rule by which partners are chosen.")
    rounds: RoundsRead = Field(
        default_factory=RoundsRead, description="How rounds on record are read."
    )
    strategies: list[Strategy] = Field(min_length=1, description="Strategies to compare.")
    model: ModelChoices = Field(
        default_factory=ModelChoices, description="Choices and switches of the model."
    )
    objectives: list[Objective] = Field(
        default_factory=list, description="Objectives by which strategies are compared."
    )
    hypotheses: list[HypothesisSet] = Field(
        default_factory=list, description="Sets of rival hypotheses and their priors."
    )
    propositions: dict[str, Share] = Field(
        default_factory=dict,
        description="Prior probability of a contested proposition; default: 0.5.",
    )
    grades: dict[str, Share] = Field(
        default_factory=dict,
        description="Overrides of the accuracy of a pair of grades, for example `B2: 0.8`.",
    )
