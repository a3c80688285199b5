"""Tables of the world: actors, numbers about them, ties, rounds of talks, regions, presence."""

from typing import Annotated, Literal

from pydantic import Field

from detente.case.schema.cells import Day, Id, IdList, Number, Precision, Share, Text, TextList, ref
from detente.case.schema.evidence import Record
from detente.vocabulary.levels import TieLevel
from detente.vocabulary.roles import Role

__all__ = ["Actor", "Assessment", "Presence", "Region", "Relation", "RoundPart"]


class Actor(Record):
    """A state, organisation, government, movement, faction, leader or rival group."""

    id: Id = Field(description="Name used everywhere else.")
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
        description="Kind of actor; `representatives` speak for others than the government; "
        "`group` is any other armed or political group."
    )
    parent: Annotated[Id | None, ref("actors")] = Field(
        None, description="The actor that contains it: a leader's faction, a faction's movement."
    )
    tier: Literal["senior", "mid"] | None = Field(None, description="Tier of a leader.")
    role: Text | None = Field(None, description="Public role of a leader; nothing private.")
    iso3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = Field(
        None, description="ISO 3166 code of a state."
    )
    aliases: TextList = Field(default_factory=list, description="Other names in sources.")
    strength_share: Share | None = Field(
        None, description="Share of the movement's strength; parts must not exceed the whole."
    )
    share_low: Share | None = Field(None, description="Low end of the share, shown beside it.")
    share_high: Share | None = Field(None, description="High end of the share, shown beside it.")
    active_from: Day | None = Field(None, description="When it came into being or office.")
    active_to: Day | None = Field(None, description="When it ended; empty if it has not.")
    precision: Precision = Field("day", description="How exact the dates are.")
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims behind this row."
    )
    known: Day | None = Field(None, description="Day it became public; default from its claims.")
    note: Text | None = Field(None, description="Caution for the reader.")


class Assessment(Record):
    """One elicited number: lowest, most likely and highest value given that its claims hold."""

    id: Id = Field(description="Name of the number.")
    subject: Annotated[Id, ref("actors")] = Field(description="The actor it is about.")
    object: Annotated[Id | None, ref("actors")] = Field(
        None, description="The other actor, where the variable ties two."
    )
    variable: Text = Field(description="A name from the list of variables.")
    item: Text | None = Field(None, description="Issue, criterion or interest, by variable.")
    low: Number = Field(description="Lowest value.")
    mode: Number = Field(description="Most likely value.")
    high: Number = Field(description="Highest value.")
    confidence: Annotated[Number, Field(gt=0.0, le=1.0)] = Field(
        0.8, description="Chance that low to high holds the truth; rescaled to 80 % once."
    )
    analyst: Text | None = Field(None, description="Who judged it: a role, not a name.")
    status: Literal["judgement", "placeholder", "unconditional"] = Field(
        "judgement",
        description="`placeholder`: nobody elicited it; `unconditional`: already widened for weak "
        "sources, so claims do not toggle it.",
    )
    fallback: Annotated[Id | None, ref("assessments")] = Field(
        None,
        description="Assessment to draw from when the location is lost; empty is the whole scale.",
    )
    valid_from: Day | None = Field(None, description="Holds from this day.")
    valid_to: Day | None = Field(None, description="Holds to this day.")
    known: Day | None = Field(
        None, description="Day the judgement was made, if it is to be marked as made later."
    )
    reason: Text | None = Field(None, description="Why these numbers.")


