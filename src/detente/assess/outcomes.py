"""What would be agreed, issue by issue, by those who sit or are heard."""

from typing import Any

import numpy as np

from detente.assess.measures import interval, share
from detente.assess.rows import Rows
from detente.case.case import Case
from detente.case.settings import Issue

__all__ = ["outcomes"]

MODEL = "bargaining.compromise"


def outcomes(case: Case, rows: Rows) -> dict[str, Any]:
    """Return the compromise per issue and strategy, with what stands behind it.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.

    Returns
    -------
    dict
        By issue: scale ends, status quo, reversion, per strategy the share of draws in which a
        table was formed and the interval of the compromise there, the parties' positions with
        their claims, and how many of the numbers are placeholders.
    """
    return {issue.id: _issue(case, rows, issue) for issue in case.settings.issues}


def _issue(case: Case, rows: Rows, issue: Issue) -> dict[str, Any]:
    column = f"outcome.{issue.id}"
    by_strategy = {}
    for strategy in case.settings.strategies:
        values = rows.output(strategy.id, column) if rows.has(column) else None
        by_strategy[strategy.id] = {
            "table": 0.0 if values is None else share(~np.isnan(values)),
            "models": {MODEL: {"outcome": None if values is None else interval(values)}},
        }
    positions, claims = _positions(case, issue)
    return {
        "title": issue.title,
        "zero_means": issue.zero_means,
        "hundred_means": issue.hundred_means,
        "status_quo": issue.status_quo.model_dump(),
        "reversion": issue.reversion.model_dump(),
        "strategies": by_strategy,
        "positions": positions,
        "claims": sorted(claims),
    }


def _positions(case: Case, issue: Issue) -> tuple[list[dict[str, Any]], set[str]]:
    """Return each party's elicited position with its claims, and all claims of the issue."""
    claims = set(issue.claims)
    found = []
    for a in case.assessments:
        if a.item != issue.id or a.variable != "position":
            continue
        behind = [s.claim for s in case.supports if s.assessment == a.id]
        claims.update(behind)
        found.append(
            {
                "actor": a.subject,
                "low": a.low,
                "mode": a.mode,
                "high": a.high,
                "status": a.status,
                "reason": a.reason,
                "claims": behind,
            }
        )
    return found, claims
