"""The claims that stand behind each key judgement, and how firm the ground under it is."""

from collections import Counter
from typing import Any

from detente.case.case import Case
from detente.engagement.registry import MECHANISMS
from detente.ensemble.grades import accuracy_of
from detente.ensemble.numbers import input_key
from detente.runs.draws import Rows

__all__ = ["basis", "inputs_behind"]

_SHOWN = 4
_DEAL = ("willingness", "trust", "war-cost", "balance", "pain", "position", "salience")
_RESTS = ("evidence", "judgement", "placeholder", "assumption")


def basis(case: Case, rows: Rows) -> dict[str, Any]:
    """Return, by judgement, claims behind it and what its inputs rest on.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.

    Returns
    -------
    dict
        By judgement (``deal``, ``table``, ``camps``, ``holdout``, ``deaths``,
        ``spillover``): ``claims``, the four
        of the highest accuracy; ``sources``, how many documents these claims and the others come
        from; ``rests_on``, inputs counted by evidence, judgement, placeholder and assumption.
    """
    groups = inputs_behind(case, rows)
    mechanisms = {
        "deal": ("attendance", "trust", "bargaining", "ratification"),
        "table": ("attendance",),
        "camps": (),
        "holdout": ("contact",),
        "deaths": ("battlefield",),
        "spillover": ("cooperation",),
    }
    extra = {
        "table": _rounds(case),
        "holdout": _ties(case, case.settings.holdout),
        "spillover": _presence(case),
    }
    return {
        name: _told(case, columns, extra.get(name, []), mechanisms[name])
        for name, columns in groups.items()
    }


def inputs_behind(case: Case, rows: Rows) -> dict[str, dict[str, list[str]]]:
    """Return, by judgement, the elicited inputs that count as its basis, with their claims."""
    return {
        "deal": _assessed(case, rows, _DEAL),
        "table": _assessed(case, rows, ("alignment", "interest")),
        "camps": _assessed(case, rows, ("performance",)),
        "holdout": _of_actor(case, rows, case.settings.holdout),
        "deaths": _assessed(case, rows, ("pain", "deaths", "balance")),
        "spillover": _assessed(case, rows, ("stance-rival",)),
    }


def _assessed(case: Case, rows: Rows, variables: tuple[str, ...]) -> dict[str, list[str]]:
    """Return inputs of some variables, each with the claims behind it."""
    behind = _behind(case)
    return {
        name: behind.get(name, [])
        for name in rows.inputs
        if name.startswith("assessment|") and name.split("|")[2] in variables
    }


def _of_actor(case: Case, rows: Rows, actor: str | None) -> dict[str, list[str]]:
    """Return inputs about one actor, each with the claims behind it."""
    behind = _behind(case)
    return {
        name: behind.get(name, [])
        for name in rows.inputs
        if name.startswith("assessment|") and actor in name.split("|")[1].split(">")
    }


def _behind(case: Case) -> dict[str, list[str]]:
    """Return the claims behind each input."""
    supports: dict[str, list[str]] = {}
    for s in case.supports:
        supports.setdefault(s.assessment, []).append(s.claim)
    found: dict[str, list[str]] = {}
    for a in case.assessments:
        found.setdefault(str(input_key(a)), []).extend(supports.get(a.id, []))
    return found


def _rounds(case: Case) -> list[str]:
    """Return the claims of the convenor's latest round on record."""
    own = [r for r in case.rounds if r.convenor == case.settings.convenor]
    last = max((r.date for r in own), default=None)
    return [claim for r in own if r.date == last for claim in r.claims]


def _presence(case: Case) -> list[str]:
    """Return the claims on where the rival group is."""
    return [c for p in case.presence if p.actor == case.settings.rival for c in p.claims]


def _ties(case: Case, actor: str | None) -> list[str]:
    kinds = {"contact", "label", "urging"}
    return [
        claim
        for t in case.relations
        if t.type in kinds and actor in {t.from_, t.to}
        for claim in t.claims
    ]


def _told(
    case: Case,
    columns: dict[str, list[str]],
    extra: list[str],
    mechanisms: tuple[str, ...],
) -> dict[str, Any]:
    claims = list(dict.fromkeys([*extra, *(c for found in columns.values() for c in found)]))
    graded = sorted(claims, key=lambda c: (c not in extra, -accuracy_of(case, case.claims[c])))
    statuses = {str(input_key(a)): a.status for a in case.assessments}
    counts: Counter[str] = Counter()
    for name, behind in columns.items():
        if name not in statuses:
            counts["assumption"] += 1
        elif statuses[name] == "placeholder":
            counts["placeholder"] += 1
        else:
            counts["evidence" if behind else "judgement"] += 1
    for mechanism in MECHANISMS:
        if mechanism.key in mechanisms:
            counts["assumption"] += len(mechanism.spec.parameters)
    return {
        "claims": graded[:_SHOWN],
        "sources": len({case.claims[c].source for c in claims}),
        "rests_on": {what: counts[what] for what in _RESTS},
    }
