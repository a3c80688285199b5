"""Check claims, grades, propositions and supports."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from detente.case.as_of.known_date import claim_known
from detente.case.case import Case, Table
from detente.case.checks.dates import nothing_known
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.schema.conflict import STATED
from detente.case.schema.evidence import Record
from detente.errors import Finding

__all__ = ["check_evidence"]

Row = TypeVar("Row", bound=Record)

_CITING = (
    "actors",
    "relations",
    "rounds",
    "regions",
    "presence",
    "events",
    "precedents",
    "expectations",
)


def check_evidence(view: View) -> list[Finding]:
    """Return findings about the evidence of a case."""
    case = view.case
    findings = [*_grades(case), *_context(case)]
    if view.holds("codes"):
        findings += _codes(case)
    if view.sure("claims"):
        findings += _denials(case)
    if view.holds("as_of"):
        findings += _hidden(case)
    if view.holds("hypotheses"):
        findings += [*_members(case), *_readings(case)]
    if view.holds("hypotheses") and view.sure("hypotheses"):
        findings += _likelihoods(case)
    if view.sure(*case.TABLES) and view.holds("issues"):
        findings += _unused(case)
    return findings


def _grades(case: Case) -> list[Finding]:
    """Find pairs of grades that are far apart: readers trust these least."""
    findings = []
    for line, claim in case.claims.with_lines():
        source = case.sources.by_id.get(claim.source)
        if not source or source.reliability == "F" or claim.credibility == "6":
            continue
        gap = abs("ABCDE".index(source.reliability) - (int(claim.credibility) - 1))
        if gap >= 3:
            grade = f"{source.reliability}{claim.credibility}"
            findings.append(KINDS.grades_far("claims.csv", line, "credibility", value=grade))
    return findings


def _codes(case: Case) -> list[Finding]:
    declared = case.settings.codes
    return [
        KINDS.code_unknown(
            "claims.csv",
            line,
            "supports",
            value=code,
            allowed=listed(declared),
            hint=did_you_mean(code, declared),
        )
        for line, claim in case.claims.with_lines()
        for code in claim.supports
        if code not in declared
    ]


def _context(case: Case) -> list[Finding]:
    """Find claims of kind context in supports, hypotheses, relations and presence."""
    context = {c.id for c in case.claims if c.kind == "context"}
    findings = []
    for table in ("supports", "hypotheses"):
        for line, row in case.table(table).with_lines():
            if row.claim in context:
                findings.append(KINDS.context_used(f"{table}.csv", line, "claim", value=row.claim))
    for table in ("relations", "presence", "events"):
        for line, row in case.table(table).with_lines():
            findings += [
                KINDS.context_used(f"{table}.csv", line, "claims", value=name)
                for name in row.claims
                if name in context
            ]
    return findings


def _denials(case: Case) -> list[Finding]:
    reported = {c.proposition for c in case.claims if c.polarity == "+"}
    seen: set[str] = set()
    findings = []
    for line, claim in case.claims.with_lines():
        name = claim.proposition
        if claim.polarity == "-" and not name and claim.kind != "context":
            findings.append(KINDS.denial_nothing("claims.csv", line, "proposition"))
        if claim.polarity == "-" and name and name not in reported and name not in seen:
            seen.add(name)
            findings.append(KINDS.denial_alone("claims.csv", line, "proposition", value=name))
    return findings


def _members(case: Case) -> list[Finding]:
    members = {s.id: [m.id for m in s.members] for s in case.settings.hypotheses}
    findings = []
    for line, row in case.hypotheses.with_lines():
        if row.set not in members:
            findings.append(
                KINDS.item_unknown(
                    "hypotheses.csv",
                    line,
                    "set",
                    value=row.set,
                    what="a set of hypotheses in case.yaml",
                    allowed=listed(members),
                    hint=did_you_mean(row.set, members),
                )
            )
        elif row.hypothesis not in members[row.set]:
            findings.append(
                KINDS.item_unknown(
                    "hypotheses.csv",
                    line,
                    "hypothesis",
                    value=row.hypothesis,
                    what=f"a member of set '{row.set}'",
                    allowed=listed(members[row.set]),
                    hint=did_you_mean(row.hypothesis, members[row.set]),
                )
            )
    return findings


def _likelihoods(case: Case) -> list[Finding]:
    """Find claims with a likelihood under some members of a set alone, or with 0 under all."""
    members = {s.id: [m.id for m in s.members] for s in case.settings.hypotheses}
    given: dict[tuple[str, str], set[str]] = {}
    likely: dict[tuple[str, str], list[float]] = {}
    first: dict[tuple[str, str], int] = {}
    for line, row in case.hypotheses.with_lines():
        if row.set in members and row.hypothesis in members[row.set]:
            given.setdefault((row.set, row.claim), set()).add(row.hypothesis)
            likely.setdefault((row.set, row.claim), []).append(row.likelihood)
            first.setdefault((row.set, row.claim), line)
    findings = []
    for (name, claim), have in given.items():
        where = ("hypotheses.csv", first[name, claim], "likelihood")
        if not any(likely[name, claim]):
            findings.append(KINDS.likelihood_zero(*where, value=claim, set=name))
        missing = [m for m in members[name] if m not in have]
        if missing:
            findings.append(
                KINDS.likelihood_missing(*where, value=claim, set=name, missing=listed(missing))
            )
    return findings


def _readings(case: Case) -> list[Finding]:
    known = [m.id for s in case.settings.hypotheses for m in s.members]
    return [
        KINDS.item_unknown(
            "presence.csv",
            line,
            "reading",
            value=row.reading,
            what="a hypothesis in case.yaml",
            allowed=listed(known),
            hint=did_you_mean(row.reading, known),
        )
        for line, row in case.presence.with_lines()
        if row.reading and row.reading not in known
    ]


def _unused(case: Case) -> list[Finding]:
    used = {s.claim for s in case.supports} | {h.claim for h in case.hypotheses}
    for name in _CITING:
        used |= {i for r in case.table(name) for i in r.claims}
    settings = case.settings
    tests = settings.partner_rule.tests if settings.partner_rule else []
    lists = [part.claims for part in settings.issues]
    lists += [part.claims for part in settings.shared_issues]
    lists += [part.claims for part in settings.criteria]
    lists += [part.claims for part in settings.strategies]
    lists += [part.claims for rivals in settings.hypotheses for part in rivals.members]
    lists += [part.claims for part in tests]
    if settings.conflict is not None:
        facts = settings.conflict.claims
        lists += [getattr(facts, fact) for fact in STATED]
    lists += [one.claims for one in case.dissents]
    used |= {i for ids in lists for i in ids}
    contested = {c.proposition for c in case.claims if c.id in used and c.proposition}
    used |= {c.id for c in case.claims if c.proposition in contested}
    idle = [c for c in case.claims if c.id not in used and c.kind not in {"context", "source"}]
    if not idle:
        return []
    names = listed((c.id for c in idle), 8)
    return [KINDS.claim_unused("claims.csv", count=len(idle), value=names)]


def _hidden(case: Case) -> list[Finding]:
    """Find the rows of each table that only became known, or only began, after the as-of date."""
    as_of = case.settings.as_of
    if nothing_known(case, as_of):
        return []
    known: dict[str, Iterator[tuple[str, date | None]]] = {
        "claims": ((c.id, claim_known(case, c)) for c in case.claims),
        "assessments": _lines(case.assessments, lambda a: a.valid_from),
        "relations": _lines(case.relations, lambda r: r.known or r.date_from),
        # later rounds: round-ahead
        "rounds": _lines(case.rounds, lambda r: r.known if r.date <= as_of else None),
        "presence": _lines(case.presence, lambda p: p.known or (None if p.claims else p.date)),
        "events": _lines(case.events, lambda e: e.known),
        "precedents": _lines(
            case.precedents, lambda p: p.known or (None if p.claims else p.date_from)
        ),
    }
    late = {name: [row for row, day in rows if day and day > as_of] for name, rows in known.items()}
    return [
        KINDS.hidden(f"{name}.csv", count=len(rows), as_of=as_of, rows=listed(rows, 8))
        for name, rows in late.items()
        if rows
    ]


def _lines(
    table: Table[Row], known: Callable[[Row], date | None]
) -> Iterator[tuple[str, date | None]]:
    """Yield where each row stands and when it became known."""
    for line, row in table.with_lines():
        yield f"line {line}", known(row)
