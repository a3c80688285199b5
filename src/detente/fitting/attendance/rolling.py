"""Forecast each round of a process from the rounds before it, by the model and by simple rules."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from detente.estimates.attendance import Places
from detente.fitting.attendance.filtering import Ahead, ahead
from detente.fitting.attendance.panel import Panel
from detente.fitting.attendance.rules import RULES, rule_forecasts
from detente.models.attendance.propensity import Coefficients
from detente.models.attendance.seats import count_law, shared_count_law
from detente.numerics.arrays import Bools, Floats

__all__ = ["MODEL", "Rolling", "joined", "rolling"]

MODEL = "model"


class Rolling(NamedTuple):
    """Forecasts and outcomes.

    Attributes
    ----------
    forecast : mapping of method to array of float, shape (cell,)
        Chance that a guest is there, by the model and by each rule.
    outcome : array of float, shape (cell,)
        1 or 0.
    seen : array of bool, shape (cell,)
        Whether the guest had been at a round before.
    process : array of str, shape (cell,)
        Process of each cell.
    seats : mapping of method to array of float, shape (round, 3)
        Brier score over numbers of guests, log score and CRPS of each round.
    seats_process : array of str, shape (round,)
        Process of each round.
    """

    forecast: Mapping[str, Floats]
    outcome: Floats
    seen: Bools
    process: "np.ndarray"
    seats: Mapping[str, Floats]
    seats_process: "np.ndarray"


def rolling(panel: Panel, coefficients: Coefficients, places: Places) -> Rolling:
    """Forecast every round of a process but the first.

    Parameters
    ----------
    panel : Panel
        Rounds of one process.
    coefficients : Coefficients
        Coefficients that have not seen the process.
    places : Places
        Who is near to a conflict.

    Returns
    -------
    Rolling
        Guests that count only; guests that no rule would have named count from the round after
        their first appearance.
    """
    parts = [
        _one_round(panel, number, one, rule_forecasts(panel, number, places))
        for number, one in enumerate(ahead(panel, coefficients))
        if number > 0 and panel.counts[number].any()
    ]
    return joined(parts)


def joined(parts: Sequence[Rolling]) -> Rolling:
    """Put forecasts of rounds, or of processes, together.

    Parameters
    ----------
    parts : sequence of Rolling
        Forecasts.
    """
    methods = (MODEL, *RULES)
    return Rolling(
        {
            name: np.concatenate([np.zeros(0), *(one.forecast[name] for one in parts)])
            for name in methods
        },
        np.concatenate([np.zeros(0), *(one.outcome for one in parts)]),
        np.concatenate([np.zeros(0, bool), *(one.seen for one in parts)]),
        np.concatenate([np.zeros(0, str), *(one.process for one in parts)]),
        {
            name: np.concatenate([np.zeros((0, 3)), *(one.seats[name] for one in parts)])
            for name in methods
        },
        np.concatenate([np.zeros(0, str), *(one.seats_process for one in parts)]),
    )


def _one_round(panel: Panel, number: int, model: Ahead, rules: Mapping[str, Floats]) -> Rolling:
    counts = panel.counts[number]
    outcome = panel.outcome[number, counts]
    forecast = {MODEL: model.marginal, **rules}
    laws = {name: count_law(forecast[name][counts]) for name in RULES}
    laws[MODEL] = shared_count_law(
        model.chance[counts].reshape(len(outcome), -1), model.weight.reshape(-1)
    )
    came = int(outcome.sum())
    return Rolling(
        {name: chance[counts] for name, chance in forecast.items()},
        outcome,
        (panel.outcome[:number] == 1.0).any(axis=0)[counts],
        np.full(len(outcome), panel.name),
        {name: _seats(law, came)[None] for name, law in laws.items()},
        np.array([panel.name]),
    )


def _seats(law: Floats, came: int) -> Floats:
    """Return Brier score, log score and CRPS of a law of how many come."""
    happened = np.arange(len(law)) == came
    steps = np.cumsum(law) - (np.arange(len(law)) >= came)
    log = -np.log(np.clip(law[came], 0.001, 0.999))
    return np.array([((law - happened) ** 2).sum(), log, (steps**2).sum()])
