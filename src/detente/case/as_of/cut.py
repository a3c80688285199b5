"""Cut a case to its as-of date: remove what was not yet known, and references to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from detente.case.as_of.cut_settings import cut_settings
from detente.case.as_of.known_date import claim_known, source_known
from detente.case.case import Case, Table
from detente.case.schema.events import Event
from detente.case.schema.evidence import Source
from detente.case.schema.world import Assessment, Presence, Region, Relation, RoundPart
from detente.case.written.cut import cut_advice, cut_dissents
from detente.case.written.record import Advice, Dissent

__all__ = ["cut_case"]

# Id lists of a record, with the table they refer to; end dates that may be in the future.
_LISTS = {"claims": "claims", "actors": "actors", "borders": "actors"}
_ENDS = ("active_to", "date_to")


def cut_case(case: Case, as_of: date) -> Case:
    """Return the case as it was known on ``as_of``.

    A claim is visible if it was known by then. An actor, tie, presence, precedent or round is
    visible according to its own ``known``; without ``known``, if any of its claims is visible, or
    if it has no claims and had begun. An assessment is visible if a claim that supports it is; one
    without claims, from ``valid_from``. A number that was read from a document is hidden until
    that document was published. A source is visible if it was published, or if a visible claim
    or number cites it. Ids of hidden rows are removed from lists, and rows that need a hidden row
    are hidden as well. End dates in the future, crop surveys of later years, outcomes of questions
    and roles at announced rounds that are yet to be held are removed. A declared event is visible
    if it was thought of by then and is still to come. Advice and dissent are visible from the day
    they were written.

    Parameters
    ----------
    case : Case
        The uncut case, without errors.
    as_of : date
        Last day of knowledge that is included.

    Returns
    -------
    Case
        The cut case; ``hidden`` counts the rows removed from each table, and what was written
        later.

    Raises
    ------
    CaseError
        If the movement, the government or the convenor was not yet known.
    """
    return _Cutter(case, as_of).cut()


class _Cutter:
    """One cut: the visible claims and actors, and the tables with only visible rows."""

    def __init__(self, case: Case, as_of: date) -> None:
        self.case, self.as_of = case, as_of
        self.hidden: dict[str, int] = {}
        self.claims = {c.id for c in case.claims if self._by(claim_known(case, c))}
        self.cited = {c.source for c in case.claims if c.id in self.claims}
        self.supported: dict[str, list[str]] = {}
        for support in case.supports:
            self.supported.setdefault(support.assessment, []).append(support.claim)
        self.actors = self._visible_actors()
        self.visible = {"claims": self.claims, "actors": self.actors}

    def cut(self) -> Case:
        """Return the cut case."""
        assessments = self._assessments()
        relations = self._keep("relations", self._tie)
        presence = self._keep("presence", self._presence)
        events = self._keep("events", self._event)
        self.cited |= {i for row in (*assessments, *presence, *events) for i in row.read_from}
        numbers = {*assessments.by_id, *relations.by_id, *presence.by_id}
        return Case(
            settings=cut_settings(
                self.case.settings, self.as_of, claims=self.claims, actors=self.actors
            ),
            as_of=self.as_of,
            sources=self._keep("sources", self._source),
            claims=self._keep("claims", lambda c: c.id in self.claims),
            supports=self._keep(
                "supports", lambda s: s.claim in self.claims and s.assessment in numbers
            ),
            actors=self._keep("actors", lambda a: a.id in self.actors),
            assessments=assessments,
            relations=relations,
            rounds=self._keep("rounds", self._round, self._not_yet_held),
            regions=self._keep("regions", lambda _: True, self._region),
            presence=presence,
            events=events,
            hypotheses=self._keep("hypotheses", lambda h: h.claim in self.claims),
            precedents=self._keep("precedents", lambda p: self._known(p, p.claims, p.date_from)),
            expectations=self._keep("expectations", lambda e: self._known(e, e.claims, None)),
            questions=self._keep("questions", lambda _: True, _without_outcome),
            advice=self._advice(),
            dissents=self._dissents(),
            hidden=self.hidden,
        )

    def _by(self, day: date | None) -> bool:
        """Return whether a day is not after the cut; a missing date counts as always known."""
        return day is None or day <= self.as_of

    def _known(self, record: Any, claims: list[str], start: date | None) -> bool:
        """Return whether a row was known: by its day, or by its claims, or by its start."""
        if record.known:
            return self._by(record.known)
        return any(i in self.claims for i in claims) if claims else self._by(start)

    def _visible_actors(self) -> set[str]:
        """Return actors that were known and active, and so were their parents."""
        seen = {
            a.id
            for a in self.case.actors
            if self._by(a.active_from) and self._known(a, a.claims, a.active_from)
        }
        parents = {a.id: a.parent for a in self.case.actors}
        while lost := {i for i in seen if parents[i] is not None and parents[i] not in seen}:
            seen -= lost
        return seen

    def _keep(
        self, name: str, keep: Callable[[Any], bool], change: Callable[[Any], Any] | None = None
    ) -> Table[Any]:  # the record type differs by table
        """Return the visible rows of a table, without ids of hidden rows; count hidden rows."""
        table = self.case.table(name)
        rows = [(line, self._trim(r)) for line, r in table.with_lines() if keep(r)]
        if len(table) > len(rows):
            self.hidden[name] = len(table) - len(rows)
        kept = tuple(change(r) if change else r for _, r in rows)
        return Table(kept, tuple(line for line, _ in rows))

    def _trim(self, record: Any) -> Any:  # any record
        update: dict[str, Any] = {
            field: [i for i in ids if i in self.visible[target]]
            for field, target in _LISTS.items()
            if (ids := getattr(record, field, None))
        }
        if hasattr(record, "known"):  # a claim may be about the future, other rows may not
            ahead = [f for f in _ENDS if not self._by(getattr(record, f, None))]
            update |= {} if hasattr(record, "polarity") else dict.fromkeys(ahead)
        return record.model_copy(update=update) if update else record

    def _advice(self) -> Advice | None:
        kept = cut_advice(self.case.advice, self.as_of)
        if self.case.advice is not None and kept is None:
            self.hidden["advice"] = 1
        return kept

    def _dissents(self) -> tuple[Dissent, ...]:
        kept = cut_dissents(self.case.dissents, self.as_of, self.claims)
        if len(kept) < len(self.case.dissents):
            self.hidden["dissents"] = len(self.case.dissents) - len(kept)
        return kept

    def _source(self, source: Source) -> bool:
        if source.id in self.cited:
            return True
        return source.date is not None and self._by(source_known(self.case, source.id))

    def _readable(self, row: Assessment | Presence | Event) -> bool:
        """Return whether all that a number was read from had been published."""
        known = (source_known(self.case, i) for i in row.read_from)
        return self._by(row.known) and all(self._by(day) for day in known)

    def _assessment(self, a: Assessment) -> bool:
        if a.subject not in self.actors or (a.object and a.object not in self.actors):
            return False
        ended = a.valid_to is not None and a.valid_to < self.as_of
        claims = self.supported.get(a.id)
        stands = not claims or any(i in self.claims for i in claims)
        return stands and self._readable(a) and self._by(a.valid_from) and not ended

    def _assessments(self) -> Table[Assessment]:
        """Return the visible assessments; a hidden fallback is replaced by the whole scale."""
        table = self._keep("assessments", self._assessment)
        records = tuple(
            a if a.fallback in table else a.model_copy(update={"fallback": None}) for a in table
        )
        return Table(records, table.lines)

    def _tie(self, r: Relation) -> bool:
        if any(i and i not in self.actors for i in (r.from_, r.to, r.third)):
            return False
        claims = [*r.claims, *self.supported.get(r.id, [])]
        return self._by(r.date_from) and self._known(r, claims, r.date_from)

    def _presence(self, p: Presence) -> bool:
        claims = [*p.claims, *self.supported.get(p.id, [])]
        return p.actor in self.actors and self._readable(p) and self._known(p, claims, p.date)

    def _event(self, e: Event) -> bool:
        """Return whether an event was thought of by then, and had not yet happened."""
        ahead = e.date is None or e.date > self.as_of
        seen = e.target is None or e.target in self.actors
        return ahead and seen and self._readable(e) and self._known(e, e.claims, None)

    def _round(self, r: RoundPart) -> bool:
        held = r.date <= self.as_of
        announced = r.announced is not None and r.announced <= self.as_of
        read = self._by(r.known or r.date) and (held or announced)
        return read and {r.actor, r.convenor} <= self.actors

    def _not_yet_held(self, r: RoundPart) -> RoundPart:
        """Return a row without the role, if the round was announced and is yet to be held."""
        return r if self._by(r.date) else r.model_copy(update={"role": "absent"})

    def _region(self, region: Region) -> Region:
        """Return a region without a crop survey that was not yet known."""
        before = self.case.regions[region.id].claims
        later = region.crop_year is not None and region.crop_year > self.as_of.year
        if later or (before and not region.claims):
            return region.model_copy(update={"crop_ha": None, "crop_year": None})
        return region


def _without_outcome(question: Any) -> Any:  # a question
    return question.model_copy(
        update={"outcome": None, "outcome_date": None, "outcome_source": None}
    )
