"""Choose penalties by cross-validation over conflicts."""

from collections.abc import Iterable
from itertools import product
from typing import Literal

import numpy as np

from detente.models.record.facts import PARTS, Part, Unit
from detente.models.record.hazards import design, hazards
from detente.models.record.panel import Panel
from detente.models.record.part import Estimate, estimate, standardised
from detente.models.record.rows import Rows, rows_of
from detente.numerics.arrays import Floats, Ints

__all__ = ["Penalties", "chosen", "folds_of"]

Penalties = dict[Part, tuple[float, float]]

_FACTS = (3.0, 10.0, 30.0, 100.0)
_REGIONS = (3.0, 30.0)
_FOLDS, _SEED = 5, 1


def folds_of(conflict: Ints, folds: int = _FOLDS, seed: int = _SEED) -> Ints:
    """Return the fold of each landmark; a conflict is never split.

    Parameters
    ----------
    conflict : array of int, shape (landmark,)
        Conflicts.
    folds : int
        Number of folds.
    seed : int
        Seed of the shuffle.
    """
    names, place = np.unique(conflict, return_inverse=True)
    order = np.random.default_rng(seed).permutation(len(names))
    return np.asarray((order % folds)[place.reshape(-1)])


def chosen(
    panel: Panel,
    unit: Unit,
    facts: Literal["default", "all"] = "default",
    parts: Iterable[Part] = PARTS,
) -> Penalties:
    """Return the penalties of facts and regions with the best score on conflicts left out.

    Parameters
    ----------
    panel : Panel
        Training landmarks.
    unit : {"movement", "war"}
        Unit of the record.
    facts : {"default", "all"}
        List of facts.
    parts : iterable of str
        Parts of the record.

    Returns
    -------
    dict of part to pair of float
        The pair with the highest weighted log-likelihood of the rows left out; the first of equals.
    """
    return {part: _best(panel, part, unit, facts) for part in parts}


def _best(
    panel: Panel, part: Part, unit: Unit, facts: Literal["default", "all"]
) -> tuple[float, float]:
    fold = folds_of(panel.conflict)
    pairs = list(product(_FACTS, _REGIONS))
    total = dict.fromkeys(pairs, 0.0)
    for number in range(_FOLDS):
        train, test = panel.chosen(fold != number), panel.chosen(fold == number)
        train_rows, test_rows = rows_of(train, part), rows_of(test, part)
        if not len(train_rows.outcome) or not len(test_rows.outcome):
            continue
        start: Floats | None = None
        for pair in pairs:
            found = estimate(train, part, unit, pair, facts, train_rows, start)
            total[pair] += _log_likelihood(found, test, test_rows)
            start = found.coefficients
    return max(pairs, key=lambda pair: total[pair])


def _log_likelihood(found: Estimate, panel: Panel, rows: Rows) -> float:
    """Return the weighted log-likelihood of rows that were left out."""
    scaled = standardised(panel, found.facts, found.mean, found.sd)
    columns = design(scaled[rows.landmark], panel.region[rows.landmark], rows.interval)
    chance = hazards(columns, found.coefficients)
    every = np.column_stack((1.0 - chance.sum(axis=1), chance))
    happened = every[np.arange(len(rows.outcome)), rows.outcome]
    return float(rows.weight @ np.log(np.maximum(happened, np.finfo(np.float64).tiny)))
