"""Case in memory: frozen records per table, cut to an as-of date, with a digest."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from detente.case.schema.events import Event
from detente.case.schema.evidence import (
    Claim,
    Expectation,
    Likelihood,
    Precedent,
    Question,
    Record,
    Source,
    Support,
)
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TABLES
from detente.case.schema.world import Actor, Assessment, Presence, Region, Relation, RoundPart
from detente.case.written.record import Advice, Dissent
from detente.models.labelled import extra

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Case", "Table"]

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, repr=False)
class Table(Generic[R]):
    """The records of one table, in file order, with their line numbers."""

    records: tuple[R, ...] = ()
    lines: tuple[int, ...] = ()

    def __iter__(self) -> Iterator[R]:
        """Iterate over the records in file order."""
        return iter(self.records)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.records)

    @cached_property
    def by_id(self) -> dict[str, R]:
        """Records by their id, for tables that have one."""
        return {r.id: r for r in self.records if hasattr(r, "id")}

    def __getitem__(self, key: str) -> R:
        """Return the record with this id."""
        return self.by_id[key]

    def __contains__(self, key: object) -> bool:
        """Return whether a record has this id."""
        return key in self.by_id

    def __repr__(self) -> str:
        """Return a one-line summary of the table."""
        kind = type(self.records[0]).__name__ if self.records else "no"
        return f"Table of {len(self.records)} {kind} records"

    def to_frame(self) -> "pd.DataFrame":
        """Return the records as a pandas data frame (extra ``notebook``), one row per record."""
        pandas = extra("pandas")
        rows = [record.model_dump(by_alias=True) for record in self.records]
        frame: pd.DataFrame = pandas.DataFrame(rows, index=pandas.Index(self.lines, name="line"))
        return frame

    def with_lines(self) -> Iterator[tuple[int, R]]:
        """Iterate over (line, record)."""
        return zip(self.lines, self.records, strict=True)


@dataclass(frozen=True, kw_only=True, repr=False)
class Case:
    """Everything known about a conflict as of a date.

    Parameters
    ----------
    settings : Settings
        ``case.yaml``.
    as_of : date
        Rows known later are not in the tables.
    advice : Advice or None
        ``advice.md``.
    dissents : tuple of Dissent
        ``dissent.md``.
    hidden : mapping
        Number of rows per table that the cut removed.
    """

    settings: Settings
    as_of: date
    sources: Table[Source] = Table()
    claims: Table[Claim] = Table()
    supports: Table[Support] = Table()
    actors: Table[Actor] = Table()
    assessments: Table[Assessment] = Table()
    relations: Table[Relation] = Table()
    rounds: Table[RoundPart] = Table()
    regions: Table[Region] = Table()
    presence: Table[Presence] = Table()
    events: Table[Event] = Table()
    hypotheses: Table[Likelihood] = Table()
    precedents: Table[Precedent] = Table()
    expectations: Table[Expectation] = Table()
    questions: Table[Question] = Table()
    advice: Advice | None = None
    dissents: tuple[Dissent, ...] = ()
    hidden: dict[str, int] = field(default_factory=dict)

    TABLES = tuple(TABLES)

    def __repr__(self) -> str:
        """Return a summary: id, as-of date and number of rows of each table."""
        counts = ", ".join(f"{len(self.table(name))} {name}" for name in self.TABLES)
        return f"Case('{self.settings.id}', as of {self.as_of.isoformat()}: {counts})"

    def _repr_html_(self) -> str:
        """Return the summary as an HTML table for notebooks."""
        rows = "".join(
            f"<tr><th>{name}</th><td>{len(self.table(name))}</td></tr>" for name in self.TABLES
        )
        head = f"{escape(self.settings.title)}, as of {self.as_of.isoformat()}"
        return (
            f"<p>{head}</p><table><thead><tr><th>table</th><th>rows</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )

    def table(self, name: str) -> Table[Any]:  # the record type differs by table
        """Return a table by name."""
        table: Table[Any] = getattr(self, name)
        return table

    @cached_property
    def snapshot(self) -> str:
        """The cut case as canonical JSON, without outcomes; a run stores it and hashes it."""
        tables = {
            name: [
                r.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=_OUTCOMES)
                for r in self.table(name)
            ]
            for name in self.TABLES
        }
        settings = self.settings.model_dump(mode="json", exclude_none=True)
        settings["as_of"] = self.as_of.isoformat()
        content = {"settings": settings, **tables, **self._written()}
        return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    def _written(self) -> dict[str, object]:
        """Return advice and dissents as plain data; a case without them has no such keys."""
        files: dict[str, object] = {}
        if self.advice is not None:
            files["advice"] = self.advice.model_dump(mode="json", by_alias=True, exclude_none=True)
        if self.dissents:
            files["dissents"] = [
                one.model_dump(mode="json", exclude_none=True) for one in self.dissents
            ]
        return files

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the snapshot."""
        return hashlib.sha256(self.snapshot.encode()).hexdigest()

    def factions(self) -> list[Actor]:
        """Return the movement's factions that exist at the as-of date, in file order."""
        side = self.within(self.settings.movement)
        return [
            a
            for a in self.actors
            if a.kind == "faction"
            and a.id in side
            and (a.active_to is None or a.active_to >= self.as_of)
        ]

    def own_share(self, faction: Actor) -> float:
        """Return a faction's recorded share of strength without the shares of factions in it."""
        parts = sum(a.strength_share or 0.0 for a in self.factions() if a.parent == faction.id)
        own = (faction.strength_share or 0.0) - parts
        return own if own > 1e-9 else 0.0  # what is left by rounding is nothing

    def within(self, actor: str) -> set[str]:
        """Return the ids of an actor and of all actors that it contains."""
        side = {actor}
        while more := {a.id for a in self.actors if a.parent in side} - side:
            side |= more
        return side

    def organisation(self, actor: str) -> str:
        """Return the actor, or the body that a leader leads: results point at no person."""
        found = self.actors.by_id.get(actor)
        return found.parent or actor if found and found.kind == "leader" else actor

    def leaders(self, faction: str) -> list[Actor]:
        """Return the leaders of a faction who hold office at the as-of date, in file order."""
        return [
            a
            for a in self.actors
            if a.kind == "leader"
            and a.parent == faction
            and (a.active_to is None or a.active_to >= self.as_of)
        ]

    def powers(self) -> list[Actor]:
        """Return the states and organisations in file order."""
        return [a for a in self.actors if a.kind in {"state", "organisation"}]

    @cached_property
    def excluded(self) -> frozenset[str]:
        """Factions that the case keeps from the table."""
        rule = self.settings.partner_rule
        return frozenset(f.id for f in self.factions() if rule and f.id in rule.exclude)

    def guests(self) -> list[str]:
        """Return the ids of actors that may attend a round: the powers, then the government."""
        return [*(p.id for p in self.powers()), self.settings.government]


_OUTCOMES = {"outcome_date", "outcome_source"}
