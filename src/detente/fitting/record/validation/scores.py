"""Score the record on conflicts and years that it has not seen, and decide where it has skill."""

from collections.abc import Mapping

import numpy as np

from detente.estimates.record import Score, Skill
from detente.fitting.record.outcomes import MONTHS, NAMES
from detente.fitting.record.validation.validate import Unseen
from detente.models.scoring.diagnostics.auc import auc_array
from detente.models.scoring.skill import skill_array
from detente.numerics.arrays import Floats, Ints

__all__ = ["SEED", "Scores", "gate_of", "scores_of"]

SEED = 1
_LEVEL, _REPLICATES = 0.9, 1000

Scores = dict[str, dict[str, Score]]


def scores_of(
    across: Mapping[str, Mapping[int, Unseen]], later: Mapping[str, Mapping[int, Unseen]]
) -> Scores:
    """Return the scores of every event and horizon.

    Parameters
    ----------
    across : mapping of event to mapping of months to Unseen
        Forecasts of conflicts left out.
    later : mapping of event to mapping of months to Unseen
        Forecasts of later years, against the recent rate.

    Returns
    -------
    dict of event to dict of months to Score
    """
    return {
        name: {
            str(months): _score(name, across[name][months], later[name][months])
            for months in MONTHS
        }
        for name in NAMES
    }


def _score(name: str, across: Unseen, later: Unseen) -> Score:
    model, base = _brier(across.forecast, across), _brier(across.base, across)
    single = name != "fate"
    return Score(
        n=len(model),
        events=int(across.outcome[:, 1:].sum()),
        brier=_digits(model.mean()),
        base=_digits(base.mean()),
        nearest=_digits(_brier(across.nearest, across).mean()),
        skill=_skill(model, base, across.conflict),
        n_recent=len(later.forecast),
        events_recent=int(later.outcome[:, 1:].sum()),
        skill_recent=_skill(
            _brier(later.forecast, later), _brier(later.base, later), later.conflict
        ),
        auc=_auc(across) if single else None,
    )


def _brier(forecast: Floats, unseen: Unseen) -> Floats:
    """Return the Brier score of each landmark; half the sum where an event happens or not."""
    squares = ((forecast - unseen.outcome) ** 2).sum(axis=1)
    return np.asarray(squares / 2.0 if forecast.shape[1] == 2 else squares)


def _skill(model: Floats, base: Floats, conflict: Ints) -> tuple[float, float, float] | None:
    """Return low end, point and high end; None where skill cannot be measured."""
    if not len(model):
        return None
    found = skill_array(model, base, conflict, seed=SEED, level=_LEVEL, replicates=_REPLICATES)
    if not np.isfinite([found.low, found.point, found.high]).all():
        return None
    return _digits(found.low), _digits(found.point), _digits(found.high)


def _auc(unseen: Unseen) -> float | None:
    area = float(auc_array(unseen.forecast[:, 1], unseen.outcome[:, 1]))
    return None if np.isnan(area) else _digits(area)


def _digits(value: float | Floats) -> float:
    return float(f"{float(value):.6g}")


def _above(ends: tuple[float, float, float] | None) -> bool:
    """Whether the lower end of a skill is above 0."""
    return ends is not None and ends[0] > 0.0


def gate_of(scores: Scores) -> dict[str, dict[str, Skill]]:
    """Return whether an event has skill: across conflicts and across time, in one, or in neither.

    Parameters
    ----------
    scores : dict of event to dict of months to Score
        Scores without landmarks that follow a fresh text.
    """
    words: tuple[Skill, Skill, Skill] = ("none", "weak", "yes")
    return {
        name: {
            months: words[_above(one.skill) + _above(one.skill_recent)]
            for months, one in by_months.items()
        }
        for name, by_months in scores.items()
    }
