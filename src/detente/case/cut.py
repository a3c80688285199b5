"""The as-of cut: what was not yet known is left out, and all that points to it."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from detente.case.case import Case, Table
from detente.case.records_evidence import Claim, Record

__all__ = ["claim_known", "cut_case"]

R = TypeVar("R", bound=Record)


def claim_known(case: Case, claim: Claim) -> date | None:
    """Return the day a claim was known: its own, else its source's, else None."""
    if claim.known:
        return claim.known
    source = case.sources.by_id.get(claim.source)
    return source.date if source else None


def cut_case(case: Case, as_of: date) -> Case:
    """Return the case as it was known on ``as_of``.

    A claim is visible if it was known by then; an actor, tie, presence, precedent or round by
    its own ``known``, else if any of its claims is visible (or it has none and had begun); an
    assessment if its supporting claims are, else from ``valid_from``. Outcomes of questions
    are dropped. Ids of hidden rows are removed from the lists that name them.
    """
    cutter = _Cutter(case, as_of)
    return cutter.cut()


class _Cutter:
    def __init__(self, case: Case, as_of: date) -> None:
        self.case, self.as_of = case, as_of
        self.hidden: dict[str, int] = {}
        self.claims = {c.id for c in case.claims if self._by(claim_known(case, c), missing=True)}
        self.supported: dict[str, list[str]] = {}
        for support in case.supports:
            self.supported.setdefault(support.assessment, []).append(support.claim)
        self.actors = self._visible_actors()

    def _by(self, day: date | None, *, missing: bool) -> bool:
        return missing if day is None else day <= self.as_of

    def _any_claim(self, ids: list[str], start: date | None) -> bool:
        """Is one of the claims visible; or, without claims, has it begun?"""
        if ids:
            return any(i in self.claims for i in ids)
        return self._by(start, missing=True)

    def _visible_actors(self) -> set[str]:
        seen = {
            a.id
            for a in self.case.actors
            if (a.known is None or a.known <= self.as_of) and self._by(a.active_from, missing=True)
        }
        parents = {a.id: a.parent for a in self.case.actors}
        while lost := {i for i in seen if parents[i] is not None and parents[i] not in seen}:
            seen -= lost
        return seen

    def _keep(
        self, name: str, keep: Callable[[Any], bool], change: Callable[[Any], Any] | None = None
    ) -> Table[Any]:  # the record type differs by table
        table = self.case.table(name)
        rows = [(line, r) for line, r in table.with_lines() if keep(r)]
        if len(table) > len(rows):
            self.hidden[name] = len(table) - len(rows)
        kept = tuple(change(r) if change else r for _, r in rows)
        return Table(kept, tuple(line for line, _ in rows))

    def _trim(self, record: Any) -> Any:
        """Remove hidden claims and actors from the lists of a record."""
        update: dict[str, Any] = {}
        if getattr(record, "claims", None):
            update["claims"] = [i for i in record.claims if i in self.claims]
        if getattr(record, "actors", None):
            update["actors"] = [i for i in record.actors if i in self.actors]
        if getattr(record, "borders", None):
            update["borders"] = [i for i in record.borders if i in self.actors]
        return record.model_copy(update=update) if update else record

    def _assessment(self, a: Any) -> bool:
        if a.subject not in self.actors or (a.object and a.object not in self.actors):
            return False
        ended = a.valid_to is not None and a.valid_to < self.as_of
        begun = self._by(a.valid_from, missing=True)
        claims = self.supported.get(a.id, [])
        return begun and not ended and (not claims or any(i in self.claims for i in claims))

    def _tie(self, r: Any) -> bool:
        ends = [r.from_, r.to, *([r.third] if r.third else [])]
        if any(e not in self.actors for e in ends):
            return False
        if not self._by(r.date_from, missing=True):
            return False
        return (
            self._by(r.known, missing=True)
            if r.known
            else self._any_claim([*r.claims, *self.supported.get(r.id, [])], r.date_from)
        )

    def cut(self) -> Case:
        """Return the cut case."""
        case = self.case
        claims = self._keep("claims", lambda c: c.id in self.claims, self._trim)
        used = {c.source for c in claims}
        sources = self._keep("sources", lambda s: self._by(s.date, missing=True) or s.id in used)
        actors = self._keep("actors", lambda a: a.id in self.actors, self._trim)
        assessments = self._keep("assessments", self._assessment)
        kept = set(assessments.by_id)
        assessments = Table(
            tuple(
                a if a.fallback in kept else a.model_copy(update={"fallback": None})
                for a in assessments
            ),
            assessments.lines,
        )
        relations = self._keep("relations", self._tie, self._trim)
        presence = self._keep(
            "presence",
            lambda p: (
                p.actor in self.actors
                and (
                    self._by(p.known, missing=True)
                    if p.known
                    else self._any_claim([*p.claims, *self.supported.get(p.id, [])], p.date)
                )
            ),
            self._trim,
        )
        targets = kept | set(relations.by_id) | set(presence.by_id)
        supports = self._keep(
            "supports", lambda s: s.claim in self.claims and s.assessment in targets
        )
        rounds = self._keep(
            "rounds",
            lambda r: (
                self._by(r.known or r.date, missing=True)
                and r.actor in self.actors
                and r.convenor in self.actors
            ),
            self._trim,
        )
        return Case(
            settings=case.settings.model_copy(update={"as_of": self.as_of}),
            as_of=self.as_of,
            sources=sources,
            claims=claims,
            supports=supports,
            actors=actors,
            assessments=assessments,
            relations=relations,
            rounds=rounds,
            regions=self._keep("regions", lambda _: True, self._trim),
            presence=presence,
            hypotheses=self._keep("hypotheses", lambda h: h.claim in self.claims),
            precedents=self._keep(
                "precedents",
                lambda p: (
                    self._by(p.known, missing=True)
                    if p.known
                    else self._any_claim(p.claims, p.date_from)
                ),
                self._trim,
            ),
            questions=self._keep("questions", lambda _: True, _without_outcome),
            hidden=self.hidden,
        )


def _without_outcome(question: Any) -> Any:
    return question.model_copy(
        update={"outcome": None, "outcome_date": None, "outcome_source": None}
    )
