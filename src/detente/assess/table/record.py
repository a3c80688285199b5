"""Define results on attendance at rounds, roles, contacts and standing."""

from typing import Literal, get_args

from pydantic import Field

from detente.case.schema.cells import Precision
from detente.runs.result import Interval, Result, Share
from detente.vocabulary.levels import Level
from detente.vocabulary.roles import Role

__all__ = [
    "JOININGS",
    "MEASURES",
    "Attendance",
    "Consensus",
    "ContactPrior",
    "Contacts",
    "FirstAttendance",
    "HoldoutChance",
    "HoldoutStanding",
    "Joining",
    "JointStanding",
    "NetworkMeasure",
    "NetworkPlace",
    "PlannedGuest",
    "PlannedRounds",
    "PowerContact",
    "Pressure",
    "RecordedPart",
    "RecordedRound",
    "RecordedTie",
    "SeatedMovement",
    "Stalemate",
    "Standing",
    "Talks",
]

Invited = Literal["yes", "no", "unknown"]
Stalemate = Literal["low", "as is", "high"]
Pressure = Literal["not pressed", "pressed"]
Response = Literal["accepted", "declined", "none", "unknown"]

NetworkMeasure = Literal["liaison", "betweenness", "rank"]
"""Measure of a position in the network of talks and contacts."""

MEASURES: tuple[NetworkMeasure, ...] = get_args(NetworkMeasure)

Joining = Literal["either", "both"]
"""How the two paths of standing are joined: either suffices, or both are needed."""

JOININGS: tuple[Joining, ...] = get_args(Joining)


class RecordedTie(Result):
    """A recorded tie, such as a contact; a leader's is given as one of the body that he leads."""

    id: str = Field(description="Id of the tie in the case.")
    type: str = Field(description="Kind of tie, as in the case; neighbours are left out.")
    from_: str = Field(alias="from", description="Id of the actor from which it starts.")
    to: str = Field(description="Id of the other actor.")
    third: str | None = Field(
        description="Id of a third party: whom a tie backs or concerns, or with whom it bridges."
    )
    level: str | None = Field(description="Level of a contact.")
    acknowledged: str | None = Field(description="Whether the actors in contact admit it.")
    issuer: str | None = Field(description="Issuer of a label.")
    since: str | None = Field(description="First day, ISO 8601.")
    until: str | None = Field(description="Last day, ISO 8601.")
    precision: str = Field(description="Precision of both days.")
    exists: Share | None = Field(
        description="Share of draws in which it exists; null if the run does not use it."
    )
    claims: list[str] = Field(description="Claims on its existence.")
    note: str | None = Field(description="Note of the case.")


class PowerContact(Result):
    """Contact of a power with the movement at the horizon, under one option."""

    levels: dict[Level, Share] = Field(description="Share of draws at each level.")
    ever_open: Share = Field(description="Share of draws in which contact is open in some month.")
    first_open: Interval | None = Field(
        description="Month of the first open contact in draws with open contact; 0 = from the "
        "start."
    )


class Consensus(Result):
    """Share of powers with open or admitted contact at the horizon, under one option."""

    powers: Interval | None = Field(description="All powers with equal weight.")
    weighted: Interval | None = Field(
        description="Powers weighted by capability; only powers with an assessed capability."
    )


class HoldoutChance(Result):
    """Chance that the hold-out enters open contact with the movement, and what it rests on."""

    power: str = Field(description="Id of the hold-out.")
    option: str = Field(description="Option for which it holds: the first of the case.")
    draws: int = Field(description="Draws that are run again, from the first.")
    chance: Share = Field(description="Probability within the horizon, in the run.")
    prior_only: Share = Field(
        description="The same if the rates of contact come from their priors alone."
    )
    assumed: Share = Field(
        description="Share of the prior: the largest along the step to open contact, prior weight "
        "over prior and record weight."
    )
    over: dict[Stalemate, dict[Pressure, Share]] = Field(
        description="By stalemate (`low`, `high`: pain of the war at the 10th and 90th percentile "
        "of its draws; `as is`: as drawn) and by pressure on the hold-out: the run's chance, moved "
        "by the difference in the draws that are run again."
    )


class ContactPrior(Result):
    """How much of a power's chance of open contact is prior."""

    chance: Share = Field(description="Share of draws in which it is ever in open contact.")
    prior_only: Share = Field(
        description="The same with all rates of contact drawn from their priors alone."
    )
    assumed: Share = Field(
        description="Share of the prior in the chance: the largest over the rates on its path."
    )


class Contacts(Result):
    """Contacts: as recorded, and at the horizon under each option."""

    recorded: list[RecordedTie] = Field(description="Recorded contacts and labels.")
    powers: dict[str, dict[str, PowerContact]] = Field(description="By option and power.")
    factions: dict[str, dict[str, dict[Level, Share]]] = Field(
        description="Share of draws at each level of contact with the convenor, by option and "
        "faction."
    )
    nobody: dict[str, Share | None] = Field(
        description="Share of draws in which an option engages no faction, because its rule picks "
        "none or there is no contact to continue; null if it engages none by design."
    )
    consensus: dict[str, Consensus] = Field(description="By option.")
    holdout: HoldoutChance | None = Field(
        description="Of the hold-out; null if the case names none among the powers."
    )
    prior: dict[str, ContactPrior] = Field(
        description="By power, under the first option of the case."
    )


