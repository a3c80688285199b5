"""What could be agreed: a forecast of each model over all parties, and the terms of the talks."""

from typing import Any

import numpy as np

from detente.assess.measures import interval, rounded, share
from detente.assess.rows import Rows
from detente.case.case import Case
from detente.case.settings import Issue
from detente.errors import UnknownNameError
from detente.models.bargaining.compromise import compromise_array
from detente.models.bargaining.median import median_array
from detente.models.spec import Floats
from detente.strategy.build import guests_of
from detente.strategy.columns import TERMS
from detente.strategy.inputs import Inputs
from detente.strategy.task import EngagementTask

__all__ = ["FORECASTS", "forecasts", "outcomes"]

FORECASTS = {
    "bargaining.compromise": compromise_array,
    "bargaining.median": median_array,
}


def forecasts(
    case: Case, seed: int = 1, draws: int = 2048, models: list[str] | None = None
) -> dict[str, Any]:
    """Return what each model makes of all parties' positions, issue by issue.

    Parameters
    ----------
    case : Case
        The cut case.
    seed, draws : int
        Seed and number of draws; the same as a run's give the run's own numbers.
    models : list of str, optional
        Only these; default every model there is.

    Returns
    -------
    dict
        ``issues`` by id: title, scale ends, ``models`` by key with the interval of the
        ``outcome`` and ``rounds`` (for models without rounds one entry: median, mean, and the
        parties' median positions), ``parties`` with their influence, and how many of the numbers
        are placeholders.

    Raises
    ------
    UnknownNameError
        If a model is not known.
    """
    chosen = list(FORECASTS) if models is None else models
    for key in chosen:
        if key not in FORECASTS:
            message = f"model '{key}' is not known here; allowed: {', '.join(FORECASTS)}"
            raise UnknownNameError(message)
    inputs = EngagementTask(case, seed).inputs(0, draws)
    found = {issue.id: _forecast(inputs, issue, chosen) for issue in case.settings.issues}
    return {"draws": draws, "seed": seed, "issues": found}


def _forecast(inputs: Inputs, issue: Issue, models: list[str]) -> dict[str, Any]:
    """Return the forecast of one issue over everybody with a position on it."""
    parties = _with_a_position(inputs, issue)
    found: dict[str, Any] = {
        "title": issue.title,
        "zero_means": issue.zero_means,
        "hundred_means": issue.hundred_means,
        "models": {},
        "parties": [],
    }
    if not parties:
        return found
    position, salience = (
        np.stack([inputs.number(p, variable, issue.id) for p in parties], axis=-1)
        for variable in ("position", "salience")
    )
    capability = np.stack([inputs.number(p, "capability") for p in parties], axis=-1)
    drawn = {key: FORECASTS[key](position, capability, salience) for key in models}
    middle = np.median(position, axis=0)
    static = {
        "median": _middle(median_array(position, capability, salience)),
        "mean": _middle(compromise_array(position, capability, salience)),
        "positions": {p: rounded(float(middle[n])) for n, p in enumerate(parties)},
    }
    found["models"] = {
        key: {"outcome": interval(values), "rounds": [static]} for key, values in drawn.items()
    }
    found["parties"] = _parties(parties, position, capability * salience)
    return found


def _with_a_position(inputs: Inputs, issue: Issue) -> list[str]:
    """Return who has a position: guests, factions, or else the movement as one."""
    case = inputs.case

    def assessed(actors: list[str]) -> list[str]:
        return [a for a in actors if inputs.is_assessed(a, "position", issue.id)]

    factions = assessed([f.id for f in case.factions()])
    return [*assessed(guests_of(case)), *(factions or assessed([case.settings.movement]))]


def _middle(values: Floats) -> float | None:
    """Return the median over draws, or None where nobody has influence in any."""
    known = values[~np.isnan(values)]
    return rounded(float(np.median(known))) if known.size else None


def _parties(parties: list[str], position: Floats, influence: Floats) -> list[dict[str, Any]]:
    """Return each party's position and its mean share of influence."""
    total = influence.sum(axis=-1, keepdims=True)
    shares = influence / np.where(total > 0.0, total, 1.0)
    return [
        {
            "actor": p,
            "position": interval(position[:, n]),
            "influence": rounded(float(shares[:, n].mean())),
        }
        for n, p in enumerate(parties)
    ]


def outcomes(case: Case, rows: Rows, seed: int, draws: int) -> dict[str, Any]:
    """Return per issue the forecasts, and the terms of the talks by strategy.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.
    seed, draws : int
        Of the run.

    Returns
    -------
    dict
        By issue: scale ends, status quo, reversion, ``models`` (see :func:`forecasts`),
        ``strategies``: the share of draws in which terms came on the table and the interval of
        each model's terms there; the parties' positions with their claims.
    """
    forecast = forecasts(case, seed, draws)["issues"]
    return {
        issue.id: forecast[issue.id] | _issue(case, rows, issue) for issue in case.settings.issues
    }


def _issue(case: Case, rows: Rows, issue: Issue) -> dict[str, Any]:
    by_strategy = {}
    for strategy in case.settings.strategies:
        terms = {m: rows.output(strategy.id, f"terms.{m}.{issue.id}") for m in TERMS}
        offered = ~np.isnan(next(iter(terms.values())))
        by_strategy[strategy.id] = {
            "table": share(offered),
            "models": {m: {"outcome": interval(values)} for m, values in terms.items()},
        }
    positions, claims = _positions(case, issue)
    return {
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
