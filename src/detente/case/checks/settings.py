"""``case.yaml`` makes sense: roles fit kinds, thresholds and priors are in order."""

from typing import Any

from detente.case.case import Case
from detente.case.codes import KINDS
from detente.case.near import did_you_mean, listed
from detente.case.parse_yaml import FILE, place_of
from detente.case.settings import Criterion
from detente.errors import Finding
from detente.models.variables import VARIABLES

__all__ = ["check_settings"]

USUAL = ("none", "continue", "selective", "unconditional", "coercion", "divide")
_ROLES = {
    "movement": {"movement"},
    "government": {"government"},
    "convenor": {"state", "organisation"},
    "rival": {"rival"},
    "holdout": {"state", "organisation"},
}


class _Places:
    """Findings about ``case.yaml`` with their line."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def __call__(self, *path: int | str) -> tuple[str, int | None, str]:
        return FILE, place_of(self.document, path), ".".join(str(p) for p in path)


def check_settings(case: Case, document: Any) -> list[Finding]:
    """Return what is wrong with the settings of a case."""
    at = _Places(document)
    return [
        *_roles(case, at),
        *_twice(case, at),
        *_criteria(case, at),
        *_issues(case, at),
        *_priors(case, at),
        *_strategies(case, at),
        *_tests(case, at),
        *_ranges(case, at),
    ]


def _roles(case: Case, at: _Places) -> list[Finding]:
    findings = []
    for role, kinds in _ROLES.items():
        name = getattr(case.settings, role)
        actor = case.actors.by_id.get(name) if name else None
        if actor and actor.kind not in kinds:
            findings.append(
                KINDS.actor_kind(
                    *at(role),
                    value=name,
                    kind=actor.kind,
                    allowed=f"an actor of kind {' or '.join(sorted(kinds))}",
                )
            )
    if not case.factions():
        findings.append(KINDS.no_faction("actors.csv"))
    return findings


def _twice(case: Case, at: _Places) -> list[Finding]:
    findings = []
    s = case.settings
    lists: dict[str, list[str]] = {
        "issues": [i.id for i in s.issues],
        "criteria": [c.id for c in s.criteria],
        "strategies": [x.id for x in s.strategies],
        "hypotheses": [h.id for h in s.hypotheses],
        "objectives": [o.metric for o in s.objectives],
    }
    for name, ids in lists.items():
        for place, one in enumerate(ids):
            if one in ids[:place]:
                first = at(name, ids.index(one))[1]
                findings.append(KINDS.id_twice(*at(name, place), value=one, first=first))
    return findings


def _criteria(case: Case, at: _Places) -> list[Finding]:
    findings = []
    for n, c in enumerate(case.settings.criteria):
        here = at("criteria", n)
        limits = [c.q, c.p, *([c.v] if c.v is not None else [])]
        if c.low >= c.high:
            findings.append(KINDS.range_order(*here, value=f"{c.low:g} to {c.high:g}"))
        if c.q < 0 or limits != sorted(limits):
            findings.append(KINDS.threshold_order(*here, value=c.id))
        if not _ordered(c):
            findings.append(KINDS.profile_order(*here, value=c.id))
        findings += [
            KINDS.outside_scale(*here, value=f"{b:g}", allowed=f"{c.low:g} to {c.high:g}")
            for b in c.profiles
            if not c.low <= b <= c.high
        ]
    return findings


def _ordered(c: Criterion) -> bool:
    worse, better = c.profiles
    return worse <= better if c.direction == "ascending" else worse >= better


def _issues(case: Case, at: _Places) -> list[Finding]:
    return [
        KINDS.outside_scale(*at("issues", n, field, end), value=f"{value:g}", allowed="0 to 100")
        for n, issue in enumerate(case.settings.issues)
        for field in ("status_quo", "reversion")
        for end in ("low", "mode", "high")
        if not 0 <= (value := getattr(getattr(issue, field), end)) <= 100
    ]


def _priors(case: Case, at: _Places) -> list[Finding]:
    findings = []
    for n, rivals in enumerate(case.settings.hypotheses):
        total = sum(m.prior for m in rivals.members)
        if abs(total - 1) > 1e-6:
            findings.append(KINDS.prior_sum(*at("hypotheses", n), value=rivals.id, total=total))
        ids = [m.id for m in rivals.members]
        findings += [
            KINDS.id_twice(
                *at("hypotheses", n, "members", k),
                value=one,
                first=at("hypotheses", n, "members", ids.index(one))[1],
            )
            for k, one in enumerate(ids)
            if one in ids[:k]
        ]
    return findings


def _strategies(case: Case, at: _Places) -> list[Finding]:
    s = case.settings
    ids = [x.id for x in s.strategies]
    findings = [
        KINDS.strategy_missing(*at("strategies"), value=one) for one in USUAL if one not in ids
    ]
    findings += [
        KINDS.rule_missing(*at("strategies", n), value=x.id)
        for n, x in enumerate(s.strategies)
        if x.engage == "rule" and s.partner_rule is None
    ]
    return findings


def _tests(case: Case, at: _Places) -> list[Finding]:
    rule = case.settings.partner_rule
    findings = []
    for n, test in enumerate(rule.tests if rule else []):
        here = at("partner_rule", "tests", n)
        if test.measure == "variable" and test.variable not in VARIABLES:
            findings.append(
                KINDS.variable_unknown(
                    *here,
                    value=test.variable,
                    allowed=listed(VARIABLES, 30),
                    hint=did_you_mean(test.variable or "", VARIABLES),
                )
            )
        needed = "at_least_class" if test.measure == "class" else "at_least"
        if getattr(test, needed) is None:
            findings.append(KINDS.value_required(here[0], here[1], f"{here[2]}.{needed}"))
    return findings


def _ranges(case: Case, at: _Places) -> list[Finding]:
    s = case.settings
    ranges = [(("cutting_level",), s.cutting_level)]
    ranges += [(("criteria", n, "weight"), c.weight) for n, c in enumerate(s.criteria)]
    ranges += [(("objectives", n, "weight"), o.weight) for n, o in enumerate(s.objectives)]
    return [
        KINDS.range_order(*at(*path), value=f"{low:g} to {high:g}")
        for path, (low, high) in ranges
        if low > high
    ]
