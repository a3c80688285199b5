"""Check declared events: whom they concern, when they may happen, and their size."""

from dataclasses import dataclass
from typing import Final

from detente.case.announced import months_to
from detente.case.as_of.cut_settings import LAST_AS_OF
from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.course.factions import factions_of
from detente.case.course.heads import controllers_of
from detente.case.findings.catalogue import KINDS
from detente.case.schema.events import Event, EventKind
from detente.errors import Finding

__all__ = ["check_events"]

_FILE: Final = "events.csv"
_POWERS: Final = frozenset({"state", "organisation"})
_OF_PATRONS: Final = frozenset({"withdrawal", "support"})
_HEADS: Final = _POWERS | {"government", "representatives"}
_SIDE: Final = frozenset({"movement", "faction"})
_OF_TALKS: Final = frozenset({"trust", "shock", "turnover"})


@dataclass(frozen=True, slots=True)
class _Rule:
    """Whom events of a kind concern, as kinds and in words, and the scale of their size."""

    kinds: frozenset[str]
    words: str
    scale: tuple[float, float] | None


_ANY: Final = "a government, power, representatives, faction or the movement"
_RULES: Final[dict[EventKind, _Rule]] = {
    "balance": _Rule(
        frozenset({"government", "movement"}), "the government or the movement", (-10.0, 10.0)
    ),
    "contact": _Rule(_POWERS, "a power", (0.0, 100.0)),
    "withdrawal": _Rule(_POWERS, "a power", None),
    "support": _Rule(_POWERS, "a power", (0.0, 2.0)),
    "trust": _Rule(_HEADS, "a government, power or representatives", (-1.0, 1.0)),
    "shock": _Rule(_HEADS | _SIDE, _ANY, (-10.0, 10.0)),
    "turnover": _Rule(_HEADS, "a government, power or representatives", None),
}


def check_events(view: View) -> list[Finding]:
    """Return findings about declared events."""
    findings = []
    patrons = {t.from_ for t in view.case.relations if t.type == "support" and t.weight_high}
    for line, event in view.case.events.with_lines():
        findings += [*_target(view, line, event), *_when(view, line, event), *_size(line, event)]
        known = event.target in view.case.actors and view.sure("relations")
        if event.kind in _OF_PATRONS and known and event.target not in patrons:
            findings.append(KINDS.event_patron(_FILE, line, "target", value=event.target))
        elif why := _idle(view, event):
            findings.append(
                KINDS.event_idle(_FILE, line, "target", value=event.id, why=why[0], do=why[1])
            )
        if not (event.claims or event.read_from or event.known):
            findings.append(KINDS.known_missing(_FILE, line, "known"))
    return findings


def _target(view: View, line: int, event: Event) -> list[Finding]:
    rule = _RULES[event.kind]
    where = (_FILE, line, "target")
    if event.target is None:
        return [KINDS.event_target(*where, value=event.id, of=rule.words)]
    actor = view.case.actors.by_id.get(event.target)
    if actor is None or actor.kind in rule.kinds:
        return []
    return [
        KINDS.event_target_kind(
            *where, value=event.target, kind=actor.kind, event=event.kind, of=rule.words
        )
    ]


def _idle(view: View, event: Event) -> tuple[str, str] | None:
    """Return why an event moves nothing although its kind is right, and what to do."""
    case, name = view.case, event.target or ""
    actor = case.actors.by_id.get(name)
    if actor is None or not view.holds("movement", "government", "convenor", "issues"):
        return None
    if event.kind == "contact" and name == case.settings.convenor:
        return "the options decide the contact of the convenor", "name another power"
    if event.kind not in _OF_TALKS:
        return None
    if actor.kind in _SIDE:
        own = {wing.actor.id for wing in factions_of(case) if wing.side == "movement"}
        if own & case.within(name):
            return None
        return f"no faction of the movement is '{name}' or in it", "name another target"
    if actor.kind == "government" or _controls(case, name):
        return None
    return (
        f"'{name}' controls no issue, so that it never sits with the movement",
        "name it under `controllers` of what it has a say on, or name another target",
    )


def _controls(case: Case, name: str) -> bool:
    return any(name in controllers_of(case, issue) for issue in case.settings.issues)


def _when(view: View, line: int, event: Event) -> list[Finding]:
    if event.date is None or event.hazard is not None:
        both = event.date is not None
        if both or event.hazard is None:
            what = "a day and a hazard" if both else "neither a day nor a hazard"
            return [KINDS.event_when(_FILE, line, "date", value=event.id, what=what)]
        if "probability" in event.model_fields_set and event.probability < 1.0:
            what = "a hazard, and a probability that belongs to a day"
            return [KINDS.event_when(_FILE, line, "probability", value=event.id, what=what)]
        return []
    if not view.holds("as_of", "horizon_months") or view.case.settings.as_of > LAST_AS_OF:
        return []
    s = view.case.settings
    where = (_FILE, line, "date")
    if event.date <= s.as_of:
        return [KINDS.event_past(*where, value=event.id, day=event.date, as_of=s.as_of)]
    if months_to(s.as_of, event.date) > s.horizon_months:
        return [KINDS.event_ahead(*where, value=event.id, day=event.date)]
    return []


def _size(line: int, event: Event) -> list[Finding]:
    scale = _RULES[event.kind].scale
    ends = (event.low, event.mode, event.high)
    given = [one for one in ends if one is not None]
    where = (_FILE, line, "mode")
    if scale is None:
        if not given:
            return []
        what, do = "takes no size", "leave `low`, `mode` and `high` empty"
        return [KINDS.event_size(*where, event=event.kind, what=what, do=do)]
    if len(given) < len(ends):
        what, do = "needs a size", "fill in `low`, `mode` and `high`"
        return [KINDS.event_size(*where, event=event.kind, what=what, do=do)]
    if given != sorted(given):
        return [KINDS.order_numbers(*where, value=", ".join(f"{one:g}" for one in given))]
    low, high = scale
    allowed = f"{low:g} to {high:g}"
    return [
        KINDS.outside_scale(_FILE, line, name, value=f"{one:g}", allowed=allowed)
        for name, one in zip(("low", "mode", "high"), given, strict=True)
        if not low <= one <= high
    ]
