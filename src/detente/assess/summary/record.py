"""Define ``summary.json`` as a record: the union of the answers to all questions."""

from typing import TYPE_CHECKING, Any

from pydantic import Field

from detente.assess.agreement.record import IssueOutcome, Signing
from detente.assess.asked.record import Asked
from detente.assess.attendance.record import PastRounds
from detente.assess.audits.record import Audits
from detente.assess.ends.record import Dated, FateShares
from detente.assess.engageable.record import Camps, HorizonClasses
from detente.assess.evidence.record import (
    Basis,
    ClaimResult,
    Contested,
    Dissent,
    InputGrounds,
    KeyJudgement,
    PrecedentResult,
    PropositionResult,
    RivalsResult,
    SourceResult,
)
from detente.assess.expected.record import Expected
from detente.assess.months.record import ByMonth
from detente.assess.options.record import (
    Backfires,
    MetricValue,
    Ranking,
    Spread,
    Stages,
)
from detente.assess.record.record import WarsLikeThis
from detente.assess.table.norms_record import Norms
from detente.assess.table.record import Attendance, Contacts, Standing
from detente.assess.watch.record import Indicators
from detente.assess.written.record import Advice, WrittenDissent
from detente.case.schema.settings import ModelChoices
from detente.runs.result import Difference, Result, read_result
from detente.vocabulary.ends import End, Moment
from detente.vocabulary.metrics import Metric

if TYPE_CHECKING:
    from detente.runs.finished import FinishedRun

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

SCHEMA = "detente-summary/0.21"


class Undefined(Result):
    """Draws excluded because a result was not finite."""

    draws: int = Field(description="Draws excluded: not finite under at least one option.")
    strategies: dict[str, int] = Field(description="Draws with a non-finite result, by option.")


class Roles(Result):
    """Roles in the case, as ids of actors."""

    movement: str = Field(description="The armed movement.")
    government: str = Field(description="The government that the movement fights.")
    convenor: str = Field(description="The actor that invites to the rounds and hosts them.")
    rival: str | None = Field(description="An armed rival of the movement.")
    holdout: str | None = Field(description="The hold-out: a power that avoids open contact.")


class ActorName(Result):
    """An actor as printed."""

    name: str
    kind: str


class Option(Result):
    """An option of the comparison, as stated in the case."""

    id: str
    title: str
    description: str | None
    engage: str = Field(description="Which factions it engages.")
    level: str = Field(description="Target level of contact.")
    asks_movement: bool = Field(description="Whether its rounds invite the movement.")
    law: str | None = Field(description="What the law says of it, as stated in the case.")
    first_90_days: str | None = Field(description="What would be done in the first 90 days.")
    who_objects: str | None = Field(description="Who would object, and on what grounds.")
    undo: str | None = Field(description="What undoing it would take.")
    exit_test: str | None = Field(description="What would have to be seen to give it up.")


class MechanismState(Result):
    """A mechanism of the engagement model, on or off."""

    title: str
    on: bool
    sources: list[str] = Field(description="Keys in the bibliography.")
    neutral: str = Field(description="What the model assumes if it is off.")


