"""Define results on which factions can be engaged, and on the number of camps."""

from typing import Literal

from pydantic import Field

from detente.case.schema.settings import Combination, Unknown
from detente.runs.result import Interval, Result, Share
from detente.vocabulary.classes import Class, LeastClass

__all__ = [
    "Block",
    "BlockStanding",
    "Calibration",
    "CalibrationRow",
    "CampCount",
    "Camps",
    "CriterionValue",
    "Direction",
    "Ground",
    "HorizonClass",
    "HorizonClasses",
    "IssueStance",
    "OutrankingStep",
    "PassedTest",
    "RivalPresence",
    "SortedActor",
    "SortedFaction",
    "Tier",
    "TierClasses",
    "Tile",
    "WorkedExample",
]

Direction = Literal["actor over border", "border over actor"]
Ground = Literal["assumption", "placeholder", "judgement", "evidence"]
Tier = Literal["senior", "mid"]
Block = Literal["interest", "preference"]


class CriterionValue(Result):
    """One actor on one criterion."""

    id: str = Field(description="Id of the criterion.")
    value: Interval | None = Field(description="Drawn value, in the criterion's units.")
    below: Share = Field(description="Share of draws on the bad side of the lower border.")
    above: Share = Field(description="Share of draws on the good side of the upper border.")
    rests_on: Ground = Field(description="The weakest ground among the numbers behind the value.")
    read_from_leaders: bool = Field(
        description="Whether the value is the mean of the actor's leaders."
    )
    claims: list[str] = Field(description="Claims behind the value.")
    reasons: list[str] = Field(
        description="Reasons of the assessments; those of leaders are left out."
    )


class SortedActor(Result):
    """An organisation, sorted into classes by its own traits."""

    acceptability: dict[Class, Share] = Field(
        description="Share of draws in each class, by the cautious rule."
    )
    pessimistic: dict[Class, Share] = Field(description="The same shares, under the rule's name.")
    optimistic: dict[Class, Share] = Field(
        description="Share of draws in each class, by the generous rule."
    )
    error: float = Field(
        description="Largest Monte Carlo standard error of a share of the cautious rule."
    )
    confidence: Share = Field(description="Share of the most frequent class, cautious rule.")
    entropy: float = Field(
        description="Entropy of the classes in nats, cautious rule; 0 if all draws agree."
    )
    contradiction: Share = Field(description="Share of draws in which the two rules differ.")
    central_weights: dict[Class, dict[str, Share] | None] = Field(
        description="Mean weights by criterion in the draws that give a class by the cautious "
        "rule; null if no draw gives it."
    )
    criteria: list[CriterionValue] = Field(description="Criteria in the order of the case.")
    claims: list[str] = Field(description="Claims behind any criterion, each once.")


class TierClasses(Result):
    """Classes of the leaders of one tier, of a faction or of the movement, as a mean."""

    leaders: int = Field(description="Leaders of the tier with a criterion on record.")
    withheld: bool = Field(
        description="Whether the shares are withheld: the mean would be a judgement on a person, "
        "because it covers fewer than three leaders or leaves fewer than three of the movement's."
    )
    criteria_known: Share | None = Field(
        description="Share of the leaders' criteria that is on record; null if withheld."
    )
    spoiler: Share | None = Field(description="Mean share of draws; null if withheld.")
    ambivalent: Share | None = Field(description="Mean share of draws; null if withheld.")
    engageable: Share | None = Field(description="Mean share of draws; null if withheld.")


class BlockStanding(Result):
    """Leaders of a tier on the criteria of one block, as a mean over leaders and criteria."""

    criteria: list[str] = Field(description="Ids of the criteria that the case marks so.")
    known: Share = Field(description="Share of the leaders' criteria that is on record.")
    below: Share = Field(description="Share of draws on the bad side of the lower border.")
    above: Share = Field(description="Share of draws on the good side of the upper border.")


class OutrankingStep(Result):
    """Credibility that an actor is at least as good as a border, or the reverse."""

    border: LeastClass = Field(description="The class above the border.")
    direction: Direction = Field(description="Which of the two is tested as at least as good.")
    concordances: dict[str, Share] = Field(description="Partial concordance by criterion.")
    discordances: dict[str, Share] = Field(description="Discordance by criterion.")
    concordance: Share = Field(description="Weighted mean of the partial concordances.")
    credibility: Share = Field(
        description="Concordance, reduced by each discordance greater than it."
    )
    outranks: bool = Field(description="Whether the credibility reaches the cutting level.")


class WorkedExample(Result):
    """One sorting at the middle of every range, to be checked by hand."""

    medians: dict[str, float] = Field(
        alias="values", description="Median of the actor's value by criterion."
    )
    weights: dict[str, Share] = Field(description="Mean weight by criterion.")
    borders: dict[LeastClass, dict[str, float]] = Field(
        description="Median of each border by the class above it and by criterion."
    )
    cutting_level: Share = Field(description="Median of the required credibility.")
    steps: list[OutrankingStep] = Field(description="Each border, in both directions.")
    pessimistic: Class = Field(description="Class by the cautious rule.")
    optimistic: Class = Field(description="Class by the generous rule.")


class SortedFaction(SortedActor):
    """A faction of the movement, sorted into classes."""

    perceived: dict[Class, Share] = Field(
        description="Share of draws in each class as the convenor perceives it, by the cautious "
        "rule."
    )
    tiers: dict[Tier, TierClasses | None] = Field(
        description="Classes of its leaders by tier; null if none of the tier was read."
    )
    by_hand: WorkedExample = Field(description="One sorting, step by step.")


