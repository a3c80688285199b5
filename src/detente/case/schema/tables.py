"""List of the tables of a case: file, record and key; readers, checks and docs use it."""

from dataclasses import dataclass

from detente.case.schema.cells import Ref
from detente.case.schema.events import Event
from detente.case.schema.evidence import (
    Claim,
    Expectation,
    Likelihood,
    Precedent,
    Question,
    Record,
    Source,
)
from detente.case.schema.evidence import Support as SupportRecord
from detente.case.schema.world import Actor, Assessment, Presence, Region, Relation, RoundPart

__all__ = ["TABLES", "TableSpec", "columns", "references"]


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table of a case.

    Parameters
    ----------
    name : str
        Name of the table and stem of its file.
    record : type
        Record of one row.
    key : tuple of str
        Columns that must be unique in combination.
    required : bool
        Whether the file must exist.
    """

    name: str
    record: type[Record]
    key: tuple[str, ...] = ("id",)
    required: bool = False

    @property
    def file(self) -> str:
        """File name in the case folder."""
        return f"{self.name}.csv"


TABLES: dict[str, TableSpec] = {
    spec.name: spec
    for spec in (
        TableSpec("sources", Source, required=True),
        TableSpec("claims", Claim, required=True),
        TableSpec("supports", SupportRecord, key=("claim", "assessment", "part")),
        TableSpec("actors", Actor, required=True),
        TableSpec("assessments", Assessment),
        TableSpec("relations", Relation),
        TableSpec("rounds", RoundPart, key=("round", "actor")),
        TableSpec("regions", Region),
        TableSpec("presence", Presence),
        TableSpec("events", Event),
        TableSpec("hypotheses", Likelihood, key=("set", "hypothesis", "claim")),
        TableSpec("precedents", Precedent),
        TableSpec("expectations", Expectation),
        TableSpec("questions", Question),
    )
}


def columns(spec: TableSpec) -> tuple[str, ...]:
    """Return the column names of a table in order."""
    return tuple(f.alias or name for name, f in spec.record.model_fields.items())


def references(spec: TableSpec) -> dict[str, tuple[str, ...]]:
    """Return, for each column of ids, the tables in which the ids must exist."""
    targets: dict[str, tuple[str, ...]] = {}
    for name, field in spec.record.model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, Ref):
                targets[field.alias or name] = mark.tables
    return targets
