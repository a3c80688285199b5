"""What could be agreed: every model over all parties, how far they part, and terms of the talks."""

from typing import Any

import numpy as np

from detente.assess.agreement.disagreement import disagreement
from detente.assess.agreement.pool.mixture import pooled
from detente.assess.agreement.runners import MODELS, Answer, Model
from detente.assess.agreement.table import Table, table_of
from detente.assess.agreement.zones import zones
from detente.case.case import Case
from detente.case.schema.settings import Issue
from detente.engagement.columns import TERMS
from detente.engagement.setup.inputs import Inputs
from detente.engagement.task import EngagementTask
from detente.errors import UnknownNameError
from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.bargaining.voting.median import median_array
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import interval, rounded, share

__all__ = ["FORECASTS", "forecasts", "outcomes"]

FORECASTS = tuple(MODELS)  # keys of all models, in the order of print
_LATER = "left out of a run to save time; detente outcomes runs every model"


def forecasts(
    case: Case,
    seed: int = 1,
    draws: int = 2048,
    models: list[str] | None = None,
    *,
    quick: bool = False,
) -> dict[str, Any]:
    """Return what each model makes of all parties' positions, issue by issue.

    Parameters
    ----------
    case : Case
        The cut case.
    seed, draws : int
        Seed and number of draws; the same as a run's give the run's own numbers.
    models : list of str, optional
        Only these, keys of `FORECASTS`; default every model there is.
    quick : bool
        As in the summary of a run: slow models with fewer draws or not at all.

    Returns
    -------
    dict
        ``issues`` by id: title, scale ends, ``models`` by key (see below), ``disagreement`` (null
        for fewer than two models), ``pooled``
        (see :func:`detente.assess.agreement.pool.mixture.pooled`), ``stands`` (intervals of
        status quo and reversion) ``zones`` (what beats
        the status quo, what all sides of the talks prefer to the reversion point) and ``parties``
        with their influence.

        A model's entry has its ``title``, its ``traits``, the interval of the ``outcome``, the
        number of ``draws`` that gave one, and ``rounds``: median, mean and the parties' median
        positions, before the first round and after each; one entry for models without rounds.
        Where they apply: ``variant``; ``why_not``, the reason for a null outcome; and shares of
        draws ``cycle``, ``settled``, ``deal``, ``tied``.

    Raises
    ------
    UnknownNameError
        If a model is not known.
    """
    inputs = EngagementTask(case, seed).inputs(0, draws)
    found = _forecasts(inputs, _chosen(models), quick=quick)
    return {"draws": draws, "seed": seed, "issues": found}


def _chosen(models: list[str] | None) -> list[str]:
    """Return the keys asked for; refuse unknown ones."""
    for key in models or ():
        if key not in MODELS:
            message = f"model '{key}' is not known here; allowed: {', '.join(MODELS)}"
            raise UnknownNameError(message)
    return list(FORECASTS) if models is None else models


def _forecasts(inputs: Inputs, models: list[str], *, quick: bool) -> dict[str, Any]:
    """Run models on one table and return the forecasts of its issues."""
    table = table_of(inputs)
    found = {
        issue.id: _described(table, k, issue) for k, issue in enumerate(inputs.case.settings.issues)
    }
    table = table.of_issues([k for k, name in enumerate(table.issues) if found[name]["parties"]])
    if not table.issues:
        return found
    static = [_standing(table, k) for k in range(len(table.issues))]
    drawn: dict[str, Floats] = {}
    for key in models:
        entries, outcome = _entries(MODELS[key], table, static, quick=quick)
        for name, entry in zip(table.issues, entries, strict=True):
            found[name]["models"][key] = entry
        if outcome is not None:
            drawn[key] = outcome
    for k, name in enumerate(table.issues):
        found[name]["disagreement"] = disagreement(found[name]["models"])
        own = {key: outcome[:, k] for key, outcome in drawn.items()}
        found[name]["pooled"] = pooled(own, inputs.case.settings.id)
    return found


def _described(table: Table, k: int, issue: Issue) -> dict[str, Any]:
    """Return what is said of an issue before any model is run."""
    return {
        "title": issue.title,
        "zero_means": issue.zero_means,
        "hundred_means": issue.hundred_means,
        "models": {},
        "disagreement": None,
        "pooled": None,
        "stands": {
            "status_quo": interval(table.status_quo[:, k]),
            "reversion": interval(table.reversion[:, k]),
        },
        "zones": zones(table, k),
        "parties": _parties(table, k),
    }


