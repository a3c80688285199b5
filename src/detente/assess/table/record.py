"""Results on who comes to the table, in what role, and who is in contact."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from detente.case.schema.cells import Precision
from detente.runs.result import Interval, Result, Share
from detente.vocabulary.levels import Level
from detente.vocabulary.roles import Role

__all__ = [
    "MEASURES",
    "Attendance",
    "Consensus",
    "Contacts",
    "FirstAttendance",
    "HoldoutStanding",
    "Invitee",
    "NetworkMeasure",
    "NetworkPlace",
    "PastRound",
    "PastRounds",
    "PlannedGuest",
    "PlannedRounds",
    "PowerContact",
    "RecordedPart",
    "RecordedRound",
    "RecordedTie",
    "RoundErrors",
    "SeatedMovement",
    "Standing",
    "Talks",
]

Mark = Annotated[int, Field(ge=0, le=1)]
"""1 for yes, 0 for no."""

Invited = Literal["yes", "no", "unknown"]
Response = Literal["accepted", "declined", "none", "unknown"]

NetworkMeasure = Literal["liaison", "betweenness", "rank"]
"""NetworkMeasure of a place in the network of talks and contacts."""

MEASURES: tuple[NetworkMeasure, ...] = get_args(NetworkMeasure)


class RecordedTie(Result):
    """A contact or a label on record."""

    id: str = Field(description="Id of the tie in the case.")
    type: str = Field(description="`contact` or `label`.")
    from_: str = Field(alias="from", description="Id of the actor it starts from.")
    to: str = Field(description="Id of the other actor.")
    level: str | None = Field(description="Level of a contact.")
    acknowledged: str | None = Field(description="Whether those in contact admit it.")
    issuer: str | None = Field(description="Who issued a label.")
    since: str | None = Field(description="First day, ISO 8601.")
    until: str | None = Field(description="Last day, ISO 8601.")
    precision: str = Field(description="Precision of both days.")
    exists: Share | None = Field(
        description="Share of draws in which it exists; null if no draw asks for it."
    )
    claims: list[str] = Field(description="Claims that it exists.")
    note: str | None = Field(description="Note of the case.")


class PowerContact(Result):
    """Contact of a power with the movement at the horizon, under one option."""

    levels: dict[Level, Share] = Field(description="Share of draws at each level.")
    ever_open: Share = Field(description="Share of draws in which contact is open in some month.")
    first_open: Interval | None = Field(
        description="Month in which contact is first open, where it ever is; 0 from the start."
    )


class Consensus(Result):
    """Share of powers with open or admitted contact at the horizon, under one option."""

    powers: Interval | None = Field(description="Powers counted alike.")
    weighted: Interval | None = Field(
        description="Powers weighted by capability, of those whose capability is assessed."
    )


class Contacts(Result):
    """Who is in contact with whom: on record, and at the horizon under each option."""

    recorded: list[RecordedTie] = Field(description="Contacts and labels on record.")
    powers: dict[str, dict[str, PowerContact]] = Field(description="By option and power.")
    factions: dict[str, dict[str, dict[Level, Share]]] = Field(
        description="Share of draws at each level of contact with the convenor, by option."
    )
    consensus: dict[str, Consensus] = Field(description="By option.")


class RecordedPart(Result):
    """An actor's part in a round on record."""

    actor: str = Field(description="Id of the actor.")
    invited: Invited = Field(description="Whether it was asked.")
    response: Response = Field(description="What it answered; `none` where it was not asked.")
    role: Role = Field(description="In what role it came.")
    stated_reason: str | None = Field(description="The reason it gave.")
    attributed_reason: str | None = Field(description="The reason others give for it.")
    claims: list[str] = Field(description="Claims behind this part.")
    note: str | None = Field(description="Note of the case.")


class RecordedRound(Result):
    """A round on record."""

    id: str = Field(description="Id of the round in the case.")
    title: str = Field(description="What the round was called; its id if the case has no title.")
    series: str | None = Field(description="Series it belongs to.")
    date: str = Field(description="First day, ISO 8601.")
    precision: Precision = Field(description="Precision of the day.")
    convenor: str = Field(description="Id of the actor that convened it.")
    parts: list[RecordedPart] = Field(description="A part for each actor, in the case's order.")
    seats: int = Field(description="Actors that came in any role.")
    participants: int = Field(description="Actors that came as host or participant.")


class FirstAttendance(Result):
    """When a guest first comes to a round under an option, and in which role."""

    probability: Share = Field(description="Share of draws in which it comes to any round.")
    month: Interval | None = Field(
        description="Month of its first round in the draws in which it comes; null if in none."
    )
    roles: dict[Role, Share] | None = Field(
        description="Share of these draws by its role then; null if it comes in none."
    )


class PlannedGuest(Result):
    """A guest at the rounds of an option."""

    asked: Literal["host", "yes", "no"] = Field(
        description="Whether the option asks it to any of its rounds, or it is the host."
    )
    probability: Share = Field(description="Share of draws in which it is at the last round.")
    roles: dict[Role, Share] = Field(description="Share of draws by its role at the last round.")
    first: FirstAttendance


