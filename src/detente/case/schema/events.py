"""Record of a declared event: something outside the model that may happen in a run."""

from typing import Annotated, Literal

from pydantic import Field

from detente.case.schema.cells import Day, Id, IdList, Number, Share, Text, ref
from detente.case.schema.evidence import Record

__all__ = ["Event", "EventKind"]

EventKind = Literal["balance", "contact", "withdrawal", "support", "trust", "shock", "turnover"]


class Event(Record):
    """Something that may happen in a run, whatever the convenor does: on a day, or by a hazard."""

    id: Id = Field(description="Name of the event.")
    title: Text = Field(description="The event in a few words.")
    kind: EventKind = Field(
        description="What it moves. `balance`: the balance of the war; `contact`: how fast a power "
        "comes into contact; `withdrawal`: a patron begins to withdraw; `support`: a patron's "
        "support becomes another; `trust`: trust in and of the target; `shock`: will to talk of "
        "and to the target; `turnover`: a leader's positions, will, trust and consent are drawn "
        "again."
    )
    target: Annotated[Id | None, ref("actors")] = Field(
        None,
        description="Actor whom it concerns: the government or the movement for `balance` (who "
        "gains), a power for `contact`, a patron for `withdrawal` and `support`, else a "
        "government, power or representatives, for `shock` a faction or the movement as well.",
    )
    date: Day | None = Field(None, description="Day on which it happens, if one is known.")
    probability: Share = Field(1.0, description="Chance that it happens on that day.")
    hazard: Share | None = Field(
        None, description="Chance a month that it happens, if no day is known."
    )
    low: Number | None = Field(
        None,
        description="Size, lowest value: log-odds for `balance` and `shock`; a factor for "
        "`contact`; the new support for `support`, 1 being that of the first day and 2 the most; "
        "a shift between -1 and 1 for `trust`; none for the others.",
    )
    mode: Number | None = Field(None, description="Size, most likely value.")
    high: Number | None = Field(None, description="Size, highest value.")
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims that it may happen."
    )
    read_from: Annotated[IdList, ref("sources")] = Field(
        default_factory=list,
        description="Documents that the judgement was read from; it is not used before all of "
        "them were published.",
    )
    known: Day | None = Field(None, description="Day it became public; default: from its claims.")
    note: Text | None = Field(None, description="Caution for the reader.")
