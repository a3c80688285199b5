"""Records of actors, assessments, relations, rounds of talks, regions and presence."""

from typing import Annotated, Literal

from pydantic import Field

from detente.case.schema.cells import (
    Day,
    Id,
    IdList,
    Number,
    Precision,
    Share,
    Text,
    TextList,
    Whole,
    ref,
)
from detente.case.schema.evidence import Record
from detente.vocabulary.levels import TieLevel
from detente.vocabulary.roles import Role

__all__ = ["Actor", "Assessment", "Presence", "Region", "Relation", "RoundPart"]


class Actor(Record):
    """A state, organisation, government, movement, faction, leader or rival group."""

    id: Id = Field(description="Name used in all other tables.")
    name: Text = Field(description="Name as printed in reports.")
    kind: Literal[
        "state",
        "organisation",
        "government",
        "representatives",
        "movement",
        "faction",
        "leader",
        "rival",
        "group",
    ] = Field(
        description="Kind of actor; `representatives` speak for groups other than the government; "
        "`group` is any other armed or political group."
    )
    parent: Annotated[Id | None, ref("actors")] = Field(
        None,
        description="Actor that contains it: the faction of a leader, the movement of a faction.",
    )
    tier: Literal["senior", "mid"] | None = Field(None, description="Rank of a leader.")
    role: Text | None = Field(None, description="Public role of a leader; no private information.")
    iso3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = Field(
        None, description="ISO 3166 code of a state."
    )
    aliases: TextList = Field(default_factory=list, description="Other names used in sources.")
    strength_share: Share | None = Field(
        None,
        description="Share of the movement's strength; parts must not sum to more than the whole. "
        "Of a militia: its strength as a share of the movement's, beside it.",
    )
    share_low: Share | None = Field(None, description="Low end of the share, shown beside it.")
    share_high: Share | None = Field(None, description="High end of the share, shown beside it.")
    voice: Annotated[Number, Field(ge=0.0)] | None = Field(
        None,
        description="Weight in bargaining and votes, apart from strength; default: its share of "
        "strength, and 1 for a government, a power or representatives.",
    )
    own_vote: Literal["yes", "no"] | None = Field(
        None, description="Whether a faction decides apart under every reading of the movement."
    )
    coalition: Id | None = Field(
        None,
        description="Alliance of factions that decides as one; default: one for the movement.",
    )
    camp: Id | None = Field(None, description="Camp within the coalition, if there are two.")
    side: Literal["movement", "government"] | None = Field(
        None,
        description="Side on which a faction fights; `government`: a militia. Default: movement.",
    )
    forms_month: Annotated[Whole, Field(ge=1, le=240)] | None = Field(
        None, description="Month of a run in which a faction forms; empty: it is there."
    )
    forms_hazard: Share | None = Field(
        None, description="Chance a month that a faction forms, if no month is known."
    )
    turnover_hazard: Share | None = Field(
        None,
        description="Chance a month that a government, a power or representatives change their "
        "leader; default: the model's.",
    )
    active_from: Day | None = Field(None, description="Day it was founded or took office.")
    active_to: Day | None = Field(None, description="Day it ended; empty if it has not.")
    precision: Precision = Field("day", description="How exact the dates are.")
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims behind this row."
    )
    known: Day | None = Field(None, description="Day it became public; default: from its claims.")
    note: Text | None = Field(None, description="Caution for the reader.")


