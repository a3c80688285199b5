"""The shape of ``summary.json``, published as a JSON Schema."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from detente.case.schema.settings import METRICS

__all__ = ["Summary", "summary_schema"]

Share = float  # in [0, 1]; percentages are never stored
Record = dict[str, Any]  # a result record whose keys stand in the docstring of its module


class _Part(BaseModel):
    """A part of the summary; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Interval(_Part):
    """80 % of draws and their middle."""

    p10: float
    p50: float
    p90: float


class Difference(_Part):
    """Paired difference to no contact in the same draws."""

    mean: float
    error: float = Field(description="Standard error of the mean.")
    higher: Share
    lower: Share
    same: Share


class Spread(_Part):
    """How far a chance moves between rival hypotheses."""

    low: Share
    high: Share
    error: float = Field(description="Monte Carlo standard error over all draws.")


class Value(_Part):
    """A strategy's value by the case's objectives."""

    value: Interval
    mean: float
    error: float
    best: Share = Field(description="Share of draws best, ties within the margin shared.")
    alone: Share = Field(description="Share of draws best by more than the margin.")
    regret: Interval
    mean_regret: float
    parts: dict[str, float] = Field(description="What each objective adds to the mean.")


class Ranking(_Part):
    """Order of the strategies by mean value."""

    objectives: list[Record]
    strategies: dict[str, Value]
    order: list[str]
    top: list[str] = Field(description="Those that cannot be told from the first.")
    margin: float | None


class Mechanism(_Part):
    """A mechanism of the engagement model and its state."""

    title: str
    on: bool
    sources: list[str]
    neutral: str


class Check(_Part):
    """The arm without contact beside the plausible band."""

    share: Share
    error: float
    low: Share
    high: Share
    verdict: Literal["inside", "below", "above"]


class Plausibility(_Part):
    """Base rates, and the prior-predictive check."""

    base_rates: list[Record]
    prior_predictive: dict[str, Check]


class Stages(_Part):
    """How far draws get from cooperation on an issue to a deal that holds."""

    order: list[str]
    missing: dict[str, str] = Field(description="Why a stage cannot be reached at all.")
    strategies: dict[str, Record]


class Norms(_Part):
    """Powers that label the movement and deal with it all the same."""

    powers: int
    record: dict[str, Record] = Field(description="By measure, on the as-of date.")
    table: list[Record] = Field(description="A row a power.")
    years: list[Record] = Field(description="Counts year by year.")
    undated: int = Field(description="Ties without a first day, which no year holds.")
    forecast: Record = Field(description="By strategy and measure, at the horizon.")


Metric = Share | Interval | None


class Summary(_Part):
    """Everything a report reads of a run; holds no time, host or path."""

    schema_: str = Field(alias="schema", description="Name and version of this format.")
    case: str
    title: str
    question: str
    as_of: str = Field(description="ISO 8601.")
    horizon_months: int
    handling: str
    detente: str = Field(description="Version.")
    digest: str = Field(description="SHA-256 of the cut case.")
    draws: int
    seed: int
    switched_off: list[str]
    assumed: dict[str, bool] = Field(description="Reports supposed informative, or not.")
    undefined: Record = Field(description="Draws that went numerically bad, counted nowhere.")
    roles: dict[str, str | None]
    actors: dict[str, dict[str, str]] = Field(description="All but leaders.")
    strategy_list: list[Record]
    model: Record = Field(description="Choices and switches of the case.")
    strategies: dict[str, dict[str, Metric]] = Field(
        description="By strategy and metric: a probability, an interval, or null."
    )
    against_none: dict[str, dict[str, Difference | None]] | None
    spread: dict[str, dict[str, Spread | None]]
    units: dict[str, str]
    not_modelled: dict[str, str] = Field(description="Why each null metric is null.")
    ranking: Ranking
    dissent: Record
    contested: dict[str, Record]
    indicators: Record
    backfires: Record = Field(description="How often, and in which box of inputs; see below.")
    basis: dict[str, Record]
    plausibility: Plausibility
    mechanisms: dict[str, Mechanism]
    camps: Record
    criteria: dict[str, str]
    contacts: Record
    norms: Norms
    attendance: Record
    stages: Stages
    rounds: Record
    outcomes: dict[str, Record]
    standing: Record
    hypotheses: dict[str, Record]
    propositions: dict[str, Record]
    claims: dict[str, Record]
    sources: dict[str, Record]
    inputs: Record
    hidden: dict[str, int]


def summary_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``summary.json``; metrics are those of the case format.

    Examples
    --------
    >>> sorted(summary_schema()["required"])[:3]
    ['actors', 'against_none', 'as_of']
    """
    found = Summary.model_json_schema()
    found["properties"]["strategies"]["additionalProperties"]["propertyNames"] = {
        "enum": list(METRICS)
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
