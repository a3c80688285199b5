"""Check options as sets of levers: whom they name, and what cannot be told apart."""

from itertools import combinations
from typing import Final

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.course.levers import Levers, apart, levers_of
from detente.case.course.reference import reference_of
from detente.case.findings.catalogue import KINDS
from detente.case.schema.options import Strategy
from detente.errors import Finding
from detente.vocabulary.levers import Lever

__all__ = ["check_options"]

_FEW: Final = 1


def check_options(view: View) -> list[Finding]:
    """Return findings about the options of a case."""
    if not view.holds("strategies") or not view.sure("actors"):
        return []
    options = view.case.settings.strategies
    findings = [f for n, one in enumerate(options) for f in _option(view, n, one)]
    findings += [*_reference(view), *_labels(view)]
    if view.holds("movement", "government", "holdout") and not _errors(findings):
        findings += _between(view)
    return findings


def _option(view: View, n: int, option: Strategy) -> list[Finding]:
    return [*_named(view, n, option), *_inside(view, n, option)]


def _named(view: View, n: int, option: Strategy) -> list[Finding]:
    """Find factions named without need, and none where they are needed."""
    if (option.engage == "named") == bool(option.factions):
        return []
    what = "engages named factions and names none"
    if option.factions:
        what = f"names factions and engages `{option.engage}`"
    return [KINDS.engage_named(*view.at("strategies", n, "engage"), value=option.id, what=what)]


def _inside(view: View, n: int, option: Strategy) -> list[Finding]:
    """Find names that are not factions."""
    findings = []
    for key in ("factions", "exclude"):
        for m, name in enumerate(getattr(option, key)):
            actor = view.case.actors.by_id.get(name)
            if actor and actor.kind != "faction":
                where = view.at("strategies", n, key, m)
                allowed = "a faction"
                findings.append(
                    KINDS.actor_kind(*where, value=name, kind=actor.kind, allowed=allowed)
                )
    return findings


def _labels(view: View) -> list[Finding]:
    """Find options that suspend or lift a label that is not on record."""
    case = view.case
    if not view.holds("movement", "convenor") or not view.sure("relations"):
        return []
    movement = case.actors.by_id.get(case.settings.movement)
    if movement is None or movement.kind != "movement":
        return []
    convenor, side = case.settings.convenor, case.within(case.settings.movement)
    if any(t.type == "label" and t.from_ == convenor and t.to in side for t in case.relations):
        return []
    return [
        KINDS.label_unrecorded(
            *view.at("strategies", n, "label"), value=one.id, what=one.label, convenor=convenor
        )
        for n, one in enumerate(case.settings.strategies)
        if one.label in ("suspend", "lift")
    ]


def _errors(findings: list[Finding]) -> bool:
    return any(one.severity == "error" for one in findings)


def _reference(view: View) -> list[Finding]:
    marked = [one.id for one in view.case.settings.strategies if one.reference]
    if len(marked) > 1:
        names = " and ".join(f"'{name}'" for name in marked)
        return [KINDS.reference_twice(*view.at("strategies"), value=names)]
    return []


def _between(view: View) -> list[Finding]:
    """Find options of the same levers, and those with no other between them and the reference."""
    case = view.case
    options = case.settings.strategies
    if len({one.id for one in options}) < len(options):
        return []  # a finding about the ids says so
    levers = {one.id: levers_of(case, one) for one in options}
    findings = [
        KINDS.levers_alike(*view.at("strategies", n), value=other.id, other=one.id)
        for (_, one), (n, other) in combinations(enumerate(options), 2)
        if not apart(case, levers[one.id], levers[other.id])
    ]
    reference = reference_of(case)
    if reference.added:
        return findings  # the case has no option that others start from
    start = levers_of(case, reference.option)
    far = {
        name: differ
        for name, own in levers.items()
        if len(differ := apart(case, start, own)) > _FEW
        and not any(_lies_between(case, start, one, own) for one in levers.values())
    }
    if not far:
        return findings
    words = ", ".join(f"'{name}' ({_words(differ)})" for name, differ in far.items())
    where = view.at("strategies")
    return [*findings, KINDS.levers_apart(*where, pairs=words, other=reference.option.id)]


def _words(levers: tuple[Lever, ...]) -> str:
    return ", ".join(levers)


def _lies_between(case: Case, start: Levers, one: Levers, end: Levers) -> bool:
    """Return whether an option has some levers of one end and all others of the other."""
    first, second = set(apart(case, start, one)), set(apart(case, one, end))
    return bool(first and second) and first.isdisjoint(second)
