"""``summary.json`` as a record: the union of what the questions answer."""

from typing import Any

from pydantic import Field

from detente.assess.agreement.record import IssueOutcome
from detente.assess.table.record import Contacts
from detente.case.schema.settings import ModelChoices
from detente.runs.finished import FinishedRun
from detente.runs.result import Difference, Result, read_result
from detente.vocabulary.metrics import METRICS

__all__ = [
    "SCHEMA",
    "ActorName",
    "MechanismState",
    "Option",
    "Roles",
    "Summary",
    "Undefined",
    "summary_of",
    "summary_schema",
]

SCHEMA = "detente-summary/0.6"


class Undefined(Result):
    """Draws excluded because a result was not finite."""

    draws: int = Field(description="Draws excluded, under any option.")
    strategies: dict[str, int] = Field(description="Draws with such a result, by option.")


class Roles(Result):
    """Who plays which part in the case; ids of actors."""

    movement: str = Field(description="The armed movement.")
    government: str = Field(description="The government it fights.")
    convenor: str = Field(description="Who asks, and hosts the rounds.")
    rival: str | None = Field(description="An armed rival of the movement.")
    holdout: str | None = Field(description="A power that stays out of open contact.")


class ActorName(Result):
    """An actor as printed."""

    name: str
    kind: str


class Option(Result):
    """An option that was compared, as the case states it."""

    id: str
    title: str
    description: str | None
    engage: str = Field(description="Whom it engages.")
    level: str = Field(description="Contact level aimed at.")
    posture: str
    asks_movement: bool = Field(description="Whether its rounds invite the movement.")


class MechanismState(Result):
    """A mechanism of the engagement model, on or off."""

    title: str
    on: bool
    sources: list[str] = Field(description="Keys in the bibliography.")
    neutral: str = Field(description="What holds where it is off.")


class Summary(Result):
    """Everything a report reads of a run; holds no time, host or path."""

    schema_: str = Field(alias="schema", description="Name and version of this format.")
    case: str = Field(description="Id of the case.")
    title: str = Field(description="Title of the case.")
    question: str = Field(description="The question asked.")
    as_of: str = Field(description="As-of date, ISO 8601.")
    horizon_months: int = Field(description="Months simulated.")
    handling: str = Field(description="Handling mark of the case.")
    detente: str = Field(description="Version of the program.")
    digest: str = Field(description="SHA-256 of the cut case.")
    draws: int = Field(description="Draws run.")
    seed: int = Field(description="Seed of the run.")
    switched_off: list[str] = Field(description="Mechanisms switched off for this run.")
    assumed: dict[str, bool] = Field(
        description="Claims whose reports were assumed informative, or not."
    )
    roles: Roles
    actors: dict[str, ActorName] = Field(description="Actors by id; leaders are left out.")
    strategy_list: list[Option] = Field(description="Options in the order of the case.")
    model: ModelChoices = Field(description="Choices and switches of the case.")
    strategies: dict[str, Any] = Field(description="x")
    against_none: dict[str, dict[str, Difference | None]] | None
    spread: dict[str, Any]
    units: dict[str, str]
    not_modelled: dict[str, str]
    ranking: Any
    dissent: Any
    contested: dict[str, Any]
    indicators: Any
    backfires: Any
    basis: dict[str, Any]
    plausibility: Any
    undefined: Undefined
    mechanisms: dict[str, MechanismState] = Field(description="Mechanisms by key.")
    criteria: dict[str, str] = Field(description="Titles of the criteria, by id.")
    contacts: Contacts
    norms: Any
    attendance: Any
    stages: Any
    standing: Any
    hypotheses: dict[str, Any]
    propositions: dict[str, Any]
    claims: dict[str, Any]
    sources: dict[str, Any]
    inputs: Any
    hidden: dict[str, int] = Field(description="Rows not yet known on the as-of date, by table.")
    camps: Any
    rounds: Any
    outcomes: dict[str, IssueOutcome]


def summary_of(run: FinishedRun) -> Summary:
    """Return the summary of a finished run.

    Raises
    ------
    RunFolderError
        If ``summary.json`` is missing, damaged, or of another version.
    """
    return read_result(run.folder, "summary.json", Summary)


def summary_schema() -> dict[str, Any]:  # a JSON Schema is any JSON
    """Return the JSON Schema of ``summary.json``; metrics are those of the case format.

    Examples
    --------
    >>> sorted(summary_schema()["required"])[:3]
    ['actors', 'against_none', 'as_of']
    """
    schema = Summary.model_json_schema()
    by_option = schema["properties"]["strategies"]["additionalProperties"]
    if isinstance(by_option, dict):
        by_option["propertyNames"] = {"enum": list(METRICS)}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
