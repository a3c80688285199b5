r"""Let the list of a series' last round forecast the next, with a weight that rounds update."""

from typing import NamedTuple

import numpy as np

from detente.numerics.arrays import Floats

__all__ = ["ListWeight", "from_list", "list_weight", "mixed", "updated"]

_W = np.arange(0.025, 1.0, 0.05)
_STAYS, _JOINS = 0.97, 0.05  # chance of being asked again, and of being added
_ALPHA, _BETA = 3.0, 2.0  # prior of the weight: judgement


class ListWeight(NamedTuple):
    """Probability of each weight, by guest.

    Attributes
    ----------
    weight : array of float, shape (20,)
        Weights w of the list.
    chance : array of float, shape (guest, 20)
        Their probabilities, which sum to 1.
    """

    weight: Floats
    chance: Floats

    @property
    def mean(self) -> Floats:
        """Mean weight of each guest, shape (guest,)."""
        return np.asarray(self.chance @ self.weight)


def list_weight(guests: int) -> ListWeight:
    """Return the prior, Beta(3, 2) on a grid.

    Parameters
    ----------
    guests : int
        Number of guests.
    """
    density = _W ** (_ALPHA - 1.0) * (1.0 - _W) ** (_BETA - 1.0)
    return ListWeight(_W, np.tile(density / density.sum(), (guests, 1)))


def from_list(last: Floats) -> Floats:
    """Return the forecast of the list alone: 0.97 for its guests, 0.05 for the others.

    Parameters
    ----------
    last : array of float, shape (guest,)
        1 for a guest asked to, or present at, the last round of the series; 0 for the others.
    """
    return np.where(np.asarray(last) == 1.0, _STAYS, _JOINS)


def updated(before: ListWeight, last: Floats, outcome: Floats, log_model: Floats) -> ListWeight:
    r"""Return the weights after a round that had a predecessor in its series.

    Parameters
    ----------
    before : ListWeight
        Before the round.
    last : array of float, shape (guest,)
        1 for guests of the last list.
    outcome : array of float, shape (guest,)
        1 or 0; NaN where not observed.
    log_model : array of float, shape (guest,)
        Log-probability of the others' outcomes under the propensities, each guest's own left out.

    Returns
    -------
    ListWeight
        :math:`p(w_j) \propto p_0(w_j) [w_j C_{-j} + (1 - w_j) O_{-j}]`: a guest's own outcome is
        left out, so that a better record never lowers its own forecast.
    """
    said = from_list(last)
    logs = np.where(np.isnan(outcome), 0.0, np.log(np.where(outcome == 1.0, said, 1.0 - said)))
    log_list = logs.sum() - logs
    top = np.maximum(log_list, log_model)
    by_list = np.exp(log_list - top)[:, None] * before.weight
    by_model = np.exp(log_model - top)[:, None] * (1.0 - before.weight)
    chance = before.chance * (by_list + by_model)
    return ListWeight(before.weight, chance / chance.sum(axis=1, keepdims=True))


def mixed(weight: Floats, last: Floats, propensity: Floats) -> Floats:
    """Return the chance of being asked: a mixture of the list and the propensity.

    Parameters
    ----------
    weight : array of float, shape (guest,)
        Weight of the list, in [0, 1].
    last : array of float, shape (guest,)
        1 for guests of the last list.
    propensity : array of float, shape (guest,)
        Forecast of the propensity.
    """
    return np.asarray(weight * from_list(last) + (1.0 - weight) * propensity)
