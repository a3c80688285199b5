"""Records of the evidence tables: sources, claims, supports, hypotheses and precedents."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from detente.case.schema.cells import (
    Day,
    Id,
    IdList,
    Number,
    Precision,
    Share,
    SpanPrecision,
    Text,
    TextList,
    Url,
    ref,
)
from detente.vocabulary.ends import Moment

__all__ = [
    "Claim",
    "Expectation",
    "Likelihood",
    "Precedent",
    "Question",
    "Record",
    "Source",
    "Support",
]


_EXACT = (
    "How exact the dates are; `between`: it happened on one day, some time from `date_from` to "
    "`date_to`."
)


class Record(BaseModel):
    """One row of a table; an unknown column is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Record):
    """A document, with its reliability grade."""

    id: Id = Field(description="Name of the source, used by claims.")
    title: Text = Field(description="Title, or a description if there is no title.")
    author: Text | None = Field(None, description="Author or issuing office, as printed.")
    publisher: Text | None = Field(None, description="Publisher.")
    date: Day | None = Field(
        None, description="Date of publication; its claims are known from this day."
    )
    precision: Precision = Field("day", description="How exact `date` is.")
    url: Url | None = Field(None, description="Web address; empty if there is none.")
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
        None,
        description="Side that the source favours, in words or as an actor id; lowers its weight.",
    )
    reliability: Literal["A", "B", "C", "D", "E", "F"] = Field(
        description="Admiralty grade of the source; F means it cannot be judged, not that it is "
        "false."
    )
    seen: Literal["whole", "excerpt", "headline", "no"] = Field(
        "excerpt", description="How much of the document the coder read."
    )
    handling: Text | None = Field(
        None,
        description="Handling marking, if stricter than that of the case; holds for its claims.",
    )
    note: Text | None = Field(None, description="Caution for the reader.")


class Claim(Record):
    """A graded statement in the coder's words, with its speaker and the holder of the belief."""

    id: Id = Field(description="Name of the claim, printed beside every number that uses it.")
    source: Annotated[Id, ref("sources")] = Field(description="Document that contains the claim.")
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
    ] = Field(description="Kind of statement; no number uses a claim of kind `context`.")
    date_from: Day | None = Field(None, description="First day that the statement is about.")
    date_to: Day | None = Field(None, description="Last day; empty if it has not ended.")
    precision: SpanPrecision = Field("day", description=_EXACT)
    known: Day | None = Field(
        None, description="Day it became public; default: the date of its source."
    )
    speaker: Text | None = Field(None, description="Who says it.")
    addressee: Text | None = Field(None, description="To whom it was said.")
    holder: Text | None = Field(
        None,
        description="Actor whose belief it reports; may differ from the speaker, and the belief "
        "may be false.",
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
    relation: Text | None = Field(None, description="Relation between the actors, in one word.")
    place: Text | None = Field(None, description="Name of the place as in the source.")
    lat: Annotated[Number, Field(ge=-90, le=90)] | None = Field(None, description="Latitude.")
    lon: Annotated[Number, Field(ge=-180, le=180)] | None = Field(None, description="Longitude.")
    text: Text = Field(description="The statement in the coder's own words.")
    proposition: Id | None = Field(
        None, description="Id of the proposition reported; its reports and denials share this id."
    )
    polarity: Literal["+", "-"] = Field(
        "+", description="`+` reports the proposition, `-` denies it."
    )
    credibility: Literal["1", "2", "3", "4", "5", "6"] = Field(
        description="Admiralty grade of the statement; 6 means it cannot be judged."
    )
    accuracy: Share | None = Field(
        None,
        description="Probability that the report is informative; default: from the two grades.",
    )
    origin: Id | None = Field(
        None, description="Original source of the statement; claims of one origin count once."
    )
    supports: TextList = Field(
        default_factory=list, description="Codes of `case.yaml` that it is relevant to."
    )
    handling: Text | None = Field(
        None, description="Handling marking, if stricter than that of the case."
    )
    note: Text | None = Field(None, description="Caution for the reader.")


class Support(Record):
    """A link from a claim to a number that it supports."""

    claim: Annotated[Id, ref("claims")] = Field(description="The claim.")
    assessment: Annotated[Id, ref("assessments", "relations", "presence")] = Field(
        description="Number or tie that it supports."
    )
    part: Literal["location", "low", "high", "existence", "attribution"] = Field(
        "location",
        description="Part of the number that is lost in draws where none of its claims holds.",
    )
    note: Text | None = Field(None, description="Reason why the claim is relevant.")

    @property
    def moves(self) -> bool:
        """Whether the number changes where the claim is lost; an attribution changes none."""
        return self.part != "attribution"


class Likelihood(Record):
    """Likelihood of a claim under a rival hypothesis."""

    set: Id = Field(description="Set of rival hypotheses declared in `case.yaml`.")
    hypothesis: Id = Field(description="Member of that set.")
    claim: Annotated[Id, ref("claims")] = Field(description="The claim.")
    likelihood: Share = Field(description="P(claim | hypothesis) if its report is informative.")
    note: Text | None = Field(None, description="Reason.")


class Precedent(Record):
    """One interpretation of an earlier case that is used as an argument."""

    id: Id = Field(description="Name of this interpretation.")
    precedent: Id = Field(description="Id of the earlier case; rival interpretations share it.")
    title: Text = Field(description="The earlier case in a few words.")
    date_from: Day | None = Field(None, description="When it began.")
    date_to: Day | None = Field(None, description="When it ended.")
    precision: SpanPrecision = Field("day", description=_EXACT)
    features: TextList = Field(
        default_factory=list, description="Features that make it similar to this case."
    )
    reading: Text = Field(
        description="This interpretation of what happened, in the coder's own words."
    )
    outcome: Literal["success", "failure", "mixed", "disputed"] = Field(
        description="Outcome under this interpretation."
    )
    cited_by: Text | None = Field(None, description="Who uses it as an argument.")
    argument: Text | None = Field(None, description="Conclusion drawn from it.")
    set: Id | None = Field(
        None, description="Set of hypotheses that it is evidence on, under this interpretation."
    )
    hypothesis: Id | None = Field(None, description="Member of that set for which it speaks.")
    times_likelier: Annotated[Number, Field(gt=0.0, le=1000.0)] | None = Field(
        None,
        description="How many times likelier its outcome is where this hypothesis holds than where "
        "another does, if the earlier case were just like this one.",
    )
    similarity: Share | None = Field(
        None, description="How like this case it is: 1 just like it, 0 says nothing."
    )
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims behind this interpretation."
    )
    known: Day | None = Field(None, description="Day it became public; default: from its claims.")
    note: Text | None = Field(None, description="Caution for the reader.")


