"""Report the evidence: claims and how often they hold, propositions, rival hypotheses, inputs."""

from collections import Counter
from typing import Final

import numpy as np

from detente.assess.evidence.alleged import headlines, with_and_without
from detente.assess.evidence.grounds import claims_behind, ground_of, ground_of_input, keys_of
from detente.assess.evidence.record import (
    ClaimResult,
    InputGround,
    InputGrounds,
    MemberResult,
    PrecedentResult,
    PropositionResult,
    ReportPower,
    RivalsResult,
    SourceResult,
)
from detente.case.case import Case
from detente.case.schema.evidence import Claim, Precedent, Source
from detente.case.schema.hypotheses import HypothesisSet
from detente.ensemble.claims import Evidence
from detente.ensemble.grades import accuracy_of, grade_of
from detente.runs.draws import Rows
from detente.runs.statistics import FEWEST, rounded, share
from detente.vocabulary.input_key import InputKey, Kind
from detente.vocabulary.variables import VARIABLES

__all__ = [
    "claims",
    "hypotheses",
    "input_grounds",
    "input_kinds",
    "precedents",
    "propositions",
    "sources",
]

_NUMBERS: Final[frozenset[Kind]] = frozenset(
    {"assessment", "strength", "weight", "worth", "parameter", "choice"}
)


def claims(case: Case, rows: Rows) -> dict[str, ClaimResult]:
    """Return each visible claim with its grade and the share of draws in which it holds."""
    return {c.id: _claim(case, c, rows) for c in case.claims}


def _claim(case: Case, claim: Claim, rows: Rows) -> ClaimResult:
    return ClaimResult(
        text=claim.text,
        source=claim.source,
        kind=claim.kind,
        grade=grade_of(case, claim),
        accuracy=rounded(accuracy_of(case, claim)),
        hedge=claim.hedge,
        speaker=claim.speaker and case.organisation(claim.speaker),
        addressee=claim.addressee and case.organisation(claim.addressee),
        holder=claim.holder and case.organisation(claim.holder),
        relation=claim.relation,
        since=claim.date_from.isoformat() if claim.date_from else None,
        until=claim.date_to.isoformat() if claim.date_to else None,
        precision=claim.precision,
        origin=claim.origin or claim.id,
        proposition=claim.proposition,
        polarity=claim.polarity,
        standing=share(rows.inputs[str(InputKey("claim", claim.id))]),
        handling=claim.handling or case.settings.handling,
        note=claim.note,
    )


def sources(case: Case) -> dict[str, SourceResult]:
    """Return each visible source."""
    return {s.id: _source(case, s) for s in case.sources}


def _source(case: Case, source: Source) -> SourceResult:
    return SourceResult(
        title=source.title,
        author=source.author,
        publisher=source.publisher,
        date=source.date.isoformat() if source.date else None,
        url=source.url,
        kind=source.kind,
        reliability=source.reliability,
        alignment=source.alignment and case.organisation(source.alignment),
        seen=source.seen,
        handling=source.handling or case.settings.handling,
    )


def propositions(case: Case, rows: Rows, seed: int) -> dict[str, PropositionResult]:
    """Return contested propositions: reports, denials, how often each is true, and what it moves.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, only draws that are defined.
    seed : int
        Seed of the run.
    """
    evidence = Evidence(case)
    found = headlines(case, rows, seed)
    true = {
        name: np.asarray(rows.inputs[str(InputKey("proposition", name))], dtype=np.bool_)
        for name in evidence.contested
    }
    return {
        name: PropositionResult(
            true=share(true[name]),
            chance=round(evidence.truth(name), 6),
            reports=[c.id for c in group if c.polarity == "+"],
            denials=[c.id for c in group if c.polarity == "-"],
            moves=with_and_without(found, true[name]),
        )
        for name, group in evidence.contested.items()
    }


def precedents(case: Case) -> dict[str, PrecedentResult]:
    """Return each reading of an earlier case that is used as an argument."""
    readings = Counter(row.precedent for row in case.precedents)
    return {row.id: _precedent(case, row, readings[row.precedent]) for row in case.precedents}


def _precedent(case: Case, row: Precedent, readings: int) -> PrecedentResult:
    speaks = row.set is not None and row.hypothesis is not None
    times, alike = row.times_likelier or 1.0, row.similarity or 0.0
    return PrecedentResult(
        precedent=row.precedent,
        title=row.title,
        reading=row.reading,
        outcome=row.outcome,
        cited_by=row.cited_by and case.organisation(row.cited_by),
        argument=row.argument,
        set=row.set,
        hypothesis=row.hypothesis,
        times_likelier=row.times_likelier,
        similarity=row.similarity,
        factor=rounded(times ** (alike / readings)) if speaks else 1.0,
        claims=row.claims,
        note=row.note,
    )


def hypotheses(case: Case, rows: Rows) -> dict[str, RivalsResult]:
    """Return each set of rival hypotheses: prior, posterior, and share of draws."""
    evidence = Evidence(case)
    return {rivals.id: _rivals(evidence, rivals, rows) for rivals in case.settings.hypotheses}


def _rivals(evidence: Evidence, rivals: HypothesisSet, rows: Rows) -> RivalsResult:
    posterior = evidence.posterior(rivals.id)
    drawn = np.asarray(rows.inputs[str(InputKey("hypothesis", rivals.id))])
    return RivalsResult(
        question=rivals.question,
        members={
            m.id: MemberResult(
                title=m.title,
                prior=m.prior,
                precedents=rounded(evidence.by_precedents(rivals.id, m.id)),
                posterior=round(float(posterior[n]), 6),
                drawn=share(drawn == n),
                counts=int((drawn == n).sum()) >= FEWEST,
            )
            for n, m in enumerate(rivals.members)
        },
        reports=_reports(evidence, rivals),
    )


def _reports(evidence: Evidence, rivals: HypothesisSet) -> list[ReportPower]:
    """Return the reports of each origin on the rivals, the most discriminating first."""
    named = {h.claim for h in evidence.case.hypotheses if h.set == rivals.id}
    power = evidence.weighed(rivals.id).power
    reports = [
        ReportPower(
            claims=[c.id for c in evidence.by_origin[origin] if c.id in named],
            accuracy=round(evidence.accuracy[origin], 4),
            likelihoods={m.id: round(float(cell[n]), 4) for n, m in enumerate(rivals.members)},
            power=round(float(power[k]), 6),
        )
        for k, (origin, cell) in enumerate(evidence.likelihoods(rivals.id).items())
    ]
    return sorted(reports, key=lambda report: (-report.power, str(report.claims)))


def input_kinds(case: Case, rows: Rows) -> dict[InputKey, InputGround]:
    """Return the ground of each number, parameter and choice among the input columns."""
    stated, claims = ground_of(case), claims_behind(case)
    return {
        key: ground_of_input(key, stated, claims) for key in keys_of(rows) if key.kind in _NUMBERS
    }


def input_grounds(case: Case, rows: Rows) -> InputGrounds:
    """Return the number of inputs by ground, and the names of those that nobody elicited."""
    kinds = input_kinds(case, rows)
    counts = Counter(kinds.values())
    return InputGrounds(
        counts={ground: counts[ground] for ground in sorted(counts)},
        placeholders=sorted(str(key) for key, kind in kinds.items() if kind == "placeholder"),
        stand_ins=sorted(
            str(key)
            for key, kind in kinds.items()
            if kind == "assumption" and key.kind == "assessment"
        ),
        variables=sorted({key.variable for key in kinds if key.variable in VARIABLES}),
    )
