"""Lines of a ledger, its head, and what is said of it, as records."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from detente.runs.result import Result, Share

Day: TypeAlias = date

__all__ = [
    "LINE",
    "Digest",
    "Entry",
    "ForecastLine",
    "GroupScore",
    "Head",
    "Ledger",
    "Line",
    "OutcomeLine",
    "RuleScore",
    "Seal",
    "What",
]

Digest: TypeAlias = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
What: TypeAlias = Literal["yes", "no", "mixed"]


class _Chained(Result):
    """What every line has."""

    number: int = Field(ge=1, description="Place of the line, from 1.")
    written: Day = Field(description="Day of the clock on which the line was written.")
    case: str = Field(description="Id of the case.")
    question: str = Field(description="Id of the question.")


class ForecastLine(_Chained):
    """A forecast."""

    kind: Literal["forecast"] = "forecast"
    date: Day = Field(description="Day of the forecast.")
    text: str = Field(description="The question.")
    closes: Day = Field(description="Last day that counts.")
    probability: Share = Field(description="Chance of yes.")
    as_of: Day = Field(description="Day to which the run reads the case.")
    run_digest: Digest = Field(description="Digest of the run.")
    case_digest: Digest = Field(description="Digest of the case, cut to that day.")
    previous: Digest = Field(description="Digest of the line before; empty in the first.")
    digest: Digest = Field(description="SHA-256 of this line without this field.")


class OutcomeLine(_Chained):
    """What came about; it holds for all forecasts on the question."""

    kind: Literal["outcome"] = "outcome"
    date: Day = Field(description="Day on which it was decided.")
    outcome: What = Field(description="Answer; a mixed one is not scored.")
    source: str = Field(min_length=1, description="Where it can be checked.")
    corrects: int | None = Field(description="Line with an earlier outcome that this one replaces.")
    previous: Digest = Field(description="Digest of the line before; empty in the first.")
    digest: Digest = Field(description="SHA-256 of this line without this field.")


Line: TypeAlias = ForecastLine | OutcomeLine
LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="kind")])


class Seal(Result):
    """How many lines there are, and the digest of the last."""

    lines: int = Field(ge=0)
    digest: Digest


class Head(Result):
    """The content of ``head.json``: what the ledger holds, and what it is about to hold."""

    lines: int = Field(ge=0, description="Lines of the ledger.")
    digest: Digest = Field(description="Digest of the last line.")
    next: Seal | None = Field(description="The same with the line that is being written.")


class Entry(Result):
    """A forecast with what became of its question."""

    number: int
    date: Day
    case: str
    question: str
    text: str
    closes: Day
    probability: Share
    run_digest: Digest
    case_digest: Digest
    status: Literal["open", "due", "yes", "no", "mixed"] = Field(
        description="`due`: closed and not resolved."
    )
    outcome_date: Day | None
    outcome_source: str | None
    hindsight: bool = Field(
        description="Written after the question closed, though dated before: kept apart."
    )
    late: bool = Field(description="Dated after the outcome was decided: not scored.")
    brier: Share | None = Field(description="Null if not scored.")


class RuleScore(Result):
    """Score of a simple rule on the same forecasts."""

    brier: Share


class GroupScore(Result):
    """Mean scores; each question weighs the same, however many forecasts it has."""

    forecasts: int = Field(ge=0)
    questions: int = Field(ge=0)
    brier: Share | None
    log: float | None = Field(description="Nats; null if a certain forecast was wrong.")
    baselines: dict[str, RuleScore] = Field(
        description="`constant`: one half; `running_smoothed`: (yes + ½)/(resolved + 1) of the "
        "other questions decided before the forecast."
    )
    best: str | None = Field(description="The rule with the least score.")
    skill: tuple[float, float, float] | None = Field(
        description="Against the best rule: low end, point, high end, 90 % by resampling "
        "questions. Null if the questions are too few."
    )


class Ledger(Result):
    """A ledger whose chain holds."""

    lines: int = Field(ge=0)
    head: Digest = Field(description="Digest of the last line: publish it, to be held to it.")
    forecasts: list[Entry] = Field(description="In the order of the lines.")
    scores: dict[str, GroupScore] = Field(
        description="`foresight`: written before the question closed; `hindsight`: after."
    )
