"""Shares of draws in which one option is expected to be better or worse than another."""

from dataclasses import dataclass

import numpy as np

from detente.assess.asked.rules import Shares
from detente.assess.asked.streams import Expected
from detente.numerics.arrays import Bools, Floats
from detente.vocabulary.metrics import Metric

__all__ = ["Question", "shares_of"]

_ROUNDED = 1e-12  # difference of two values that are the same
_LOW = 0.1  # quantile of the difference in harm, below which the margin must lie


@dataclass(frozen=True)
class Question:
    """An option beside others, with the expected values of all of them.

    Parameters
    ----------
    values : Expected
        Expected values.
    option : str
        The option in question.
    against : list of str
        Those it is compared with; not empty.
    """

    values: Expected
    option: str
    against: list[str]

    def parts(self, other: str) -> Floats:
        """Return what each metric adds to the difference, shape (draw, metric)."""
        at = self.values.options.index
        return np.asarray(self.values.parts[:, at(self.option)] - self.values.parts[:, at(other)])

    def gap(self, other: str, without: frozenset[Metric] = frozenset()) -> Floats:
        """Return the difference in value, some metrics left out, shape (draw,)."""
        return np.asarray(self.parts(other)[:, self._kept(without)].sum(axis=1))

    def margin(self, without: frozenset[Metric] = frozenset()) -> Floats:
        """Return the largest difference that counts as none, shape (draw,)."""
        return np.asarray(self.values.margins[:, self._kept(without)].sum(axis=1))

    def harm(self, other: str) -> Floats | None:
        """Return the difference in deaths, shape (draw,); None if none are counted."""
        if self.values.harm is None:
            return None
        at = self.values.options.index
        return np.asarray(self.values.harm[:, at(self.option)] - self.values.harm[:, at(other)])

    def costs(self, other: str, draws: Bools) -> bool:
        """Return whether the 80 % range of the difference in deaths lies above the margin."""
        harm = self.harm(other)
        if harm is None or self.values.tolerated is None:
            return False
        beyond = harm[draws] - self.values.tolerated[draws]
        return float(np.quantile(beyond, _LOW)) > _ROUNDED

    @property
    def everywhere(self) -> Bools:
        """True in every draw, shape (draw,)."""
        return np.ones(len(self.values.parts), dtype=np.bool_)

    def _kept(self, without: frozenset[Metric]) -> list[int]:
        return [k for k, metric in enumerate(self.values.metrics) if metric not in without]


def shares_of(
    question: Question, draws: Bools, without: frozenset[Metric] = frozenset()
) -> dict[str, Shares]:
    """Return the shares of some draws, by option that the one in question is compared with.

    Parameters
    ----------
    question : Question
        The option and the others.
    draws : array of bool, shape (draw,)
        Draws that count; at least one.
    without : frozenset of str, optional
        Metrics that are left out of value and margin.
    """
    margin = question.margin(without)[draws] + _ROUNDED
    found = {}
    for other in question.against:
        gap = question.gap(other, without)[draws]
        above, below = float((gap > margin).mean()), float((gap < -margin).mean())
        within = float((np.abs(gap) <= margin).mean())
        found[other] = Shares(above, within, below, question.costs(other, draws))
    return found
