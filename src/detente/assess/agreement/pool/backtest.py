"""The back-test of models and pool on issues whose outcome is known."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.assess.agreement.pool.errors_elsewhere import error_levels, spread_of, with_errors
from detente.assess.agreement.pool.record import Backtest, Errors, Learned, PoolScore
from detente.assess.agreement.pool.scores import ERRORS, POOL, TESTED
from detente.assess.agreement.runners.given import case_input
from detente.assess.agreement.runners.models import MODELS, ask
from detente.assess.agreement.table import Table
from detente.models.scoring.interval_score import IntervalScore, interval_score_array
from detente.models.scoring.skill import skill_array
from detente.numerics.arrays import Floats
from detente.position_tables.deu3 import Disputes, KnownOutcome

__all__ = ["backtest", "errors", "levels_of"]

_LEVEL = 0.8
_SEED = 1
_DIGITS = 4
_MIDDLE = 50.0
_FEWEST = 30  # issues of other dossiers to learn errors from
_ROUNDING = 1e-9  # of a sum; an outcome on the end of an interval is inside

Progress = Callable[[int, int], None]


def backtest(disputes: Disputes, progress: Progress | None = None) -> Backtest:
    """Return the scores of the models, of two simple rules and of the pool.

    Parameters
    ----------
    disputes : Disputes
        Issues with their outcomes.
    progress : callable, optional
        Called with the number of models done, and of all.
    """
    known = disputes.known
    found = {}
    for n, key in enumerate(TESTED):
        if progress:
            progress(n, len(TESTED))
        found[key] = errors(known, key)
    if progress:
        progress(len(TESTED), len(TESTED))
    outcome = np.array([one.outcome for one in known])
    rules = {
        "middle": np.full(len(known), _MIDDLE) - outcome,
        "plain_mean": np.array([one.position.mean() for one in known]) - outcome,
    }
    pool = found[POOL]
    return Backtest(
        models={
            key: _errors(missed, None if key == POOL else pool, known)
            for key, missed in found.items()
        },
        baselines={key: _errors(missed, pool, known) for key, missed in rules.items()},
        pool=_score(known, pool),
        dossiers=len({one.proposal for one in known}),
        without_outcome=disputes.without_outcome,
        without_actors=disputes.without_actors,
        means=disputes.means,
    )


def errors(known: Sequence[KnownOutcome], key: str) -> Floats:
    """Return what a model's outcome misses each issue by, NaN where it has none.

    Parameters
    ----------
    known : sequence of KnownOutcome
        Issues with their outcomes.
    key : str
        Key of a model.

    Returns
    -------
    array of float, shape (issue,)
        Forecast less outcome, in [-100, 100].
    """
    model = MODELS[key]
    forecasts = [ask(model, case_input(_table(one))).outcome[0, 0] for one in known]
    return np.array([f - one.outcome for f, one in zip(forecasts, known, strict=True)])


def levels_of(known: Sequence[KnownOutcome]) -> Floats:
    """Return the levels of the pool's errors over all issues: what ships."""
    missed = errors(known, POOL)
    defined = ~np.isnan(missed)
    return error_levels(missed[defined], _spreads(known, missed)[defined])


def _errors(missed: Floats, pool: Floats | None, known: Sequence[KnownOutcome]) -> Errors:
    """Return the errors of a model or a rule, and how much better the pool is."""
    held = missed[~np.isnan(missed)]
    return Errors(
        error=_number(np.abs(held).mean()) if held.size else None,
        squared=_number((held**2).mean()) if held.size else None,
        n=int(held.size),
        pool_skill=None if pool is None else _skill(missed, pool, known),
    )


def _skill(
    missed: Floats, pool: Floats, known: Sequence[KnownOutcome]
) -> tuple[float, float, float] | None:
    both = ~np.isnan(missed) & ~np.isnan(pool)
    if not both.any():
        return None
    dossier = np.array([one.proposal for one in known])[both]
    found = skill_array(np.abs(pool[both]), np.abs(missed[both]), dossier, seed=_SEED)
    low, point, high = (_number(end) for end in found)
    return None if low is None or point is None or high is None else (low, point, high)


def _score(known: Sequence[KnownOutcome], missed: Floats) -> PoolScore:
    """Forecast each dossier with the errors of the others, and score the intervals."""
    defined = ~np.isnan(missed)
    known, missed = [one for one, held in zip(known, defined, strict=True) if held], missed[defined]
    outcome = np.array([one.outcome for one in known])
    spread, dossier = _spreads(known, missed), np.array([one.proposal for one in known])
    shipped = _ends(missed + outcome, spread, np.array(ERRORS))
    learned = _learned(dossier)
    ends = shipped.copy()
    for name in np.unique(dossier) if learned == "other dossiers" else ():
        here = dossier == name
        levels = error_levels(missed[~here], spread[~here])
        ends[here] = _ends((missed + outcome)[here], spread[here], levels)
    low, middle, high = ends.T
    score, covered = _held(ends, outcome)
    return PoolScore(
        model=POOL,
        coverage=_mean(covered),
        error=_mean(np.abs(middle - outcome)),
        n=len(known),
        coverage_shipped=_mean(_held(shipped, outcome).covered),
        learned=learned,
        width=_mean(high - low),
        interval_score=_mean(score),
    )


def _learned(dossier: NDArray[Any]) -> Learned:
    """Return whether every dossier has enough issues in the others to learn errors from."""
    most = int(np.unique(dossier, return_counts=True)[1].max(initial=0))
    return "other dossiers" if len(dossier) - most >= _FEWEST else "shipped"


def _ends(centre: Floats, spread: Floats, levels: Floats) -> Floats:
    """Return the 10th, 50th and 90th percentile of the pool's forecasts, shape (issue, 3)."""
    return np.quantile(with_errors(centre, spread, levels), (0.1, 0.5, 0.9), axis=-1).T


def _held(ends: Floats, outcome: Floats) -> IntervalScore:
    low, _, high = ends.T
    return interval_score_array(low - _ROUNDING, high + _ROUNDING, outcome, level=_LEVEL)


def _spreads(known: Sequence[KnownOutcome], missed: Floats) -> Floats:
    """Return how far the actors of each issue stand apart, NaN where the pool has no outcome."""
    return np.array(
        [
            spread_of(one.position, one.capability * one.salience, np.array(miss + one.outcome))
            for one, miss in zip(known, missed, strict=True)
        ]
    )


def _mean(values: Floats) -> float | None:
    """Return a rounded mean, None of nothing."""
    return _number(values.mean()) if values.size else None


def _number(value: float | Floats) -> float | None:
    """Return a rounded number, None if it is not finite."""
    return round(float(value), _DIGITS) if np.isfinite(value) else None


def _table(one: KnownOutcome) -> Table:
    """Return the table of one issue, as one draw."""
    actors = len(one.actors)
    point = np.array([[one.reference]])
    return Table(
        issues=(one.issue,),
        parties=one.actors,
        position=one.position.reshape(1, 1, actors),
        salience=one.salience.reshape(1, 1, actors),
        capability=one.capability.reshape(1, actors),
        cost=np.zeros((1, actors)),
        status_quo=point,
        reversion=point,
        bargainers=(),
    )
