"""Estimate one part of the record, and predict with it."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from detente.models.record.facts import FACTS, INTERVALS, Part, Unit, facts_of
from detente.models.record.hazards import (
    design,
    fit_array,
    hazards,
    prior_mean,
    prior_precision,
)
from detente.models.record.panel import Panel
from detente.models.record.rows import Rows, causes, rows_of
from detente.numerics.arrays import Floats, Ints

__all__ = ["Estimate", "chances", "estimate", "scale_of", "standardised"]

_CONSTANT = 1e-12  # a spread below this share of the largest value is rounding


class Estimate(NamedTuple):
    """One part of the record, estimated.

    Attributes
    ----------
    part : str
        Which part.
    facts : tuple of str
        Facts that enter, in order.
    mean, sd : array of float, shape (fact,)
        Of the facts over the landmarks.
    correlation : array of float, shape (fact, fact)
        Of the facts over the landmarks.
    coefficients : array of float, shape (cause, column)
        Posterior mode.
    covariance : array of float, shape (cause * column, cause * column)
        Laplace covariance.
    penalty : tuple of float
        Penalties of facts and regions.
    weight : float
        Sum of the rows' weights: distinct unit-years.
    events : array of float, shape (cause,)
        Weighted events.
    objective : float
        Penalised log-likelihood at the mode.
    """

    part: Part
    facts: tuple[str, ...]
    mean: Floats
    sd: Floats
    correlation: Floats
    coefficients: Floats
    covariance: Floats
    penalty: tuple[float, float]
    weight: float
    events: Floats
    objective: float


def standardised(panel: Panel, facts: Sequence[str], mean: Floats, sd: Floats) -> Floats:
    """Return facts in standard deviations from their mean.

    Parameters
    ----------
    panel : Panel
        Landmarks.
    facts : sequence of str
        Which facts, in order.
    mean, sd : array of float, shape (fact,)
        Of the training landmarks.

    Returns
    -------
    array of float, shape (landmark, fact)
    """
    return np.asarray((panel.facts[:, [FACTS.index(fact) for fact in facts]] - mean) / sd)


def scale_of(columns: Floats) -> tuple[Floats, Floats]:
    """Return mean and standard deviation of each fact; 1 for a fact that is constant.

    Parameters
    ----------
    columns : array of float, shape (landmark, fact)
        Facts in their own units.
    """
    sd = columns.std(axis=0)
    moves = sd > _CONSTANT * np.abs(columns).max(axis=0, initial=0.0)
    return columns.mean(axis=0), np.where(moves, sd, 1.0)


def estimate(
    panel: Panel,
    part: Part,
    unit: Unit,
    penalty: tuple[float, float],
    facts: Literal["default", "all"] = "default",
    rows: Rows | None = None,
    start: Floats | None = None,
) -> Estimate:
    """Estimate one part from landmarks.

    Parameters
    ----------
    panel : Panel
        Training landmarks.
    part : str
        Part of the record.
    unit : {"movement", "war"}
        Unit of the record.
    penalty : tuple of float
        Penalties of facts and regions, > 0.
    facts : {"default", "all"}
        List of facts.
    rows : Rows, optional
        Rows of the part in the panel, if they are already laid out.
    start : array of float, shape (cause, column), optional
        Where the search for the mode begins.

    Returns
    -------
    Estimate
        Posterior mode and covariance.
    """
    names = tuple(facts_of(part, unit, facts))
    columns = panel.facts[:, [FACTS.index(name) for name in names]]
    mean, sd = scale_of(columns)
    scaled = (columns - mean) / sd
    at = rows_of(panel, part) if rows is None else rows
    count = causes(part)
    fit = fit_array(
        design(scaled[at.landmark], panel.region[at.landmark], at.interval),
        at.outcome,
        at.weight,
        prior_mean(at.outcome, at.weight, count),
        prior_precision(len(names), *penalty),
        start,
    )
    return Estimate(
        part=part,
        facts=names,
        mean=mean,
        sd=sd,
        correlation=_correlation(scaled),
        coefficients=fit.coefficients,
        covariance=fit.covariance,
        penalty=penalty,
        weight=float(at.weight.sum()),
        events=np.asarray(np.bincount(at.outcome, at.weight, count + 1)[1:], np.float64),
        objective=fit.objective,
    )


def _correlation(scaled: Floats) -> Floats:
    """Return the correlation of standardised facts; a constant one is unrelated to all."""
    correlation = scaled.T @ scaled / max(len(scaled), 1)
    np.fill_diagonal(correlation, 1.0)
    return np.asarray(correlation)


def chances(scaled: Floats, region: Ints, coefficients: Floats) -> Floats:
    """Return the probability of each cause in each interval, or of a link by each horizon.

    Parameters
    ----------
    scaled : array of float, shape (..., fact)
        Standardised facts of each war.
    region : array of int, shape (...)
        Region, 1 to 5.
    coefficients : array of float, shape (..., cause, column) or (cause, column)
        Coefficients; with leading dimensions, one set per war.

    Returns
    -------
    array of float, shape (..., interval, cause)
    """
    shape = scaled.shape[:-1]
    wars = int(np.prod(shape, dtype=np.int64))
    flat = scaled.reshape(wars, scaled.shape[-1])
    columns = np.stack(
        [design(flat, region.reshape(wars), np.full(wars, k)) for k in range(1, INTERVALS + 1)],
        axis=1,
    )
    found = hazards(columns, coefficients)
    return np.asarray(found.reshape(*shape, INTERVALS, found.shape[-1]))