class Assessment(Record):
    """One elicited number: lowest, most likely and highest value, if its claims hold."""

    id: Id = Field(description="Name of the number.")
    subject: Annotated[Id, ref("actors")] = Field(description="Actor that the number is about.")
    object: Annotated[Id | None, ref("actors")] = Field(
        None, description="The other actor, if the variable is about two actors."
    )
    variable: Text = Field(description="Name from the list of variables.")
    item: Text | None = Field(
        None, description="Issue, criterion or interest, if the variable needs one."
    )
    low: Number = Field(description="Lowest value.")
    mode: Number = Field(description="Most likely value.")
    high: Number = Field(description="Highest value.")
    confidence: Annotated[Number, Field(gt=0.0, le=1.0)] = Field(
        0.8,
        description="Probability that the true value is between low and high; rescaled to 80 % "
        "once.",
    )
    analyst: Text | None = Field(None, description="Role of the person who judged it; not a name.")
    status: Literal["judgement", "placeholder", "unconditional"] = Field(
        "judgement",
        description="`placeholder`: not elicited; `unconditional`: already widened for weak "
        "sources, so it does not depend on whether its claims hold.",
    )
    fallback: Annotated[Id | None, ref("assessments")] = Field(
        None,
        description="Assessment to draw from if the location is lost; empty: the default of the "
        "variable, or the whole scale if it has none.",
    )
    valid_from: Day | None = Field(None, description="First day it holds.")
    valid_to: Day | None = Field(None, description="Last day it holds.")
    read_from: Annotated[IdList, ref("sources")] = Field(
        default_factory=list,
        description="Documents that the judgement was read from; it is not used before all of "
        "them were published.",
    )
    known: Day | None = Field(
        None,
        description="Day from which it may be used, if it rests on something later than its "
        "documents.",
    )
    handling: Text | None = Field(
        None, description="Handling marking, if stricter than that of the case."
    )
    reason: Text | None = Field(None, description="Grounds for these numbers.")

    @property
    def is_placeholder(self) -> bool:
        """Whether nobody elicited it."""
        return self.status == "placeholder"


class Relation(Record):
    """A dated tie between two actors; it exists in draws where one of its claims holds."""

    id: Id = Field(description="Name of the tie.")
    from_: Annotated[Id, ref("actors")] = Field(alias="from", description="Actor that acts.")
    to: Annotated[Id, ref("actors")] = Field(description="Actor that is acted on.")
    third: Annotated[Id | None, ref("actors")] = Field(
        None,
        description="Third party: the actor that the urging concerns, or with whom contact is "
        "criticised. A tie of type `bridging` names the power that bridges, the convenor and the "
        "hold-out, one of them here.",
    )
    type: Literal[
        "contact",
        "label",
        "urging",
        "support",
        "rivalry",
        "alliance",
        "neighbour",
        "bridging",
        "intelligence",
        "arms",
        "training",
        "appeal",
        "criticism",
        "sanction",
    ] = Field(description="Kind of tie; a label is not a contact.")
    level: TieLevel | None = Field(None, description="How open the contact is.")
    acknowledged: Literal["admitted", "denied", "disputed", "no-comment", "unknown"] | None = Field(
        None, description="What the parties say about it."
    )
    backs: Literal["government", "movement"] | None = Field(
        None, description="Side that a tie of type `support` strengthens; default: that of `to`."
    )
    weight_low: Annotated[Number, Field(ge=0.0)] | None = Field(
        None,
        description="Weight of the support in the balance of the war, in log-odds: lowest value.",
    )
    weight_mode: Annotated[Number, Field(ge=0.0)] | None = Field(
        None, description="Most likely value."
    )
    weight_high: Annotated[Number, Field(ge=0.0)] | None = Field(None, description="Highest value.")
    withdrawal_low: Share | None = Field(
        None, description="Chance a month that the support begins to be withdrawn: lowest value."
    )
    withdrawal_mode: Share | None = Field(None, description="Most likely value.")
    withdrawal_high: Share | None = Field(None, description="Highest value.")
    label_hazard: Share | None = Field(
        None,
        description="Chance a month that a tie of type `label` ends without contact or a deal; "
        "default: the model's.",
    )
    basis: Text | None = Field(None, description="Basis of the tie: law, doctrine, territory.")
    issuer: Text | None = Field(None, description="Body that issued the label.")
    date_from: Day | None = Field(None, description="First day.")
    date_to: Day | None = Field(None, description="Last day; empty if it continues.")
    precision: Precision = Field("day", description="How exact the dates are.")
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims that it exists; it exists if one of them holds."
    )
    known: Day | None = Field(None, description="Day it became public; default: from its claims.")
    note: Text | None = Field(None, description="Caution for the reader.")


