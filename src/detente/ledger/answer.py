"""What a ledger says: each forecast with what became of it, and the scores of those resolved."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias

import numpy as np

from detente.errors import LedgerError
from detente.ledger.chain import seal_of
from detente.ledger.filing import outcomes_of
from detente.ledger.record import (
    Entry,
    ForecastLine,
    GroupScore,
    Ledger,
    Line,
    OutcomeLine,
    RuleScore,
)
from detente.models.scoring.brier import brier_array
from detente.models.scoring.log_score import binary_log_score_array
from detente.models.scoring.skill import skill_array
from detente.numerics.arrays import Floats
from detente.runs.statistics import rounded

__all__ = ["hold_to", "ledger_of"]

_SEED = 1
_NOTHING = GroupScore(
    forecasts=0, questions=0, brier=None, log=None, baselines={}, best=None, skill=None
)
_Rule: TypeAlias = Callable[[Entry], float]


def ledger_of(lines: list[Line], today: date) -> Ledger:
    """Return the forecasts of a ledger with what became of them, and their scores.

    Parameters
    ----------
    lines : list of Line
        All lines, in order.
    today : date
        Questions that closed before this day without an outcome are due.
    """
    known, seal = outcomes_of(lines), seal_of(lines)
    entries = [
        _entry(line, known.get((line.case, line.question)), today)
        for line in lines
        if line.kind == "forecast"
    ]
    return Ledger(
        lines=seal.lines,
        head=seal.digest,
        forecasts=entries,
        scores={
            "foresight": _score(entries, hindsight=False),
            "hindsight": _score(entries, hindsight=True),
        },
    )


def hold_to(lines: list[Line], digest: str) -> None:
    """Check that a digest that was published is that of a line.

    Parameters
    ----------
    lines : list of Line
        All lines.
    digest : str
        Of some line, or the first twelve characters of it or more.

    Raises
    ------
    LedgerError
        If no line has it: what was published is no longer part of the ledger.
    """
    if len(digest) < 12 or not any(line.digest.startswith(digest.lower()) for line in lines):
        message = (
            f"no line of the ledger has a digest that begins with {digest}; the ledger is not the "
            "one that was published, or the digest has fewer than 12 characters"
        )
        raise LedgerError(message)


def _entry(line: ForecastLine, outcome: OutcomeLine | None, today: date) -> Entry:
    late = outcome is not None and line.date > outcome.date
    brier = None
    if outcome is not None and outcome.outcome != "mixed" and not late:
        happened = float(outcome.outcome == "yes")
        brier = float(brier_array(np.array(line.probability), np.array(happened)))
    return Entry(
        number=line.number,
        date=line.date,
        case=line.case,
        question=line.question,
        text=line.text,
        closes=line.closes,
        probability=line.probability,
        run_digest=line.run_digest,
        case_digest=line.case_digest,
        status=outcome.outcome if outcome else ("due" if line.closes < today else "open"),
        outcome_date=outcome.date if outcome else None,
        outcome_source=outcome.source if outcome else None,
        hindsight=line.written > line.closes,
        late=late,
        brier=None if brier is None else rounded(brier),
    )


def _score(entries: list[Entry], *, hindsight: bool) -> GroupScore:
    """Score the forecasts that were written before their questions closed, or those after."""
    scored = [e for e in entries if e.brier is not None and e.hindsight == hindsight]
    if not scored:
        return _NOTHING
    happened = np.array([float(e.status == "yes") for e in scored])
    chance = np.array([e.probability for e in scored])
    names = [f"{e.case} {e.question}" for e in scored]
    own = brier_array(chance, happened)
    rules: dict[str, _Rule] = {
        "constant": lambda _: 0.5,
        "running_smoothed": lambda e: _frequency(scored, e),
    }
    by_rule = {
        name: brier_array(np.array([rule(e) for e in scored]), happened)
        for name, rule in rules.items()
    }
    best = min(by_rule, key=lambda name: _mean(by_rule[name], names))
    log = _mean(binary_log_score_array(chance, happened), names)
    return GroupScore(
        forecasts=len(scored),
        questions=len(set(names)),
        brier=rounded(_mean(own, names)),
        log=rounded(log) if np.isfinite(log) else None,
        baselines={name: RuleScore(brier=rounded(_mean(s, names))) for name, s in by_rule.items()},
        best=best,
        skill=_skill(own, by_rule[best], names),
    )


def _frequency(scored: Iterable[Entry], entry: Entry) -> float:
    """Return the smoothed frequency of yes among the other questions decided before a forecast."""
    before = {
        (e.case, e.question): e.status == "yes"
        for e in scored
        if e.outcome_date is not None
        and e.outcome_date < entry.date
        and (e.case, e.question) != (entry.case, entry.question)
    }
    return (sum(before.values()) + 0.5) / (len(before) + 1.0)


def _mean(score: Floats, names: list[str]) -> float:
    """Return the mean over questions of the mean over forecasts on each."""
    return float((score * _weights(names)).sum())


def _weights(names: list[str]) -> Floats:
    return np.array([1.0 / names.count(name) for name in names]) / len(set(names))


def _skill(own: Floats, rule: Floats, names: list[str]) -> tuple[float, float, float] | None:
    weight = _weights(names)
    found = skill_array(own * weight, rule * weight, np.array(names), seed=_SEED)
    if not all(np.isfinite(end) for end in found):
        return None
    return rounded(float(found.low)), rounded(float(found.point)), rounded(float(found.high))