class SeatedMovement(Result):
    """The movement at the powers' last round, under an option that asks it."""

    probability: Share = Field(description="Share of draws in which any of its factions is there.")
    factions: dict[str, Share] = Field(description="Share of draws by faction.")


class PlannedRounds(Result):
    """The rounds that an option holds."""

    rounds: Interval | None = Field(description="Rounds held.")
    seats: Interval | None = Field(description="Seats taken at the last round, host included.")
    largest: Interval | None = Field(description="Most seats taken at any round.")
    guests: dict[str, PlannedGuest] = Field(description="By id of the guest.")
    movement: SeatedMovement | None = Field(
        description="The movement at the last round; null if the option does not ask it."
    )


class Talks(Result):
    """Talks of government and movement under an option."""

    probability: Share = Field(description="Share of draws with any talks.")
    months: Interval | None = Field(
        description="Months of talks in the draws with talks; null if there are none."
    )
    first_month: Interval | None = Field(
        description="First month of talks in these draws; null if there are none."
    )
    broken: Share = Field(description="Share of draws in which a deal is broken.")


class Attendance(Result):
    """Who comes to which round: on record, and under each option."""

    observed: list[RecordedRound] = Field(description="Rounds on record, by date.")
    planned: dict[str, PlannedRounds | None] = Field(
        description="By option; null for an option that holds no round."
    )
    talks: dict[str, Talks] = Field(description="By option.")


class Invitee(Result):
    """A guest in the forecast of a past round, beside two baselines and the record."""

    offer: Share = Field(description="Mean chance over draws that the host would ask it.")
    probability: Share = Field(description="Mean chance over draws that it comes if asked.")
    role: Role = Field(description="Its likeliest role if asked.")
    nearest_neighbour: Mark | None = Field(
        description="1 if the nearest powers come and it is one of them, or is the government; "
        "null if the distance of no power was assessed."
    )
    last_round: Mark | None = Field(
        description="1 if it was at the same host's round before; null if none was known of."
    )
    asked: Invited = Field(description="Whether it was asked, as recorded.")
    came: Mark | None = Field(description="1 if it came, as recorded; null if not on record.")


class RoundErrors(Result):
    """Mean squared errors of a forecast over those asked; 0 is perfect, 0.25 no knowledge."""

    asked: int = Field(description="Guests asked whose part is on record.")
    model: float | None = Field(description="Error of the model; null if nobody was asked.")
    nearest_neighbour: float | None = Field(
        description="Error of the guess that the nearest come; null if it says nothing."
    )
    last_round: float | None = Field(
        description="Error of the guess that the same come as last time; null if it says nothing."
    )


class PastRound(Result):
    """A past round, forecast from what was known on the day before."""

    title: str = Field(description="What the round was called; its id if the case has no title.")
    date: str = Field(description="First day, ISO 8601.")
    host: str = Field(description="Id of the actor that convened it.")
    as_of: str = Field(description="Day before, ISO 8601; nothing known later is used.")
    why_not: str | None = Field(description="Why there is no forecast; null if there is one.")
    invitees: dict[str, Invitee] = Field(
        description="Guests but for the host, by id; empty without a forecast."
    )
    seats: Interval | None = Field(
        description="Seats if those on record as asked are asked, host included; null without a "
        "forecast."
    )
    seats_came: int | None = Field(
        description="Guests that came, host included, as recorded; null without a forecast."
    )
    brier: RoundErrors | None = Field(description="Errors; null without a forecast.")


class PastRounds(Result):
    """Past rounds whose host may be a guest at talks, each forecast as of the day before."""

    draws: int = Field(description="Draws of each forecast, which are its own.")
    seed: int = Field(description="Seed of each forecast.")
    rounds: dict[str, PastRound] = Field(description="By id of the round, by date.")


class NetworkPlace(Result):
    """The convenor's place in the network under one option, by one measure."""

    now: Interval | None = Field(description="The measure at the horizon.")
    change: Interval | None = Field(
        description="Change since before the talks; a rank counts places gained."
    )
    beyond: Interval | None = Field(
        description="Lead over the best other power as host of the same round; a rank counts "
        "places ahead."
    )
    ahead: Share = Field(description="Share of draws ahead of every other power as host.")


class HoldoutStanding(Result):
    """Mean standing from acceptance by what the hold-out does, under one option."""

    joins: float | None = Field(
        description="Where it comes into open contact in some month; null if in no draw."
    )
    stays: float | None = Field(
        description="Where it never comes into open contact; null if in no draw."
    )


class Standing(Result):
    """The convenor's place in the network of talks and contacts; three measures, never added."""

    draws: int = Field(description="Draws whose networks are built, the first of the run.")
    before: dict[NetworkMeasure, Interval | None] = Field(
        description="Each measure in the network before the talks."
    )
    strategies: dict[str, dict[NetworkMeasure, NetworkPlace]] = Field(
        description="By option and measure: `liaison`, pairs of groups that the convenor links; "
        "`betweenness`, shortest paths through it; `rank`, by PageRank among powers, 1 the first."
    )
    holdout: dict[str, HoldoutStanding] = Field(description="By option.")
