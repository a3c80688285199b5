"""Check who controls issues, who supports a side, and what heads care about."""

from typing import Final

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.course.heads import Backing, Head, controllers_of, heads_of
from detente.case.findings.catalogue import KINDS
from detente.case.schema.settings import Issue
from detente.case.schema.world import Relation
from detente.errors import Finding

__all__ = ["check_heads"]

_HEADS: Final = frozenset({"government", "state", "organisation", "representatives"})
_BARGAINS: Final = frozenset({"willingness", "trust", "war-cost"})
_FILE: Final = "relations.csv"
# Columns of one type of tie only.
_COLUMNS: Final = {
    **dict.fromkeys(
        (
            "backs",
            *(
                f"{what}_{end}"
                for what in ("weight", "withdrawal")
                for end in ("low", "mode", "high")
            ),
        ),
        "support",
    ),
    "label_hazard": "label",
}


def check_heads(view: View) -> list[Finding]:
    """Return findings about the government, powers and unarmed parties."""
    findings = _columns(view.case)
    if not view.sure("actors", "relations", "assessments"):
        return findings
    if not view.holds("movement", "government", "convenor", "issues"):
        return findings
    if view.case.settings.government not in view.case.actors:
        return findings
    heads = heads_of(view.case)
    return [
        *findings,
        *_controllers(view),
        *_nobody(view),
        *_troops(view, heads),
        *_support(view.case, heads),
        *_idle(view.case, heads),
        *_silent(view.case, heads),
        *_careless(view),
    ]


def _columns(case: Case) -> list[Finding]:
    """Find columns of another type of tie, and three numbers that are not whole or in order."""
    findings = []
    for line, tie in case.relations.with_lines():
        findings += [
            KINDS.tie_column(_FILE, line, name, value=tie.type, of=of)
            for name, of in _COLUMNS.items()
            if getattr(tie, name) is not None and tie.type != of
        ]
        for what in ("weight", "withdrawal"):
            findings += _triple(line, tie, what)
    return findings


def _triple(line: int, tie: Relation, what: str) -> list[Finding]:
    ends = [getattr(tie, f"{what}_{end}") for end in ("low", "mode", "high")]
    given = [one for one in ends if one is not None]
    where = (_FILE, line, f"{what}_mode")
    if 0 < len(given) < len(ends):
        return [KINDS.support_weight(*where)]
    if given != sorted(given):
        return [KINDS.order_numbers(*where, value=", ".join(f"{one:g}" for one in given))]
    return []


def _controllers(view: View) -> list[Finding]:
    findings = []
    for n, issue in enumerate(view.case.settings.issues):
        for m, name in enumerate(issue.controllers or ()):
            actor = view.case.actors.by_id.get(name)
            if actor and actor.kind not in _HEADS:
                where = view.at("issues", n, "controllers", m)
                findings.append(KINDS.controller_kind(*where, value=name, kind=actor.kind))
    return findings


def _nobody(view: View) -> list[Finding]:
    """Find issues that nobody controls."""
    findings = []
    for n, issue in enumerate(view.case.settings.issues):
        if issue.controllers == []:
            of_government = _stands_with_government(view.case, issue)
            kind = KINDS.issue_uncontrolled if of_government else KINDS.issue_movement_owned
            findings.append(kind(*view.at("issues", n, "controllers"), value=issue.id))
    return findings


def _stands_with_government(case: Case, issue: Issue) -> bool:
    """Return whether an issue stands nearer to the government's position than to the movement's."""
    side = case.within(case.settings.movement)
    rows = [a for a in case.assessments if a.variable == "position" and a.item == issue.id]
    own = [a.mode for a in rows if a.subject == case.settings.government]
    theirs = [a.mode for a in rows if a.subject in side]
    if not own or not theirs:
        return False
    now = issue.status_quo.mode
    return abs(now - own[0]) < min(abs(now - one) for one in theirs)


def _troops(view: View, heads: tuple[Head, ...]) -> list[Finding]:
    """Find issues about troops that no patron controls."""
    patrons = {head.actor.id for head in heads if head.backing}
    return [
        KINDS.troops_whose(*view.at("issues", n, "troops"), value=issue.id)
        for n, issue in enumerate(view.case.settings.issues)
        if issue.troops and patrons.isdisjoint(controllers_of(view.case, issue))
    ]


def _support(case: Case, heads: tuple[Head, ...]) -> list[Finding]:
    lines = {tie.id: line for line, tie in case.relations.with_lines()}
    findings = []
    read = {backing.tie.id for head in heads for backing in head.backing}
    for head in heads:
        sides = {one.side for one in head.backing if _weighs(one)}
        if len(sides) > 1:
            line = lines[head.backing[-1].tie.id]
            findings.append(KINDS.support_both(_FILE, line, "backs", value=head.actor.id))
    findings += [
        KINDS.support_whom(_FILE, lines[tie.id], "backs", value=tie.from_)
        for tie in case.relations
        if tie.type == "support" and tie.weight_mode is not None and tie.id not in read
    ]
    return findings


def _weighs(backing: Backing) -> bool:
    return backing.weight is not None and backing.weight.values[-1] > 0.0


def _idle(case: Case, heads: tuple[Head, ...]) -> list[Finding]:
    """Find powers and parties with rows on bargaining that control no issue."""
    idle = {head.actor.id for head in heads if head.kind != "government" and not head.controls}
    first: dict[str, int] = {}
    for line, row in case.assessments.with_lines():
        if row.variable in _BARGAINS and row.subject in idle:
            first.setdefault(row.subject, line)
    return [
        KINDS.head_idle("assessments.csv", line, "subject", value=name)
        for name, line in first.items()
    ]


def _silent(case: Case, heads: tuple[Head, ...]) -> list[Finding]:
    """Find unarmed parties, and voices of powers, that no issue lets speak."""
    if not case.settings.issues:
        return []
    idle = {head.actor.id for head in heads if head.kind != "government" and not head.controls}
    return [
        KINDS.head_silent("actors.csv", line, "voice", value=actor.id)
        for line, actor in case.actors.with_lines()
        if actor.id in idle and (actor.kind == "representatives" or actor.voice is not None)
    ]


def _careless(view: View) -> list[Finding]:
    """Find actors that care about no issue."""
    issues = {issue.id for issue in view.case.settings.issues}
    most: dict[str, dict[str, float]] = {}
    first: dict[str, int] = {}
    for line, row in view.case.assessments.with_lines():
        if row.variable == "salience" and row.item in issues:
            most.setdefault(row.subject, {})[row.item] = row.high
            first.setdefault(row.subject, line)
    return [
        KINDS.salience_none("assessments.csv", first[name], "high", value=name)
        for name, by_issue in most.items()
        if set(by_issue) == issues and not any(by_issue.values())
    ]