class Expectation(Record):
    """What the sources expect: one link of their argument, and what stands for it in a run."""

    id: Id = Field(description="Name of the expectation.")
    code: Text = Field(description="Code of `case.yaml` that it belongs to.")
    text: Text = Field(description="What is expected, in the coder's own words.")
    stands_for: TextList = Field(
        default_factory=list,
        description="What stands for it in a run: mechanisms, metrics, ends of the war, dated "
        "events, levers, parameters; or sets of hypotheses, criteria, partner tests, shared "
        "issues and precedents of the case. Empty: nothing does.",
    )
    direction: Literal["more", "less"] | None = Field(
        None, description="Whether more or less of it is expected, if the sources say so."
    )
    between: IdList = Field(
        default_factory=list,
        description="Two options: one under which what the sources speak of is done, then one "
        "under which it is not. Metrics, ends and events that stand for it are compared between "
        "them, and tell whether the run agrees. Empty: no two options tell.",
    )
    given: Moment | None = Field(
        None,
        description="A dated event, where the sources say what follows it: metrics, events and "
        "ends that stand for it are compared between draws of the reference option with the event "
        "and draws without, and tell whether the run agrees. What goes together need not be cause.",
    )
    claims: Annotated[IdList, ref("claims")] = Field(
        default_factory=list, description="Claims that say so."
    )
    known: Day | None = Field(None, description="Day it became public; default: from its claims.")
    note: Text | None = Field(None, description="Caution for the reader.")


class Question(Record):
    """A dated forecast question; only `detente score` reads its outcome."""

    id: Id = Field(description="Name of the question.")
    text: Text = Field(description="The question.")
    resolution: Text = Field(
        description="Rule that decides the outcome; an outsider must be able to check it."
    )
    close_date: Day = Field(description="Last day that counts.")
    metric: Text | None = Field(
        None,
        description="What forecasts it: a metric of the run, an event of the record, or a part in "
        "the convenor's next round; empty for a blind spot.",
    )
    subject: Annotated[Id | None, ref("actors")] = Field(
        None, description="The guest, for a part in a round."
    )
    threshold: Number | None = Field(
        None, description="For a metric that is no chance: the event is that it is at least this."
    )
    outcome: Literal["yes", "no", "mixed"] | None = Field(
        None, description="Outcome, filled in later; `detente score` alone reads it."
    )
    outcome_date: Day | None = Field(None, description="Day it was decided.")
    outcome_source: Annotated[Id | None, ref("sources")] = Field(
        None, description="Source of the outcome."
    )
    note: Text | None = Field(None, description="Caution for the reader.")