class RecordedPart(Result):
    """An actor's part in a recorded round."""

    actor: str = Field(description="Id of the actor.")
    invited: Invited = Field(description="Whether it was invited.")
    response: Response = Field(description="Its answer; `none` if it was not invited.")
    role: Role = Field(description="Role in which it came.")
    stated_reason: str | None = Field(description="The reason that it gave.")
    attributed_reason: str | None = Field(description="The reason that others gave for it.")
    claims: list[str] = Field(description="Claims behind this part.")
    note: str | None = Field(description="Note of the case.")


class RecordedRound(Result):
    """A recorded round."""

    id: str = Field(description="Id of the round in the case.")
    title: str = Field(description="Name of the round; its id if the case has no title.")
    series: str | None = Field(description="Series of rounds to which it belongs.")
    date: str = Field(description="First day, ISO 8601.")
    precision: Precision = Field(description="Precision of the day.")
    convenor: str = Field(description="Id of the actor that convened it.")
    parts: list[RecordedPart] = Field(description="One part per actor, in the case's order.")
    seats: int = Field(description="Actors that came in any role.")
    participants: int = Field(description="Actors that came as host or participant.")


class FirstAttendance(Result):
    """When a guest first comes to a round under an option, and in which role."""

    probability: Share = Field(description="Share of draws in which it comes to any round.")
    month: Interval | None = Field(
        description="Month of its first round, in draws in which it comes; null if there are none."
    )
    roles: dict[Role, Share] | None = Field(
        description="Share of these draws by its role in that round; null if there are none."
    )


class PlannedGuest(Result):
    """A guest at the rounds of an option."""

    asked: Literal["host", "yes", "no"] = Field(
        description="Whether the option invites it to any of its rounds, or it is the host."
    )
    probability: Share = Field(description="Share of draws in which it is at the last round.")
    roles: dict[Role, Share] = Field(description="Share of draws by its role at the last round.")
    first: FirstAttendance


class SeatedMovement(Result):
    """The movement at the powers' last round, under an option that invites it."""

    probability: Share = Field(description="Share of draws in which any of its factions comes.")
    factions: dict[str, Share] = Field(description="Share of draws by faction.")


class PlannedRounds(Result):
    """The rounds that an option holds."""

    rounds: Interval | None = Field(description="Rounds held.")
    seats: Interval | None = Field(description="Seats taken at the last round, with the host.")
    largest: Interval | None = Field(description="Most seats taken at any round.")
    guests: dict[str, PlannedGuest] = Field(description="By id of the guest.")
    movement: SeatedMovement | None = Field(
        description="The movement at the last round; null if the option does not invite it."
    )


class Talks(Result):
    """Talks of government and movement under an option."""

    probability: Share = Field(
        description="Share of draws in which the government talks with a group that has at least a "
        "fifth of the movement's voice."
    )
    months: Interval | None = Field(
        description="Months of talks with any group in these draws; null if there are none."
    )
    first_month: Interval | None = Field(
        description="First month of talks in these draws; null if there are none."
    )
    broken: Share = Field(description="Share of draws in which a deal is broken.")


class Attendance(Result):
    """Attendance at rounds: as recorded, and under each option."""

    observed: list[RecordedRound] = Field(description="Recorded rounds, by date.")
    planned: dict[str, PlannedRounds | None] = Field(
        description="By option; null for an option that holds no round."
    )
    talks: dict[str, Talks] = Field(description="By option.")


class NetworkPlace(Result):
    """The convenor's position in the network under one option, by one measure."""

    now: Interval | None = Field(description="The measure at the horizon.")
    change: Interval | None = Field(
        description="Change since before the talks; for a rank, places gained."
    )
    beyond: Interval | None = Field(
        description="Lead over the best other power as host of the same round; for a rank, places "
        "ahead."
    )
    ahead: Share = Field(description="Share of draws ahead of every other power as host.")


class HoldoutStanding(Result):
    """Mean standing from acceptance, by conduct of the hold-out, under one option."""

    joins: float | None = Field(
        description="In draws in which it enters open contact in any month; null if there are none."
    )
    stays: float | None = Field(
        description="In draws in which it never enters open contact; null if there are none."
    )


class JointStanding(Result):
    """The two paths of standing joined in each draw, under one option."""

    value: Interval | None = Field(description="Over all draws.")
    joins: float | None = Field(
        description="Mean in draws in which the hold-out enters open contact in any month; null "
        "if there are none."
    )
    stays: float | None = Field(
        description="Mean in draws in which it never does; null if there are none."
    )


class Standing(Result):
    """The convenor's position in the network of talks and contacts; three separate measures."""

    draws: int = Field(description="Number of draws, the first of the run, with networks.")
    before: dict[NetworkMeasure, Interval | None] = Field(
        description="Each measure in the network before the talks."
    )
    strategies: dict[str, dict[NetworkMeasure, NetworkPlace]] = Field(
        description="By option and measure: `liaison`, pairs of groups that the convenor links; "
        "`betweenness`, shortest paths through it; `rank` among powers by PageRank, 1 = first."
    )
    holdout: dict[str, HoldoutStanding] = Field(description="By option.")
    joint: dict[str, dict[Joining, JointStanding]] = Field(
        description="By option: `either`, the larger of the two paths, where either suffices; "
        "`both`, the smaller, where both are needed. Empty if a path is not modelled."
    )
