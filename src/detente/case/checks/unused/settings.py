"""Find settings that are accepted but change no number of a run."""

from collections import Counter
from typing import Final

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.course.shared_issues import may_cooperate
from detente.case.findings.catalogue import KINDS
from detente.case.schema.options import RoundPlan, Strategy
from detente.errors import Finding

__all__ = ["check_unused_settings"]

Path = tuple[int | str, ...]

_FEWEST: Final = 3  # leaders of a tier from which on it is shown


def check_unused_settings(view: View) -> list[Finding]:
    """Return a finding for each setting that is a record only."""
    needed = ("movement", "government", "convenor", "strategies", "partner_rule", "criteria")
    if not view.holds(*needed) or not view.sure("actors", "assessments"):
        return []
    case = view.case
    found = []
    for n, strategy in enumerate(case.settings.strategies):
        found += _strategy(view, n, strategy)
        if strategy.rounds:
            found += _guests(view, n, strategy.rounds)
    return [*found, *_excluded(view), *_blocks(view)]


def _note(view: View, path: Path, value: object, why: str, do: str) -> Finding:
    return KINDS.not_used(*view.at(*path), value=value, rows="this setting is", why=why, do=do)


def _strategy(view: View, n: int, s: Strategy) -> list[Finding]:
    """Find what an option says and does not do."""
    case, here = view.case, ("strategies", n)
    named = s.model_fields_set
    found = []
    if "combine" in named and s.combine and s.engage != "rule":
        why = f"this option engages `{s.engage}`, not by the partner rule"
        found.append(_note(view, (*here, "combine"), s.combine, why, "remove it"))
    for name in s.instruments_after:
        if not getattr(s, name):
            why, do = "this option does not use the instrument", f"write a level of `{name}`"
            found.append(_note(view, (*here, "instruments_after"), name, why, do))
    if not may_cooperate(case):
        found += _waiting(view, n, s)
    return found


def _waiting(view: View, n: int, s: Strategy) -> list[Finding]:
    """Find what waits for cooperation that cannot happen."""
    here = ("strategies", n)
    why = "no faction can cooperate: nobody's stance on a shared issue is known"
    do = "name `shared_issues` and assess `stance` on them"
    found = []
    if s.sequence == "issues-first":
        found.append(_note(view, (*here, "sequence"), s.sequence, why, do))
    if s.exit and s.exit.without_success_months:
        months = s.exit.without_success_months
        found.append(_note(view, (*here, "exit", "without_success_months"), months, why, do))
    if any(s.instruments_after.values()):
        found.append(_note(view, (*here, "instruments_after"), None, why, do))
    return found


def _guests(view: View, n: int, plan: RoundPlan) -> list[Finding]:
    """Find names on a list of guests that seat nobody."""
    seen: set[str] = set()
    found = []
    for key in ("invite", "widen"):
        for place, name in enumerate(getattr(plan, key)):
            if why := _no_guest(view.case, name, seen):
                path = ("strategies", n, "rounds", key, place)
                found.append(_note(view, path, name, why[0], why[1]))
            seen.add(name)
    return found


def _no_guest(case: Case, name: str, seen: set[str]) -> tuple[str, str] | None:
    if name == case.settings.convenor:
        return "the convenor is host and always present", "remove it here"
    if name in case.within(case.settings.movement):
        return "the movement is invited by `ask_movement`", "set `ask_movement: true`"
    if name not in case.guests():
        return "only states, organisations and the government are invited", "remove it here"
    if name in seen:
        return "it is invited already", "remove it here"
    return None


def _blocks(view: View) -> list[Finding]:
    """Find criteria marked as an interest where no tier is shown.

    A preference is read in any case: contact moves it, and classes at the horizon with it.
    """
    case = view.case
    read = {
        a.subject for a in case.assessments if a.variable == "performance" and not a.is_placeholder
    }
    tiers = Counter(a.tier for a in case.actors if a.kind == "leader" and a.id in read)
    if any(tiers[tier] >= _FEWEST for tier in ("senior", "mid")):
        return []
    why, do = "no tier has three leaders with a criterion on record", "record them, or remove it"
    return [
        _note(view, ("criteria", n, "about"), criterion.about, why, do)
        for n, criterion in enumerate(case.settings.criteria)
        if criterion.about == "interest"
    ]


def _excluded(view: View) -> list[Finding]:
    """Find excluded actors that are not factions of the movement."""
    rule = view.case.settings.partner_rule
    return [
        _note(
            view,
            ("partner_rule", "exclude", n),
            name,
            "only factions of the movement can be kept from the table",
            "remove it here",
        )
        for n, name in enumerate(rule.exclude if rule else [])
        if name not in view.case.excluded
    ]
