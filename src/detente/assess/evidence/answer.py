"""What the numbers rest on: claims and how often they stand, propositions, rival hypotheses."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np

from detente.case.case import Case
from detente.case.schema.settings import HypothesisSet
from detente.ensemble.claims import Evidence
from detente.ensemble.grades import accuracy_of, grade_of
from detente.ensemble.numbers import input_key
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import rounded, share
from detente.vocabulary.variables import VARIABLES

__all__ = ["claims", "hypotheses", "input_kinds", "input_origins", "propositions", "sources"]


def claims(case: Case, rows: Rows) -> dict[str, Any]:
    """Return each visible claim with its grade and the share of draws in which it stands."""
    return {
        c.id: {
            "text": c.text,
            "source": c.source,
            "kind": c.kind,
            "grade": grade_of(case, c),
            "accuracy": rounded(accuracy_of(case, c)),
            "hedge": c.hedge,
            "speaker": c.speaker,
            "holder": c.holder,
            "origin": c.origin or c.id,
            "proposition": c.proposition,
            "polarity": c.polarity,
            "standing": share(rows.inputs[f"claim|{c.id}"]),
            "note": c.note,
        }
        for c in case.claims
    }


def sources(case: Case) -> dict[str, Any]:
    """Return each visible source."""
    return {
        s.id: {
            "title": s.title,
            "author": s.author,
            "publisher": s.publisher,
            "date": s.date.isoformat() if s.date else None,
            "url": s.url,
            "kind": s.kind,
            "reliability": s.reliability,
            "alignment": s.alignment,
            "seen": s.seen,
        }
        for s in case.sources
    }


def propositions(case: Case, rows: Rows) -> dict[str, Any]:
    """Return contested propositions: the reports, the denials, and how often they are true."""
    evidence = Evidence(case)
    return {
        name: {
            "true": share(rows.inputs[f"proposition|{name}"]),
            "chance": round(evidence.truth(name), 6),
            "reports": [c.id for c in group if c.polarity == "+"],
            "denials": [c.id for c in group if c.polarity == "-"],
        }
        for name, group in evidence.contested.items()
    }


def hypotheses(case: Case, rows: Rows) -> dict[str, Any]:
    """Return each set of rivals: prior, posterior, and share of draws."""
    evidence = Evidence(case)
    found = {}
    for rivals in case.settings.hypotheses:
        weighed = evidence.weighed(rivals.id)
        posterior = weighed.posterior
        drawn = np.asarray(rows.inputs[f"hypothesis|{rivals.id}"])
        used = evidence.likelihoods(rivals.id)
        found[rivals.id] = {
            "question": rivals.question,
            "members": {
                m.id: {
                    "title": m.title,
                    "prior": m.prior,
                    "posterior": round(float(posterior[n]), 6),
                    "drawn": share(drawn == n),
                }
                for n, m in enumerate(rivals.members)
            },
            "reports": _reports(evidence, rivals, used, weighed.power),
        }
    return found


def _reports(
    evidence: Evidence, rivals: HypothesisSet, used: dict[str, Floats], power: Floats
) -> list[dict[str, Any]]:
    """Return what each origin says about the rivals, the most discriminating first."""
    named = {h.claim for h in evidence.case.hypotheses if h.set == rivals.id}
    found = [
        {
            "claims": [c.id for c in evidence.by_origin[origin] if c.id in named],
            "accuracy": round(evidence.accuracy[origin], 4),
            "likelihoods": {m.id: round(float(cell[n]), 4) for n, m in enumerate(rivals.members)},
            "power": round(float(power[k]), 6),
        }
        for k, (origin, cell) in enumerate(used.items())
    ]
    return sorted(found, key=lambda row: (-float(str(row["power"])), str(row["claims"])))


def input_kinds(case: Case, names: Iterable[str]) -> dict[str, str]:
    """Return what each number, parameter and choice among the input columns rests on."""
    behind = {s.assessment for s in case.supports}
    status = {}
    for a in case.assessments:
        name = str(input_key(a))
        if a.status == "placeholder":
            status[name] = "placeholder"
        else:
            status[name] = "evidence" if a.id in behind else "judgement"
    used: dict[str, str] = {}
    for name in names:
        kind = name.split("|", 1)[0]
        if kind == "assessment":
            used[name] = status.get(name, "assumption")
        elif kind in {"parameter", "choice"}:
            used[name] = "assumption"
    return used


def input_origins(case: Case, rows: Rows) -> dict[str, Any]:
    """Return how many inputs rest on what, and the names of those nobody elicited."""
    used = input_kinds(case, rows.inputs)
    return {
        "counts": dict(sorted(Counter(used.values()).items())),
        "placeholders": sorted(n for n, what in used.items() if what == "placeholder"),
        "stand_ins": sorted(
            n for n, what in used.items() if what == "assumption" and n.startswith("assessment|")
        ),
        "variables": sorted({n.split("|")[2] for n in used if n.split("|")[2] in VARIABLES}),
    }
