"""Results on who comes to the table, in what role, and who is in contact."""

from pydantic import Field

from detente.runs.result import Interval, Result, Share
from detente.vocabulary.levels import Level

__all__ = ["Consensus", "Contacts", "PowerContact", "RecordedTie"]


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