class RoundPart(Record):
    """An actor's part in a round of talks: invitation, response, role and reasons."""

    round: Id = Field(description="Name of the round.")
    title: Text | None = Field(None, description="Title of the round.")
    series: Id | None = Field(None, description="Series of talks it belongs to.")
    date: Day = Field(description="First day.")
    precision: Precision = Field("day", description="How exact the date is.")
    announced: Day | None = Field(
        None,
        description="Day on which the round was made public, if that was before it was held; a "
        "round after the as-of date is read if it was announced and its rows were `known` by then.",
    )
    complete: Literal["yes", "no"] | None = Field(
        None,
        description="Whether the rows name every guest that was asked; default: yes. With `no`, a "
        "guest without a row may have been asked.",
    )
    convenor: Annotated[Id, ref("actors")] = Field(description="Actor that convened it.")
    actor: Annotated[Id, ref("actors")] = Field(description="Actor that this row is about.")
    invited: Literal["yes", "no", "unknown"] = Field(description="Whether it was invited.")
    response: Literal["accepted", "declined", "none", "unknown"] = Field(
        "unknown", description="Its response; `none` if it gave none or was not invited."
    )
    role: Role = Field(
        description="Role in which it came, or `absent`; of a round that was announced it is read "
        "from the round's first day on, so that one row holds what was announced and what came of "
        "it."
    )
    stated_reason: Text | None = Field(None, description="Reason that it gave.")
    attributed_reason: Text | None = Field(None, description="Reason that others attribute to it.")
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims behind this row."
    )
    known: Day | None = Field(
        None,
        description="Day it became public, of an announced round the invitation and the response; "
        "default: `date`.",
    )
    note: Text | None = Field(None, description="Caution for the reader.")


class Region(Record):
    """A region, its neighbours and its place on the tile map."""

    id: Id = Field(description="Name used by `presence`.")
    name: Text = Field(description="Name as printed.")
    part: Text | None = Field(None, description="Larger part of the country that it belongs to.")
    neighbours: Annotated[IdList, ref("regions")] = Field(
        default_factory=list, description="Regions it borders; name each border on both sides."
    )
    borders: Annotated[IdList, ref("actors")] = Field(
        default_factory=list, description="States it borders."
    )
    row: Annotated[Whole, Field(ge=0, le=50)] = Field(
        description="Row of its tile, counted from the north."
    )
    col: Annotated[Whole, Field(ge=0, le=50)] = Field(
        description="Column of its tile, counted from the west."
    )
    crop_ha: Annotated[Number, Field(ge=0.0)] | None = Field(
        None, description="Hectares of drug crops."
    )
    crop_year: Annotated[Whole, Field(ge=1900, le=2200)] | None = Field(
        None, description="Year of that survey."
    )
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims behind the hectares."
    )
    note: Text | None = Field(None, description="Caution for the reader.")


class Presence(Record):
    """An actor's weight in a region: the share that it controls or influences."""

    id: Id = Field(description="Name of the number.")
    region: Annotated[Id, ref("regions")] = Field(description="The region.")
    actor: Annotated[Id, ref("actors")] = Field(description="Faction or rival group.")
    low: Share = Field(description="Lowest share.")
    mode: Share = Field(description="Most likely share.")
    high: Share = Field(description="Highest share.")
    reading: Id | None = Field(
        None,
        description="Hypothesis under which it holds, if hypotheses differ; empty: under all.",
    )
    date: Day | None = Field(None, description="Day that it describes.")
    status: Literal["judgement", "placeholder"] = Field(
        "judgement", description="`placeholder`: not elicited."
    )
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims behind this number."
    )
    read_from: Annotated[IdList, ref("sources")] = Field(
        default_factory=list,
        description="Documents that the judgement was read from; it is not used before all of "
        "them were published.",
    )
    known: Day | None = Field(None, description="Day it became public; default: from its claims.")
    note: Text | None = Field(None, description="Reason or caution.")
