"""Print the errors of pools that were tried, each dossier forecast from the others.

python -m benchmarks.pools_tried ISSUES

ISSUES is the tab-separated DEU III table.
"""

import sys
from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize

from detente.assess.agreement.pool.backtest import errors
from detente.assess.agreement.pool.scores import TESTED
from detente.models.scoring.skill import skill_array
from detente.position_tables.deu3 import read_deu3

Fit = Callable[[np.ndarray, np.ndarray], Callable[[np.ndarray], np.ndarray]]


def inverse(forecast, outcome):
    """Weigh each model by the inverse of its mean squared error."""
    weight = 1.0 / ((forecast - outcome[:, None]) ** 2).mean(axis=0)
    return lambda new: new @ (weight / weight.sum())


def stacked(forecast, outcome):
    """Take the weights, which sum to 1, with the least squared error."""
    n = forecast.shape[1]
    found = minimize(
        lambda w: ((forecast @ w - outcome) ** 2).mean(),
        np.full(n, 1 / n),
        bounds=[(0, 1)] * n,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1},
    )
    return lambda new: new @ found.x


def least(forecast, outcome):
    """Take the model with the least absolute error."""
    best = np.abs(forecast - outcome[:, None]).mean(axis=0).argmin()
    return lambda new: new[:, best]


def regression(forecast, outcome):
    """Regress the outcome on the first model."""
    line = np.polyfit(forecast[:, 0], outcome, 1)
    return lambda new: np.clip(np.polyval(line, new[:, 0]), 0, 100)


def mixed(plain):
    """Mix the weighted mean with the plain mean of positions, the last column."""
    return lambda new: (1 - plain) * new[:, 0] + plain * new[:, -1]


TRIED: dict[str, Fit] = {
    "the weighted mean": lambda _f, _o: lambda new: new[:, 0],
    "equal mean of it and the election": lambda _f, _o: lambda new: new[:, [0, 3]].mean(axis=1),
    "equal mean of all six": lambda _f, _o: lambda new: new[:, :6].mean(axis=1),
    "median of all six": lambda _f, _o: lambda new: np.median(new[:, :6], axis=1),
    "three quarters of it, one quarter plain mean": lambda _f, _o: mixed(0.25),
    "half of it, half plain mean": lambda _f, _o: mixed(0.5),
    "weights by inverse squared errors": inverse,
    "weights with the least squared error": stacked,
    "the model that errs least elsewhere": least,
    "regression on the weighted mean": regression,
}


def main(issues: str) -> None:
    known = read_deu3(issues).known
    outcome = np.array([one.outcome for one in known])
    dossier = np.array([one.proposal for one in known])
    forecast = np.stack([errors(known, key) + outcome for key in TESTED], axis=1)
    forecast = np.where(np.isnan(forecast), forecast[:, :1], forecast)
    plain = np.array([one.position.mean() for one in known])
    forecast = np.column_stack([forecast, plain])
    print("| pool | mean absolute error | weighted mean better by |")
    print("|---|---|---|")
    for name, fit in TRIED.items():
        missed = np.empty(len(known))
        for one in np.unique(dossier):
            here = dossier == one
            missed[here] = fit(forecast[~here], outcome[~here])(forecast[here]) - outcome[here]
        low, point, high = skill_array(
            np.abs(forecast[:, 0] - outcome), np.abs(missed), dossier, seed=1
        )
        print(f"| {name} | {np.abs(missed).mean():.2f} | {point:.3f} ({low:.3f} to {high:.3f}) |")


if __name__ == "__main__":
    main(sys.argv[1])
