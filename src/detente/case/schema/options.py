"""Records of an option of the convenor: its levers, its rounds of talks, and what it takes."""

from typing import Annotated, Literal

from pydantic import Field

from detente.case.schema.cells import Id, Share, Text, Whole, ref
from detente.case.schema.part import Part
from detente.vocabulary.levels import Level

__all__ = [
    "Engage",
    "Exit",
    "Instrument",
    "Kept",
    "RoundPlan",
    "Sequence",
    "Strategy",
]

Instrument = Literal["intel", "arms", "appeal"]
Engage = Literal["none", "now", "as-now", "all", "rule", "named"]
Kept = Literal["keep", "suspend", "lift"]
Sequence = Literal["together", "issues-first", "talks-first"]


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
    ask_government: bool | None = Field(
        None,
        description="Is the government invited? Default: if `invite` or `widen` names it.",
    )
    ask_holdout: bool | None = Field(
        None,
        description="Is the hold-out invited? Default: if `invite` or `widen` names it.",
    )
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


class Exit(Part):
    """Conditions under which a strategy ends contact with a faction permanently."""

    without_success_months: Annotated[Whole, Field(ge=1, le=240)] | None = Field(
        None, description="Months in contact without any successful issue cooperation."
    )
    attacks: Annotated[Whole, Field(ge=1, le=1000)] | None = Field(
        None, description="Successful attacks on talks, by any actor."
    )


class Strategy(Part):
    """A course of action of the convenor: a set of levers; data, never code."""

    id: Id = Field(description="none, continue, selective, unconditional, coercion, divide, …")
    title: Text = Field(description="Name as printed.")
    description: Text | None = Field(None, description="What the strategy means in practice.")
    reference: bool = Field(
        default=False,
        description="Is it the option that goes on as now, with which others are compared? "
        "Default: the option with id `continue`.",
    )
    convenor: Annotated[Id | None, ref("actors")] = Field(
        None, description="Actor that pursues it; default: the convenor of the case."
    )
    engage: Engage = Field(
        description="Factions engaged: none, those engaged now (`now`, also written `as-now`), "
        "all, those the partner rule chooses, or those that `factions` names."
    )
    factions: list[Annotated[Id, ref("actors")]] = Field(
        default_factory=list, description="Factions engaged, for `engage: named`."
    )
    exclude: list[Annotated[Id, ref("actors")]] = Field(
        default_factory=list,
        description="Factions that this option leaves out of contact, whatever `engage` says.",
    )
    combine: Literal["all", "any", "weighted"] | None = Field(
        None, description="Overrides how the partner tests are combined."
    )
    level: Level = Field("unofficial", description="Target level of contact.")
    label: Kept = Field("keep", description="What happens to the convenor's label.")
    intel: Share | None = Field(
        None, description="Intelligence shared against the rival; 1: all there is."
    )
    arms: Share | None = Field(
        None, description="Arms and training for the movement, also through a third state."
    )
    appeal: Share | None = Field(None, description="Public calls to talk.")
    guarantee: Share | None = Field(
        None, description="Guarantee of a deal by the convenor; 1: as much as it can give."
    )
    press_gov: Share | None = Field(None, description="Pressure on the government to talk.")
    press_holdout: Share | None = Field(
        None, description="Pressure on the hold-out, and on patrons of the movement."
    )
    coerce: Share | None = Field(
        None, description="Force against the movement, with the government."
    )
    instruments_after: dict[Instrument, Annotated[Whole, Field(ge=0, le=1000)]] = Field(
        default_factory=dict,
        description="Sequence of instruments: months of issue cooperation by a faction before an "
        "instrument is used with it; for an appeal, months by all factions together.",
    )
    exit: Exit | None = Field(None, description="When contact ends permanently; empty: never.")
    sequence: Sequence = Field(
        "together", description="Whether issue cooperation or talks come first."
    )
    rounds: RoundPlan | None = Field(None, description="Rounds of talks; empty: none.")
    law: Text | None = Field(
        None, description="What the law of the convenor and of the United Nations says of it."
    )
    first_90_days: Text | None = Field(None, description="What would be done in the first 90 days.")
    who_objects: Text | None = Field(None, description="Who would object, and on what grounds.")
    undo: Text | None = Field(None, description="What undoing it would take.")
    exit_test: Text | None = Field(
        None, description="What would have to be seen for it to be given up."
    )
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims that the strategy is or was pursued."
    )
