"""Runners of models that count influence behind positions as they are."""

import numpy as np

from detente.assess.agreement.runners.answer import Answer, flags
from detente.assess.agreement.runners.given import BargainInput, Options
from detente.models.bargaining.voting import (
    compromise,
    condorcet,
    condorcet_winner,
    median,
    plurality,
    status_quo,
)
from detente.numerics.arrays import Bools, Floats

__all__ = [
    "first_holders",
    "run_compromise",
    "run_condorcet",
    "run_median",
    "run_plurality",
    "run_status_quo",
    "run_winner",
]

_ROUNDING = 1e-9  # share of the scale within which positions are the same, as in the spatial model
_GREATEST = 100.0  # greatest weight in an election, far above the constants of the election


def run_compromise(given: BargainInput, _options: Options) -> Answer:
    """Run the compromise model: the mean weighted by influence."""
    return Answer(
        outcome=compromise.compromise_array(given.position, given.capability, given.salience)
    )


def run_median(given: BargainInput, _options: Options) -> Answer:
    """Run the weighted median."""
    return Answer(outcome=median.median_array(given.position, given.capability, given.salience))


def run_winner(given: BargainInput, _options: Options) -> Answer:
    """Run the Condorcet winner."""
    winner = condorcet_winner.condorcet_winner_array(
        given.position, given.capability, given.salience
    )
    return Answer(
        outcome=winner.outcome,
        tied=flags(winner.tied),
        ends=(winner.low, winner.high),
    )


def run_plurality(given: BargainInput, _options: Options) -> Answer:
    """Run plurality; it names none where positions tie: nobody holds the middle between them."""
    strongest = plurality.plurality_array(given.position, given.capability, given.salience)
    tied, low, high = strongest.tied, strongest.low, strongest.high
    why_not = {
        issue: _tie(low[:, k], high[:, k])
        for k, issue in enumerate(given.issues)
        if tied[:, k].all()
    }
    return Answer(
        outcome=np.where(tied, np.nan, low),
        tied=flags(tied),
        behind=strongest.share,
        why_not=why_not,
    )


def _tie(low: Floats, high: Floats) -> str:
    """Say that positions tie; in a single draw, between which ends."""
    if low.size > 1:
        return "positions tie in every draw"
    return f"positions tie for most influence, the lowest {low[0]:g}, the highest {high[0]:g}"


def run_status_quo(given: BargainInput, _options: Options) -> Answer:
    """Run the baseline on which nothing is agreed."""
    today = status_quo.status_quo_array(
        given.position, given.capability, given.salience, status_quo=given.status_quo
    )
    missing = np.asarray(np.isnan(given.status_quo).all(axis=0))
    return Answer(
        outcome=today.outcome,
        pull=(today.down, today.up),
        why_not={
            issue: given.wording.status_quo
            for issue, none in zip(given.issues, missing, strict=True)
            if none
        },
    )


def run_condorcet(given: BargainInput, _options: Options) -> Answer:
    """Hold an election among the distinct positions of each issue, draw by draw.

    What actors hold in common is one option, however many hold it: a position does not win more
    often for being listed twice.
    """
    outcome = np.full(given.position.shape[:2], np.nan)
    chance = np.full(given.position.shape, np.nan)
    influence = given.influence
    for k, here in enumerate(given.present):
        if not here.any():
            continue
        place, weight = given.position[:, k, here], influence[:, k, here]
        length = float(given.length[k])
        holders = first_holders(place, _ROUNDING * length)
        won = _elected(place, length, weight, holders)
        chance[:, k, here] = won
        mean = np.where(holders, won * place, 0.0).sum(axis=-1)
        outcome[:, k] = np.where(weight.sum(axis=-1) > 0.0, mean, np.nan)
    return Answer(outcome=outcome, chance=chance)


def first_holders(place: Floats, rounding: float) -> Bools:
    """Return who is the first to hold its position, shape (draw, actor).

    Parameters
    ----------
    place : array of float, shape (draw, actor)
        Positions.
    rounding : float
        Positions that differ by no more are the same.

    Examples
    --------
    >>> first_holders(np.array([[0.0, 80.0, 80.0]]), 1e-7)
    array([[ True,  True, False]])
    """
    holders = np.ones(place.shape, dtype=bool)
    for n in range(1, place.shape[1]):
        before = np.abs(place[:, :n] - place[:, n : n + 1]) <= rounding
        holders[:, n] = ~(before & holders[:, :n]).any(axis=-1)
    return holders


def _elected(place: Floats, length: float, weight: Floats, holders: Bools) -> Floats:
    """Return the chance of each position to win, NaN at all but its first holder.

    Draws with the same holders are one election with the same number of options.
    """
    most = weight.max(axis=-1, keepdims=True)
    weight = weight * (_GREATEST / np.where(most > 0.0, most, 1.0))
    chance = np.full(place.shape, np.nan)
    kinds, kind_of = np.unique(holders, axis=0, return_inverse=True)
    for number, options in enumerate(kinds):
        draws = np.flatnonzero(kind_of.reshape(-1) == number)
        held = place[draws]
        utility = 1.0 - np.abs(held[:, :, None] - held[:, None, options]) / length
        election = condorcet.condorcet_array(utility, weight[draws])
        chance[np.ix_(draws, np.flatnonzero(options))] = election.probability
    return chance
