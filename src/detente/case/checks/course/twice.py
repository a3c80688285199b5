"""Check that no claim counts twice on a set of hypotheses: in its priors and in its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.errors import Finding

__all__ = ["check_twice"]


@dataclass(frozen=True, slots=True)
class _Use:
    """One way in which a claim counts on a set of hypotheses."""

    set: str
    claim: str
    kind: str
    words: str
    where: tuple[str, int | None, str]


def check_twice(view: View) -> list[Finding]:
    """Return findings about claims that count on one set in two ways.

    A prior that rests on a claim, a likelihood of the claim and a precedent that cites it are three
    ways. Claims of one origin are one piece of evidence.
    """
    if not view.holds("hypotheses") or not view.sure("claims", "hypotheses", "precedents"):
        return []
    first: dict[tuple[str, str], _Use] = {}
    named: set[tuple[str, str, str]] = set()
    findings = []
    for use in (*_likelihoods(view), *_precedents(view), *_priors(view)):
        origin = _origin(view, use.claim)
        other = first.setdefault((use.set, origin), use)
        if other.kind == use.kind or (use.set, origin, use.kind) in named:
            continue
        named.add((use.set, origin, use.kind))
        findings.append(
            KINDS.counted_twice(
                *use.where, value=use.claim, set=use.set, one=use.words, other=other.words
            )
        )
    return findings


def _origin(view: View, name: str) -> str:
    claim = view.case.claims.by_id.get(name)
    return (claim.origin if claim else None) or name


def _likelihoods(view: View) -> Iterator[_Use]:
    """Yield the claims whose likelihoods are read; those that sort factions are not."""
    case = view.case
    sorting = {a.id for a in case.assessments if a.variable == "performance"}
    sorts = {s.claim for s in case.supports if s.assessment in sorting}
    for line, row in case.hypotheses.with_lines():
        if row.set != "movement" or row.claim not in sorts:
            words = f"hypotheses.csv has a likelihood of '{row.claim}'"
            where = ("hypotheses.csv", line, "claim")
            yield _Use(row.set, row.claim, "likelihood", words, where)


def _precedents(view: View) -> Iterator[_Use]:
    for line, row in view.case.precedents.with_lines():
        if row.set is not None and row.times_likelier:
            for name in row.claims:
                words = f"precedent '{row.id}' cites '{name}'"
                where = ("precedents.csv", line, "claims")
                yield _Use(row.set, name, "precedent", words, where)


def _priors(view: View) -> Iterator[_Use]:
    for n, rivals in enumerate(view.case.settings.hypotheses):
        for m, member in enumerate(rivals.members):
            for k, name in enumerate(member.claims):
                words = f"the prior of '{member.id}' rests on '{name}'"
                where = view.at("hypotheses", n, "members", m, "claims", k)
                yield _Use(rivals.id, name, "prior", words, where)
