"""The metrics of each strategy; those no mechanism writes yet are null, with the reason."""

from typing import Any

from detente.assess.measures import interval, share
from detente.assess.rows import Rows
from detente.case.case import Case
from detente.case.settings import METRICS
from detente.strategy.registry import writer_of

__all__ = ["NOT_MODELLED", "ignored", "metrics", "not_modelled"]

NOT_MODELLED = "not modelled in this version"
_PROBABILITIES = {"holdout_contact", "settlement", "settlement_full", "held"}


def metrics(case: Case, rows: Rows) -> dict[str, dict[str, Any]]:
    """Return, by strategy and metric, a probability, an interval, or None."""
    found: dict[str, dict[str, Any]] = {}
    for strategy in case.settings.strategies:
        found[strategy.id] = {m: _metric(rows, strategy.id, m) for m in METRICS}
    return found


def _metric(rows: Rows, strategy: str, metric: str) -> Any:  # a number or an interval
    if not rows.has(metric):
        return None
    values = rows.output(strategy, metric)
    return share(values) if metric in _PROBABILITIES else interval(values)


def ignored(case: Case) -> dict[str, list[str]]:
    """Return, by strategy, what it asks for that no mechanism of this version acts on."""
    found: dict[str, list[str]] = {}
    for s in case.settings.strategies:
        asked = [f"instrument {name}" for name in s.instruments]
        if s.label != "keep":
            asked.append(f"the label ({s.label})")
        if s.posture != "neutral":
            asked.append(f"its posture ({s.posture})")
        if s.sequence != "together":
            asked.append(f"the sequence ({s.sequence})")
        if s.rounds and s.rounds.ask_movement:
            asked.append("asking the movement to the table")
        if s.rounds and s.rounds.role != "participant":
            asked.append(f"the role offered ({s.rounds.role})")
        found[s.id] = asked
    return found


def not_modelled(case: Case, rows: Rows) -> dict[str, str]:
    """Return why each null metric is null."""
    found = {}
    for metric in METRICS:
        if rows.has(metric):
            continue
        writer = writer_of(metric)
        if metric == "holdout_contact" and case.settings.holdout is None:
            found[metric] = "the case names no hold-out power"
        else:
            found[metric] = f"{NOT_MODELLED}: mechanism '{writer.title}' is absent"
    return found