def _entries(
    model: Model, table: Table, static: list[dict[str, Any]], *, quick: bool
) -> tuple[list[dict[str, Any]], Floats | None]:
    """Return a model's entry for each issue, and its outcomes, shape (draw, issue)."""
    most = model.quick if quick else model.most
    about: dict[str, Any] = {"title": model.title, "traits": model.traits}
    if model.variant:
        about["variant"] = model.variant
    if model.run is None or most == 0:
        why = {"why_not": model.needs or _LATER}
        none: dict[str, Any] = {"outcome": None, "draws": 0, "rounds": [], **why}
        return [about | none for _ in static], None
    used = table if most is None else table.first(most)
    answer = model.run(used)
    told = [about | _entry(answer, used, k, alone) for k, alone in enumerate(static)]
    return told, answer.outcome


def _entry(answer: Answer, table: Table, k: int, alone: dict[str, Any]) -> dict[str, Any]:
    """Return what a model makes of one issue."""
    drawn = answer.outcome[:, k]
    found: dict[str, Any] = {
        "outcome": interval(drawn),
        "draws": int(np.count_nonzero(~np.isnan(drawn))),
        "rounds": [],
    }
    if found["outcome"] is None:
        why = answer.why_not.get(table.issues[k])
        return found | {"why_not": why or _undefined(answer, table, k)}
    found["rounds"] = [alone] if answer.trace is None else _rounds(answer.trace, table, k)
    for name, flags in answer.shares.items():
        found[name] = share(flags[:, k][~np.isnan(flags[:, k])])
    return found


def _undefined(answer: Answer, table: Table, k: int) -> str:
    """Say why no draw has an outcome though the model ran."""
    if not table.influence()[:, k].any():
        return "nobody has influence on it in any draw"
    if "tied" in answer.shares:
        return "positions tie in every draw"
    return "no draw has a result that is defined"


def _rounds(trace: Floats, table: Table, k: int) -> list[dict[str, Any]]:
    """Return positions by round with their median and mean, cut where nothing moves any more."""
    steps = [_middles(table, k, step[:, k]) for step in trace]
    while len(steps) > 1 and steps[-1] == steps[-2]:
        steps.pop()
    return steps


def _standing(table: Table, k: int) -> dict[str, Any]:
    """Return the one round of models without rounds: positions as given."""
    return _middles(table, k, table.position[:, k])


def _middles(table: Table, k: int, position: Floats) -> dict[str, Any]:
    here = table.present()[k]
    arrays = (position[:, here], table.capability[:, here], table.salience[:, k, here])
    middle = np.median(arrays[0], axis=0)
    names = [p for p, held in zip(table.parties, here, strict=True) if held]
    return {
        "median": _middle(median_array(*arrays)),
        "mean": _middle(compromise_array(*arrays)),
        "positions": {p: rounded(float(middle[n])) for n, p in enumerate(names)},
    }


def _middle(values: Floats) -> float | None:
    """Return the median over draws, or None where nobody has influence in any."""
    known = values[~np.isnan(values)]
    return rounded(float(np.median(known))) if known.size else None


def _parties(table: Table, k: int) -> list[dict[str, Any]]:
    """Return each party's position and its mean share of influence."""
    influence = table.influence()[:, k]
    total = influence.sum(axis=-1, keepdims=True)
    shares = influence / np.where(total > 0.0, total, 1.0)
    return [
        {
            "actor": table.parties[n],
            "position": interval(table.position[:, k, n]),
            "influence": rounded(float(shares[:, n].mean())),
        }
        for n in np.flatnonzero(table.present()[k])
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
        By issue: scale ends, status quo, reversion, ``models`` and how they part (see
        :func:`forecasts`; the slow ones are left out or have fewer draws),
        ``strategies``: the share of draws in which terms came on the table and the interval of
        each model's terms there; the parties' positions with their claims.
    """
    inputs = EngagementTask(case, seed).inputs(0, draws)
    if rows.inputs["draw"].size == draws:  # what the run drew is not drawn again
        drawn = {name: v for name, v in rows.inputs.items() if name.startswith("assessment|")}
        inputs.values.update({n: np.asarray(v, dtype=np.float64) for n, v in drawn.items()})
    forecast = _forecasts(inputs, list(FORECASTS), quick=True)
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
