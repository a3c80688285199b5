"""Forecast one war, over the uncertainty of coefficients and of missing facts."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from detente.models.record.chain import Prediction, at_horizon
from detente.models.record.facts import FACTS, Part
from detente.models.record.missing import filled
from detente.models.record.part import Estimate, chances
from detente.numerics.arrays import Floats, Ints

__all__ = ["DRAWS", "War", "WarForecast", "forecast_war", "worth"]

DRAWS = 2000  # draws behind an interval
_FILLS = 200  # values drawn for missing facts behind a point


class War(NamedTuple):
    """The facts of one war as the record has them.

    Attributes
    ----------
    facts : array of float, shape (fact,)
        In the order of `FACTS` and their own units; NaN where a fact is not stated.
    region : int
        1 Europe, 2 Middle East, 3 Asia, 4 Africa, 5 Americas; 0 if it is not stated.
    """

    facts: Floats
    region: int


class WarForecast(NamedTuple):
    """Chances of one war by interval, from which any horizon follows.

    Attributes
    ----------
    point : mapping of part to array of float, shape (fill, interval, cause)
        At the posterior mode; one row per value drawn for missing facts.
    weight : array of float, shape (fill,)
        Weights of these rows; they sum to 1.
    draws : mapping of part to array of float, shape (draw, interval, cause)
        One row per draw of the coefficients, each with values of its own for missing facts.
    """

    point: Mapping[Part, Floats]
    weight: Floats
    draws: Mapping[Part, Floats]

    def at(self, years: float) -> tuple[Prediction, Prediction]:
        """Return the point and the draws of all probabilities by a horizon.

        Parameters
        ----------
        years : float
            Horizon, above 0 and at most 5 years.

        Returns
        -------
        tuple of Prediction
            The point, with scalar fields and the six fates; the draws, with a leading dimension.

        Raises
        ------
        DomainError
            If the horizon is out of range.
        """
        rows = at_horizon(self.point, years)
        mean = Prediction(*(np.asarray(np.tensordot(self.weight, row, axes=1)) for row in rows))
        return mean, at_horizon(self.draws, years)


def forecast_war(
    estimates: Mapping[Part, Estimate],
    war: War,
    regions: Floats,
    *,
    draws: int = DRAWS,
    seed: int = 1,
) -> WarForecast:
    r"""Return the chances of one war.

    Parameters
    ----------
    estimates : mapping of part to Estimate
        All parts of one cut.
    war : War
        The war. Missing facts are drawn given the stated ones, a missing region by its share.
    regions : array of float, shape (5,)
        Share of landmarks by region.
    draws : int
        Draws of coefficients, >= 1.
    seed : int
        Seed of the draws.

    Returns
    -------
    WarForecast
        Chances at the mode, and over draws of :math:`\beta \sim N(\hat\beta, \Sigma)`.

    Notes
    -----
    A missing fact has one value per draw in all parts, up to their different lists of facts: the
    parts share its standard normal number. The same holds for the region.
    """
    rng = np.random.default_rng(seed)
    shares = np.asarray(regions, np.float64) / np.sum(regions)
    whole = not np.isnan(war.facts).any()
    fills = 1 if whole else _FILLS
    normal = rng.standard_normal((fills, len(FACTS)))
    every = np.arange(1, len(shares) + 1) if war.region == 0 else np.array([war.region])
    weight = np.repeat(shares if war.region == 0 else np.ones(1), fills) / fills
    drawn_normal = rng.standard_normal((draws, len(FACTS)))
    drawn_region: Ints = (
        rng.choice(every, size=draws, p=shares)
        if war.region == 0
        else np.full(draws, war.region, np.int64)
    )
    point: dict[Part, Floats] = {}
    sampled: dict[Part, Floats] = {}
    for part, made in estimates.items():
        facts = np.tile(_filled(made, war, normal), (len(every), 1))
        point[part] = chances(facts, np.repeat(every, fills), made.coefficients)
        coefficients = _coefficients(made, rng, draws)
        sampled[part] = chances(_filled(made, war, drawn_normal), drawn_region, coefficients)
    return WarForecast(point, weight, sampled)


def worth(draws: Floats) -> float | None:
    r"""Return the number of wars whose plain count would be as sure.

    Parameters
    ----------
    draws : array of float, shape (draw,)
        Draws of a probability.

    Returns
    -------
    float or None
        :math:`\bar p (1 - \bar p) / \operatorname{Var}(p) - 1`; None if the draws do not differ.

    Examples
    --------
    >>> round(worth(np.random.default_rng(1).beta(2, 18, 10_000)), 0)
    20.0
    """
    mean, spread = float(draws.mean()), float(draws.var())
    return mean * (1.0 - mean) / spread - 1.0 if spread > 0.0 else None


def _filled(made: Estimate, war: War, normal: Floats) -> Floats:
    """Return the standardised facts of a part, missing ones drawn, shape (draw, fact)."""
    columns = [FACTS.index(fact) for fact in made.facts]
    stated = (war.facts[columns] - made.mean) / made.sd
    return filled(stated, made.correlation, normal[:, columns])


def _coefficients(made: Estimate, rng: np.random.Generator, draws: int) -> Floats:
    """Return draws of the coefficients, shape (draw, cause, column)."""
    root = np.linalg.cholesky(made.covariance)
    steps = rng.standard_normal((draws, len(root))) @ root.T
    return np.asarray(made.coefficients + steps.reshape(draws, *made.coefficients.shape))
