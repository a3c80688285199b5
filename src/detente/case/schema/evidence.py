"""Tables of what is known and how well: sources, claims, their part in numbers, hypotheses."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from detente.case.schema.cells import (
    Day,
    Id,
    IdList,
    Number,
    Precision,
    Share,
    Text,
    TextList,
    Url,
    ref,
)

__all__ = ["Claim", "Likelihood", "Precedent", "Question", "Record", "Source", "Support"]


class Record(BaseModel):
    """One row of a table; unknown columns are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Record):
    """A document, with its own grade."""

    id: Id = Field(description="Name of the source, used by claims.")
    title: Text = Field(description="Title, or a description in own words where there is none.")
    author: Text | None = Field(None, description="Author or issuing office, as printed.")
    publisher: Text | None = Field(None, description="Who published it.")
    date: Day | None = Field(None, description="Date of publication; claims are known from then.")
    precision: Precision = Field("day", description="How exact `date` is.")
    url: Url | None = Field(None, description="Address; empty where there is none.")
    kind: Literal[
        "official",
        "wire",
        "newspaper",
        "magazine",
        "broadcaster",
        "article",
        "report",
        "book",
        "dataset",
        "sanctions-list",
        "interview",
        "photo-caption",
        "blog",
        "analyst",
        "background",
    ] = Field(description="Kind of document; `background` is general knowledge without a document.")
    alignment: Text | None = Field(
        None, description="Whom the source leans to, in words or as an actor id; lowers its weight."
    )
    reliability: Literal["A", "B", "C", "D", "E", "F"] = Field(
        description="Admiralty grade of the source; F means it cannot be judged, not that it lies."
    )
    seen: Literal["whole", "excerpt", "headline", "no"] = Field(
        "excerpt", description="How much of the document the coder read."
    )
    note: Text | None = Field(None, description="Caution for the reader.")


class Claim(Record):
    """A graded statement, in own words, with who says it and who is said to hold it."""

    id: Id = Field(description="Name of the claim, printed beside every number it feeds.")
    source: Annotated[Id, ref("sources")] = Field(description="Document it was read in.")
    locator: Text | None = Field(None, description="Page, paragraph or time code.")
    kind: Literal[
        "event",
        "claim",
        "hypothesis",
        "mechanism",
        "instrument",
        "criterion",
        "precedent",
        "source",
        "context",
    ] = Field(description="What is stated; `context` never feeds a number.")
    date_from: Day | None = Field(None, description="First day the statement is about.")
    date_to: Day | None = Field(None, description="Last day; empty if it has not ended.")
    precision: Precision = Field("day", description="How exact the dates are.")
    known: Day | None = Field(
        None, description="Day it became public; default is the date of its source."
    )
    speaker: Text | None = Field(None, description="Who says it.")
    addressee: Text | None = Field(None, description="To whom it was said.")
    holder: Text | None = Field(
        None, description="Whose belief it reports; holder, speaker and truth are three things."
    )
    hedge: Literal[
        "asserted",
        "reported",
        "argued",
        "believed",
        "inferred",
        "alleged",
        "denied",
        "hoped",
        "opinion",
        "conditional",
    ] = Field("asserted", description="How firmly it is said.")
    actors: Annotated[IdList, ref("actors")] = Field(
        default_factory=list, description="Actors it is about."
    )
    relation: Text | None = Field(None, description="What ties the actors, one word.")
    place: Text | None = Field(None, description="Place as named; see `regions` for readings.")
    lat: Annotated[Number, Field(ge=-90, le=90)] | None = Field(None, description="Latitude.")
    lon: Annotated[Number, Field(ge=-180, le=180)] | None = Field(None, description="Longitude.")
    text: Text = Field(description="The statement in own words.")
    proposition: Id | None = Field(
        None, description="What is reported; reports and denials of it share this id."
    )
    polarity: Literal["+", "-"] = Field(
        "+", description="`+` reports the proposition, `-` denies it."
    )
    credibility: Literal["1", "2", "3", "4", "5", "6"] = Field(
        description="Admiralty grade of the statement; 6 means it cannot be judged."
    )
    accuracy: Share | None = Field(
        None, description="Chance that the report is informative; default from the two grades."
    )
    origin: Id | None = Field(
        None, description="Where the statement comes from; claims of one origin count once."
    )
    supports: TextList = Field(
        default_factory=list, description="Codes of `case.yaml` that it bears on."
    )
    handling: Text | None = Field(None, description="Handling mark, if stricter than the case's.")
    note: Text | None = Field(None, description="Caution for the reader.")


class Support(Record):
    """A claim's part in a number."""

    claim: Annotated[Id, ref("claims")] = Field(description="The claim.")
    assessment: Annotated[Id, ref("assessments", "relations", "presence")] = Field(
        description="The number or tie that it supports."
    )
    part: Literal["location", "low", "high", "existence", "attribution"] = Field(
        "location", description="Which part of the number falls when no origin of it stands."
    )
    note: Text | None = Field(None, description="Why the claim bears on it.")


class Likelihood(Record):
    """How likely a claim would be made under a rival hypothesis."""

    set: Id = Field(description="Set of rival hypotheses declared in `case.yaml`.")
    hypothesis: Id = Field(description="Member of that set.")
    claim: Annotated[Id, ref("claims")] = Field(description="The claim.")
    likelihood: Share = Field(description="P(claim | hypothesis) if its report is informative.")
    note: Text | None = Field(None, description="Reason.")


class Precedent(Record):
    """One reading of an earlier case used as an argument."""

    id: Id = Field(description="Name of this reading.")
    precedent: Id = Field(description="The earlier case; contested readings share it.")
    title: Text = Field(description="The earlier case in a few words.")
    date_from: Day | None = Field(None, description="When it began.")
    date_to: Day | None = Field(None, description="When it ended.")
    precision: Precision = Field("day", description="How exact the dates are.")
    features: TextList = Field(default_factory=list, description="What makes it like this case.")
    reading: Text = Field(description="This reading of what happened, in own words.")
    outcome: Literal["success", "failure", "mixed", "disputed"] = Field(
        description="How it ended under this reading."
    )
    cited_by: Text | None = Field(None, description="Who uses it as an argument.")
    argument: Text | None = Field(None, description="What it is said to show.")
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims behind this reading."
    )
    known: Day | None = Field(None, description="Day it became public; default from its claims.")
    note: Text | None = Field(None, description="Caution for the reader.")


class Question(Record):
    """A dated forecast question; its outcome is read by back-tests only."""

    id: Id = Field(description="Name of the question.")
    text: Text = Field(description="The question.")
    resolution: Text = Field(description="Rule that decides it, checkable by a stranger.")
    close_date: Day = Field(description="Last day that counts.")
    metric: Text | None = Field(None, description="Metric of the run that forecasts it.")
    outcome: Literal["yes", "no", "mixed"] | None = Field(
        None, description="Filled in later; never an input."
    )
    outcome_date: Day | None = Field(None, description="Day it was decided.")
    outcome_source: Annotated[Id | None, ref("sources")] = Field(
        None, description="Source of the outcome."
    )
    note: Text | None = Field(None, description="Caution for the reader.")
