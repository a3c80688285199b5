"""The record of what to elicit next."""

from typing import Literal

from pydantic import Field

from detente.runs.result import Interval, Result, Share
from detente.vocabulary.metrics import Metric

__all__ = ["Answered", "Asked", "NextQuestions"]

Answered = Literal["value"] | Metric
"""A number of the answer: the value of an option, or a metric of it."""


class Asked(Result):
    """One number to elicit, and the question to ask."""

    input: str = Field(description="Input column of a run.")
    question: str = Field(description="Question to ask an expert.")
    write: str = Field(description="Where the answer is written, in words.")
    rows: list[str] = Field(
        description="Ids of the rows that state it now; empty: a default stands in."
    )
    drawn: Interval = Field(description="The number as the quick run drew it.")
    share: Share = Field(
        description="Share of the variance of the number of the answer that goes with this input."
    )
    answer: Answered = Field(description="Number of the answer that goes with it most.")
    option: str = Field(description="Option under which it does.")
    clear: bool = Field(description="Whether the share is more than chance alone would show.")


class NextQuestions(Result):
    """The numbers of a case to elicit next."""

    schema_: str = Field(alias="schema", description="Name and version of this record.")
    as_of: str = Field(description="As-of date of the case.")
    draws: int = Field(description="Draws of the quick run.")
    seed: int = Field(description="Seed of the quick run.")
    answers: list[Answered] = Field(description="Numbers of the answer that were looked at.")
    inputs: int = Field(description="Inputs that were compared.")
    asked: list[Asked] = Field(
        description="At most five, the one that moves the answer most first."
    )
