"""Check the facts of the war, and say what the record of other wars makes of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.schema.conflict import STATED, Conflict
from detente.case.war_facts import COLUMN, state_of, war_of
from detente.errors import Finding

__all__ = ["check_conflict"]

_HERE = "conflict"
_SHOWN = ("fate", "deal")  # events whose cost is named
_WORDS = {"fate": "how the war ends", "deal": "a deal"}
_STAYED = ("agreement", "ceasefire")
_QUIET_READS = ("text_last_3", "last_text", "quiet_since", "ended_by")
_LAPSE = 1.0  # years without fighting that make a war quiet


def check_conflict(view: View) -> list[Finding]:
    """Return findings about the block `conflict`: contradictions, missing facts, and their cost."""
    if not view.holds(_HERE, "as_of"):
        return []
    conflict, as_of = view.case.settings.conflict, view.case.settings.as_of
    if conflict is None:
        return [KINDS.war_not_stated(*view.at(_HERE))]
    wrong = [*_dates(view, conflict, as_of), *_contradictions(view, conflict, as_of)]
    return wrong or [
        *_unused(view, conflict, as_of),
        *_recorded(view, conflict, as_of),
    ]


def _at(view: View, key: str) -> tuple[str, int | None, str]:
    return view.at(_HERE, key)


def _dates(view: View, c: Conflict, as_of: date) -> Iterator[Finding]:
    """Find dates out of order."""
    named = ("started", "episode_started", "last_text", "quiet_since")
    for key in named:
        day: date | None = getattr(c, key)
        if day is None:
            continue
        if day > as_of:
            wrong = f"after the as-of date, {as_of.isoformat()}"
            yield KINDS.war_date(*_at(view, key), value=day.isoformat(), wrong=wrong)
        elif c.started is not None and key != "started" and day < c.started:
            wrong = f"before the war began, {c.started.isoformat()}"
            yield KINDS.war_date(*_at(view, key), value=day.isoformat(), wrong=wrong)


def _contradictions(view: View, c: Conflict, as_of: date) -> Iterator[Finding]:
    """Find facts that cannot both hold."""
    recent = c.recent_text(as_of)
    if c.last_text is not None and c.text_last_3 not in {None, recent}:
        yield _against(view, "text_last_3", c.text_last_3, f"`last_text: {c.last_text}`")
    if c.deal_failed and c.deal_before is False:
        yield _against(view, "deal_failed", c.deal_failed, "`deal_before: no`")
    early = c.started is not None and c.started == c.episode_started
    if c.earlier_episode and early:
        yield _against(view, "earlier_episode", c.earlier_episode, "`started`, the same day")
    quiet = c.quiet_years(as_of)
    if quiet is not None and quiet < _LAPSE and c.ended_by not in _STAYED:
        yield KINDS.war_still_fought(*_at(view, "quiet_since"), value=f"{c.quiet_since}")


def _against(view: View, key: str, value: Any, other: str) -> Finding:
    word = {True: "yes", False: "no"}.get(value, value)
    return KINDS.war_contradiction(*_at(view, key), value=f"`{key}: {word}`", other=other)


def _unused(view: View, c: Conflict, as_of: date) -> Iterator[Finding]:
    """Find facts that the record does not read for this war."""
    given = [key for key in (*STATED, "last_text", "ended_by") if getattr(c, key) is not None]
    state = state_of(c, as_of)
    for key in given:
        if why := _why_unused(c, key, state):
            value = getattr(c, key)
            yield KINDS.not_used(
                *_at(view, key), value=value, rows="this fact is", why=why, do="remove it"
            )
    for key in STATED:
        if getattr(c.claims, key) and getattr(c, key) is None and not _dated(c, key):
            why = f"`{key}` is not stated"
            yield KINDS.not_used(
                *view.at(_HERE, "claims", key),
                value=", ".join(getattr(c.claims, key)),
                rows="these claims are",
                why=why,
                do=f"state `{key}`",
            )


def _dated(c: Conflict, key: str) -> bool:
    return key == "text_last_3" and c.last_text is not None


def _why_unused(c: Conflict, key: str, state: str) -> str | None:
    if key == "deal_elsewhere_5" and c.unit == "war":
        return "a whole war has no other movement; it is a fact of the unit `movement`"
    if key == "ended_by" and c.quiet_since is None:
        return "the war counts as fought while `quiet_since` is not stated"
    if key == "text_last_3" and c.last_text is not None:
        return "`last_text` gives it"
    if state == "first_year" and key not in {"started", "episode_started"}:
        return "the record of wars in their first year is a plain count"
    if state in {"quiet", "over"} and key not in _QUIET_READS:
        return "the record of quiet wars is a plain count by texts signed and years of quiet"
    return None


def _recorded(view: View, c: Conflict, as_of: date) -> Iterator[Finding]:
    """Say which facts the record lacks or moves to its range, and what that costs."""
    from detente.estimates.record import latest_cut, shipped
    from detente.estimates.war import few_facts, outlook_facts

    record = shipped(c.unit)
    first = min(cut.until for cut in record.cuts)
    if as_of.year <= first:
        yield KINDS.war_too_early(*_at(view, "unit"), first=first)
        return
    if c.fresh_text(as_of):
        yield KINDS.war_text_fresh(*_at(view, "last_text"))
    if state_of(c, as_of) != "fighting":
        return
    facts = outlook_facts(latest_cut(record, as_of.year - 1), war_of(c, as_of))
    for name in facts.missing:
        costs = [
            f"{_WORDS[event]} worsens by {cost:.3f}"
            for event in _SHOWN
            if (cost := record.costs[event].get(name, 0.0)) >= 0.0005
        ]
        text = " and of ".join(costs) or "no event worsens by .0005"
        yield KINDS.war_fact_missing(*view.at(_HERE), fact=COLUMN[name], costs=text)
    if few := few_facts(facts.missing, c.unit):
        yield KINDS.war_facts_few(
            *view.at(_HERE),
            events=", ".join(few),
            facts=", ".join(COLUMN[name] for name in facts.missing),
        )
    for name in facts.clamped:
        key = COLUMN[name]
        yield KINDS.war_fact_far(*_at(view, key), value=f"{key}: {getattr(c, key)}")