class CampCount(Result):
    """Number of camps that leaders and factions form: prior, and posterior given their criteria."""

    camp_count: dict[str, Share] = Field(
        description="Probability of `1` to `4` camps, given the entries' criteria."
    )
    camp_count_prior: dict[str, Share] = Field(description="Prior probability of `1` to `4` camps.")
    camp_verdict: int | None = Field(
        description="Number of camps with odds of at least two to one; null if there is none."
    )
    camp_error: float | None = Field(
        description="Largest standard error of a log likelihood, from sampling; null if fewer "
        "than two entries were read."
    )
    camp_leaders: int = Field(
        description="Leaders in office with a criterion on record; 0 if factions are counted."
    )
    camp_factions: int = Field(
        description="Factions with a criterion on record, counted if fewer than two leaders have "
        "one; 0 if leaders are counted."
    )
    camp_known: Share = Field(description="Share of the entries' criteria that is on record.")


class PassedTest(Result):
    """How often each faction passes a partner test."""

    title: str = Field(description="The test in words.")
    claims: list[str] = Field(description="Claims that the test rests on.")
    passed: dict[str, Share] = Field(description="Share of draws by faction.")
    unknown: dict[str, Share] = Field(
        description="Share of draws in which too little is known to tell, by faction; the rule "
        "says whether such a faction is picked."
    )


class Tile(Result):
    """Position of a region on the tile map."""

    name: str = Field(description="Name of the region.")
    row: int = Field(description="Row, from the north.")
    col: int = Field(description="Column, from the west.")


class RivalPresence(Result):
    """Presence of the rival group under each reading of where it is strong."""

    tiles: dict[str, Tile] = Field(description="Tiles of the map, by region.")
    readings: dict[str, dict[str, Share]] = Field(
        description="Median share of each region, by reading; `as recorded` if the case names none."
    )


class IssueStance(Result):
    """How far a faction would cooperate on one issue."""

    value: Interval | None = Field(description="0 (works against it) to 1 (works on it).")
    rests_on: Ground = Field(description="Ground of the number.")


class Camps(CampCount):
    """Which factions can be engaged, and the number of camps; no person is listed."""

    draws: int = Field(description="Draws behind the shares.")
    seed: int = Field(description="Seed of the draws.")
    factions: dict[str, SortedFaction] = Field(
        description="Factions by id; empty if the case has no criteria or no factions."
    )
    tiers: dict[Tier, TierClasses | None] = Field(
        description="Classes of all leaders of each tier, whatever their faction; null if none of "
        "the tier was read."
    )
    tier_gap: dict[Class, float] | None = Field(
        description="Shares of the senior leaders minus those of the mid-level leaders; null "
        "unless both tiers are shown."
    )
    tier_blocks: dict[Tier, dict[Block, BlockStanding]] = Field(
        default_factory=dict,
        description="Interests and preferences of all leaders of each tier that is shown, as the "
        "case marks its criteria.",
    )
    rival: SortedActor | None = Field(
        description="The rival group, sorted like a faction; null if the case has no rival, no "
        "criteria or no factions."
    )
    partners: dict[Combination, dict[str, Share]] = Field(
        description="Share of draws in which each faction is chosen, by how the tests combine."
    )
    tests: dict[str, PassedTest] = Field(description="Partner tests by id.")
    excluded: list[str] = Field(
        description="Ids of organisations that the case excludes explicitly."
    )
    combine: Combination | None = Field(
        description="How the case combines the tests; null if it has no partner rule."
    )
    unknown: Unknown | None = Field(
        description="What the case's rule does with a faction that fails no test and of which too "
        "little is known; null if it has none."
    )
    rival_weight: dict[str, dict[str, Interval | None]] = Field(
        description="Influence of each faction, averaged over regions by the rival's presence, 0 "
        "to 1: in `all` draws, and by reading of where the rival is strong."
    )
    rival_presence: RivalPresence | None = Field(
        description="Presence of the rival; null if the case has no rival or no regions."
    )
    issues: dict[str, dict[str, IssueStance]] = Field(
        description="Cooperation on one issue, regardless of the class, by faction."
    )


class HorizonClass(Result):
    """One faction's class at the horizon under one option, by the cautious rule."""

    shares: dict[Class, Share] = Field(description="Share of draws in each class.")
    better: Share = Field(description="Share of draws in which its class is a better one than now.")
    worse: Share = Field(description="Share of draws in which it is a worse one.")


class HorizonClasses(Result):
    """Classes sorted again at the horizon, from the traits that contact has moved."""

    criteria: list[str] = Field(
        description="Ids of the criteria that contact moves: those marked as a preference."
    )
    options: dict[str, dict[str, HorizonClass]] = Field(description="By option and faction.")


class CalibrationRow(Result):
    """Verdicts in simulated studies with a given true number of camps."""

    true: int = Field(description="True number of camps.")
    separation: float = Field(
        description="Distance between camps, share of the scale; 0 with one camp."
    )
    noise: float = Field(description="Noise of a value, share of the scale.")
    right: Share = Field(description="Share of studies with the right number.")
    wrong: Share = Field(description="Share of studies with a wrong number.")
    cannot_tell: Share = Field(description="Share of studies without a verdict.")
    error: float = Field(description="Standard error of the share of wrong numbers.")


class Calibration(Result):
    """How often the number of camps is right, wrong or undecided at the case's size."""

    leaders: int = Field(description="Leaders in each simulated study.")
    criteria: int = Field(description="Criteria in each simulated study.")
    repeats: int = Field(description="Simulated studies in each row.")
    rows: list[CalibrationRow] = Field(description="By true number, distance and noise.")
