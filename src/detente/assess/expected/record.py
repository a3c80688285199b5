"""Records of what the sources expect, and what stands for it in a run."""

from typing import Literal

from pydantic import Field

from detente.runs.result import Interval, Result
from detente.vocabulary.ends import Moment

__all__ = ["Decided", "Expected", "Kind", "Stand", "Verdict"]

Kind = Literal["metric", "event", "end", "mechanism", "lever", "parameter", "set", "member", "case"]
"""What a name stands for: something of a run, a set or member of hypotheses, a row of the case."""

Decided = Literal["evidence", "judgement", "assumption", "nothing"]
"""What decides the sign: nothing, if no draw or no more than noise tells it."""


Verdict = Literal["agrees", "disagrees", "undecided", "not_modelled"]
"""Whether a run finds what the sources expect."""


class Stand(Result):
    """One thing that stands for an expectation, with what the run says of it."""

    name: str = Field(description="Its name, as written in `stands_for`.")
    kind: Kind
    option: str | None = Field(description="The option that the number is about; null if none.")
    against: str | None = Field(
        description="The option that a change is counted from; null if it is no change between "
        "options."
    )
    given: Moment | None = Field(
        description="The event with which draws of the option are compared with draws without it; "
        "null if the change is none of that kind."
    )
    number: float | None = Field(
        description="Metrics, events and ends: change between the two options that the row names; "
        "if it names none, against the reference option, under the option that changes it most "
        "surely; if it names an event, between draws with it and draws without. Mechanisms: "
        "largest change of a contrast if switched off. Levers: what it adds to the value of the "
        "first option. Parameters: mean over draws. Sets: posterior of the likeliest member. "
        "Members: posterior. Null: the run has none."
    )
    error: float | None = Field(description="Standard error of a change; null if it is none.")
    interval: Interval | None = Field(
        description="Parameters: the 80 % interval of what was drawn; null for the rest."
    )
    decided: Decided
    verdict: Verdict | None = Field(
        description="Whether its whole interval has the sign that the sources expect: two standard "
        "errors of a change between the two options, or the two kinds of draws, that the row "
        "names, or the 80 % interval of a parameter that may have either sign. Undecided without a "
        "number: fewer than 30 draws with the event, or without. Null: it is no test of the link."
    )


class Expected(Result):
    """One link of the sources' argument."""

    id: str
    code: str = Field(description="Code of the case that it belongs to.")
    text: str = Field(description="What is expected.")
    direction: Literal["more", "less"] | None = Field(
        description="Whether the sources expect more or less of it."
    )
    claims: list[str] = Field(description="Claims that say so.")
    stands: list[Stand] = Field(description="What stands for it; empty: nothing does.")
    verdict: Verdict = Field(
        description="`agrees`: every test does. `disagrees`: one does at least, with its whole "
        "interval. `undecided`: a test crosses zero, there is none, or the sources expect no more "
        "and no less. `not_modelled`: the run has no number for anything that stands for it."
    )
