"""Records of ``case.yaml``: question, issues, criteria, strategies and objectives."""

from typing import Annotated, Final, Literal

from pydantic import Field

from detente.case.schema.cells import Day, Id, Number, Share, Text, Whole, ref
from detente.case.schema.conflict import Conflict
from detente.case.schema.hypotheses import HypothesisSet
from detente.case.schema.options import Strategy
from detente.case.schema.part import Part, Triple
from detente.vocabulary.classes import LeastClass
from detente.vocabulary.metrics import Metric

__all__ = [
    "QUESTION_WORDS",
    "AcceptedRule",
    "Asks",
    "Combination",
    "Criterion",
    "Issue",
    "ModelChoices",
    "Objective",
    "Offers",
    "Outcomes",
    "PartnerRule",
    "PartnerTest",
    "RoundsRead",
    "Settings",
    "SharedIssue",
    "Unknown",
]

QUESTION_WORDS: Final = 25  # words of the question for which page one of the report has room
Range = tuple[Number, Number]
Combination = Literal["all", "any", "weighted"]
Unknown = Literal["exclude", "include", "probe"]
Mechanism = Literal[
    "balance",
    "contact",
    "cooperation",
    "response",
    "attendance",
    "talks",
    "joining",
    "terms",
    "deal_life",
    "exclusion",
    "standing",
    "interdependence",
]


class Issue(Part):
    """An issue to be settled, on a scale from 0 to 100; both ends are described in words."""

    id: Id = Field(description="Name used by assessments.")
    title: Text = Field(description="Name as printed.")
    zero_means: Text = Field(description="What 0 means.")
    hundred_means: Text = Field(description="What 100 means.")
    status_quo: Triple = Field(description="Position on the scale at the as-of date.")
    reversion: Triple = Field(description="Position on the scale if there is no deal.")
    controllers: list[Annotated[Id, ref("actors")]] | None = Field(
        None,
        description="Who must sit where it is settled: the government, powers, representatives; "
        "default: the government. An empty list: the movement's own to offer.",
    )
    troops: bool = Field(
        default=False,
        description="Is it about troops of a power that controls it? A deal that moves it by more "
        "than a quarter of the scale starts their withdrawal.",
    )
    note: Text | None = Field(None, description="Reason or caution.")
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims behind the status quo and the reversion."
    )


class SharedIssue(Part):
    """An issue on which the convenor and a faction may work together, or against each other."""

    id: Id = Field(description="Name used by assessments of `stance` and `commitment`.")
    title: Text = Field(description="Name as printed.")
    kind: Literal["rival", "drugs", "other"] = Field(
        description="`rival`: the fight against the rival group; `drugs`: the drug trade."
    )
    note: Text | None = Field(None, description="Reason or caution.")
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims that it is shared."
    )


class AcceptedRule(Part):
    """A rule on who may deal with the movement, as those who hold it state it."""

    rule: Text = Field(description="What the rule asks for or forbids.")
    holders: list[Annotated[Id, ref("actors")]] = Field(
        default_factory=list, description="Who holds it, as far as a source says."
    )
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims that state it."
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
    about: Literal["interest", "preference"] | None = Field(
        None,
        description="What it is read from: what leaders want (`interest`) or which policies they "
        "prefer (`preference`); both are shown by tier.",
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
    item: Text | None = Field(
        None, description="Issue, shared issue or criterion, if the variable needs one."
    )
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

    combine: Combination = Field("all", description="How the tests are combined.")
    threshold: Share = Field(
        0.5, description="Share of the weight needed to pass, if combined by `weighted`."
    )
    tests: list[PartnerTest] = Field(description="The tests.")
    exclude: list[Annotated[Id, ref("actors")]] = Field(
        default_factory=list,
        description="Factions kept from the table under every option: they get no seat at rounds, "
        "are no party to talks or a deal, and this rule never picks them; reports say so.",
    )
    unknown: Unknown = Field(
        "exclude",
        description="What is done with a faction that fails no test and of which a tested trait is "
        "not known: it is left out, taken in, or met at the lowest level.",
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


class ModelChoices(Part):
    """Switches of the engagement model."""

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


class Outcomes(Part):
    """Worth of each end of the war at the horizon: lowest and highest weight, 0 for no matter."""

    continues: Range = Field(description="The war goes on.")
    bilateral: Range = Field(description="It goes on, and a power has a deal with the movement.")
    low_activity: Range = Field(description="It goes on at a level below that of a war.")
    ceasefire: Range = Field(description="A ceasefire is in force.")
    deal_with_part: Range = Field(description="A deal with a part of the movement is in force.")
    deal_binding: Range = Field(description="A deal that binds the movement is in force.")
    government_victory: Range = Field(description="The government has won.")
    rebel_victory: Range = Field(description="The movement has won.")
    reason: Text = Field(description="Reason for these weights.")


class Asks(Part):
    """The option in question, which the report answers for."""

    option: Id = Field(description="Id of the option in question.")
    against: list[Id] = Field(
        default_factory=list,
        description="Options that it is compared with; default: every other one without force.",
    )
    clause: Text | None = Field(
        None, description="Completes `The record cannot tell whether …`, such as `picking pays`."
    )


class Settings(Part):
    """``case.yaml``: the question of the case and all settings that are not in a table."""

    id: Id = Field(description="Name of the case.")
    title: Text = Field(description="Title as printed.")
    question: Text = Field(
        description="Question that the case answers, in one sentence of at most 25 words."
    )
    as_of: Day = Field(description="As-of date; nothing that became known later is read.")
    horizon_months: Annotated[Whole, Field(ge=1, le=240)] = Field(
        36, description="Months simulated."
    )
    handling: Text = Field("public", description="Handling marking printed on every page.")
    marks: list[Text] | None = Field(
        None,
        min_length=1,
        description="Handling markings, the lowest first; default: `public`, `internal`, "
        "`confidential`, `secret`.",
    )
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
    shared_issues: list[SharedIssue] = Field(
        default_factory=list,
        description="Issues on which the convenor and the movement may work together.",
    )
    accepted_rules: list[AcceptedRule] = Field(
        default_factory=list,
        description="Rules on who may deal with the movement that the convenor is said to contest; "
        "printed with their holders and sources, without effect on a number.",
    )
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
    asks: Asks | None = Field(None, description="The option in question.")
    model: ModelChoices = Field(default_factory=ModelChoices, description="Switches of the model.")
    objectives: list[Objective] = Field(
        default_factory=list, description="Objectives by which strategies are compared."
    )
    outcomes: Outcomes | None = Field(
        None, description="Worth of each end of the war, beside the objectives."
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