class Relation(Record):
    """A dated tie between two actors, standing as long as a claim behind it does."""

    id: Id = Field(description="Name of the tie.")
    from_: Annotated[Id, ref("actors")] = Field(alias="from", description="Who acts.")
    to: Annotated[Id, ref("actors")] = Field(description="On whom.")
    third: Annotated[Id | None, ref("actors")] = Field(
        None,
        description="Third party: what is urged towards, whose support is backed, or with whom the "
        "contact is that is criticised.",
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
    level: TieLevel | None = Field(None, description="How openly a contact is kept.")
    acknowledged: Literal["admitted", "denied", "disputed", "no-comment", "unknown"] | None = Field(
        None, description="What the parties say of it."
    )
    basis: Text | None = Field(None, description="Ground of the tie: law, doctrine, territory.")
    issuer: Text | None = Field(None, description="Body that issued a label.")
    date_from: Day | None = Field(None, description="First day.")
    date_to: Day | None = Field(None, description="Last day; empty if it goes on.")
    precision: Precision = Field("day", description="How exact the dates are.")
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims that it exists; it stands while one does."
    )
    known: Day | None = Field(None, description="Day it became public; default from its claims.")
    note: Text | None = Field(None, description="Caution for the reader.")


class RoundPart(Record):
    """An actor's part in a round of talks: invited, answered, came and why are kept apart."""

    round: Id = Field(description="Name of the round.")
    title: Text | None = Field(None, description="What the round was called.")
    series: Id | None = Field(None, description="Series it belongs to.")
    date: Day = Field(description="First day.")
    precision: Precision = Field("day", description="How exact the date is.")
    convenor: Annotated[Id, ref("actors")] = Field(description="Who convened it.")
    actor: Annotated[Id, ref("actors")] = Field(description="Whose part this row is.")
    invited: Literal["yes", "no", "unknown"] = Field(description="Was it asked?")
    response: Literal["accepted", "declined", "none", "unknown"] = Field(
        "unknown", description="What it answered; `none` where it was not asked."
    )
    role: Role = Field(description="In what role it came.")
    stated_reason: Text | None = Field(None, description="The reason it gave.")
    attributed_reason: Text | None = Field(None, description="The reason others give for it.")
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims behind this row."
    )
    known: Day | None = Field(None, description="Day it became public; default is `date`.")
    note: Text | None = Field(None, description="Caution for the reader.")


class Region(Record):
    """A region, its neighbours and its place on the tile map."""

    id: Id = Field(description="Name used by `presence`.")
    name: Text = Field(description="Name as printed.")
    part: Text | None = Field(None, description="Larger part of the country it belongs to.")
    neighbours: Annotated[IdList, ref("regions")] = Field(
        default_factory=list, description="Regions it borders; name each border on both sides."
    )
    borders: Annotated[IdList, ref("actors")] = Field(
        default_factory=list, description="States it borders."
    )
    row: Annotated[int, Field(ge=0, le=50)] = Field(description="Row of its tile, from the north.")
    col: Annotated[int, Field(ge=0, le=50)] = Field(description="Column, from the west.")
    crop_ha: Annotated[Number, Field(ge=0.0)] | None = Field(
        None, description="Hectares under drug crops."
    )
    crop_year: Annotated[int, Field(ge=1900, le=2200)] | None = Field(
        None, description="Year of that survey."
    )
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims behind the hectares."
    )
    note: Text | None = Field(None, description="Caution for the reader.")


class Presence(Record):
    """An actor's weight in a region: what share of it the actor holds or sways."""

    id: Id = Field(description="Name of the number.")
    region: Annotated[Id, ref("regions")] = Field(description="The region.")
    actor: Annotated[Id, ref("actors")] = Field(description="A faction, or the rival group.")
    low: Share = Field(description="Lowest share.")
    mode: Share = Field(description="Most likely share.")
    high: Share = Field(description="Highest share.")
    reading: Id | None = Field(
        None,
        description="Hypothesis under which it holds, where readings differ; empty: under all.",
    )
    date: Day | None = Field(None, description="Day it speaks about.")
    status: Literal["judgement", "placeholder"] = Field(
        "judgement", description="`placeholder`: nobody elicited it."
    )
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims behind it."
    )
    known: Day | None = Field(None, description="Day it became public; default from its claims.")
    note: Text | None = Field(None, description="Reason or caution.")