class Summary(Result):
    """All results of a run that a report uses; contains no time, host or path."""

    schema_: str = Field(alias="schema", description="Name and version of this format.")
    case: str = Field(description="Id of the case.")
    title: str = Field(description="Title of the case.")
    question: str = Field(description="The question of the case.")
    as_of: str = Field(description="As-of date, ISO 8601.")
    horizon_months: int = Field(description="Months simulated.")
    handling: str = Field(description="Handling mark of the case.")
    detente: str = Field(description="Version of the program.")
    digest: str = Field(description="SHA-256 of the case, cut to the as-of date.")
    draws: int = Field(description="Draws run.")
    seed: int = Field(description="Seed of the run.")
    switched_off: list[str] = Field(description="Mechanisms switched off for this run.")
    assumed: dict[str, bool] = Field(
        description="Claims whose reports were assumed informative (true) or not (false)."
    )
    roles: Roles
    actors: dict[str, ActorName] = Field(description="Actors by id; leaders are left out.")
    strategy_list: list[Option] = Field(description="Options in the order of the case.")
    model: ModelChoices = Field(description="Switches of the case.")
    strategies: dict[str, dict[Metric, MetricValue]] = Field(
        description="By option and metric: a probability, an interval, or null."
    )
    against_reference: dict[str, dict[Metric, Difference | None]] | None = Field(
        description="By option and metric, the difference from the reference option; null if "
        "that was not run."
    )
    spread: dict[str, dict[Metric, Spread | None]] = Field(
        description="By option and metric; only metrics that are probabilities."
    )
    units: dict[Metric, str] = Field(description="Unit of each metric, as printed.")
    not_modelled: dict[Metric, str] = Field(description="The reason for each metric that is null.")
    outcomes_of_war: dict[str, dict[End, float]] = Field(
        description="Share of draws in each end at the horizon, by option; they sum to 1."
    )
    fates: dict[str, FateShares] = Field(
        description="What became of the war as the record codes it, by option."
    )
    events_of_war: dict[str, dict[Moment, Dated]] = Field(description="Dated events, by option.")
    months: ByMonth
    expected: list[Expected] = Field(
        description="What the sources expect, beside what this run says of it."
    )
    audits: Audits
    answer: Asked
    ranking: Ranking
    dissent: Dissent
    advice: Advice | None = Field(
        description="What an analyst advises, as written in `advice.md`; null without the file."
    )
    dissents: list[WrittenDissent] = Field(
        description="Rival readings that persons wrote down in `dissent.md`."
    )
    contested: dict[str, Contested] = Field(
        description="By contested proposition; empty without objectives."
    )
    indicators: Indicators
    backfires: Backfires
    basis: dict[KeyJudgement, Basis] = Field(description="By key judgement.")
    record: WarsLikeThis
    undefined: Undefined
    mechanisms: dict[str, MechanismState] = Field(description="Mechanisms by key.")
    criteria: dict[str, str] = Field(description="Titles of the criteria, by id.")
    shared_issues: dict[str, str] = Field(description="Titles of the shared issues, by id.")
    regions: dict[str, str] = Field(description="Names of the regions, by id.")
    contacts: Contacts
    norms: Norms
    attendance: Attendance
    stages: Stages
    standing: Standing
    hypotheses: dict[str, RivalsResult] = Field(description="Sets of rival hypotheses by id.")
    precedents: dict[str, PrecedentResult] = Field(
        description="Readings of earlier cases that are used as arguments, by id."
    )
    propositions: dict[str, PropositionResult] = Field(description="Contested propositions by id.")
    claims: dict[str, ClaimResult] = Field(description="Claims by id.")
    sources: dict[str, SourceResult] = Field(description="Documents by id.")
    inputs: InputGrounds
    hidden: dict[str, int] = Field(description="Rows not yet known on the as-of date, by table.")
    camps: Camps
    classes_at_horizon: HorizonClasses | None = Field(
        description="Null without factions, or without a criterion marked as a preference."
    )
    rounds: PastRounds
    outcomes: dict[str, IssueOutcome] = Field(description="By issue.")
    signing: dict[str, Signing] = Field(
        description="Deals and whom they bind, by option; empty if the case names no issues."
    )


def summary_of(run: "FinishedRun") -> Summary:
    """Return the summary of a finished run.

    Raises
    ------
    RunFolderError
        If ``summary.json`` is missing, damaged, or of another version.
    """
    return read_result(run.folder, "summary.json", Summary)


def summary_schema() -> dict[str, Any]:  # a JSON Schema is any JSON
    """Return the JSON Schema of ``summary.json``.

    Examples
    --------
    >>> sorted(summary_schema()["required"])[:3]
    ['actors', 'advice', 'against_reference']
    """
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **Summary.model_json_schema()}
