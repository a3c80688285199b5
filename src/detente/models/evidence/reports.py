r"""Bayesian updating with reports of stated accuracy: posterior, ratio, diagnostic power.

A report is informative with probability q. Otherwise it is noise, which occurs with probability b
under every hypothesis. This mixture is standard. To state accuracy as a number, not as two ordinal
grades, follows :cite:t:`irwin2019`.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import within

__all__ = [
    "SPEC",
    "Posterior",
    "likelihood_ratio_array",
    "posterior_array",
    "report_chance_array",
]

NOISE = 0.5

SPEC = ModelSpec(
    name="evidence.reports",
    title="Bayes with reports of stated accuracy",
    sources=("irwin2019", "good1985"),
    takes=(
        Array(
            "prior",
            ("...", "hypothesis"),
            low=0.0,
            high=1.0,
            meaning="Prior probabilities; they sum to 1.",
        ),
        Array(
            "likelihood",
            ("...", "report", "hypothesis"),
            low=0.0,
            high=1.0,
            meaning="Probability of each report under each hypothesis, if it is informative; one "
            "row per origin.",
        ),
        Array(
            "accuracy",
            ("...", "report"),
            low=0.0,
            high=1.0,
            meaning="Probability that each report is informative.",
        ),
    ),
    gives=(
        Array(
            "posterior",
            ("...", "hypothesis"),
            low=0.0,
            high=1.0,
            meaning="Probabilities after all reports; they sum to 1.",
        ),
        Array(
            "power",
            ("...", "report"),
            unit="bits",
            low=0.0,
            high=1.0,
            meaning="Expected information of each report about which hypothesis is true, under the "
            "prior.",
        ),
        Array(
            "without",
            ("...", "report", "hypothesis"),
            low=0.0,
            high=1.0,
            meaning="Posterior without that report.",
        ),
    ),
    function="posterior_array",
    aliases=("Bayesian analysis of competing hypotheses",),
)


class Posterior(NamedTuple):
    """Posterior of rival hypotheses, and the contribution of each report.

    Attributes
    ----------
    posterior : array of float, shape (..., hypothesis)
        Probabilities, summing to 1.
    power : array of float, shape (..., report)
        Diagnostic power of each report: the expected information, in bits, that its presence or
        absence gives about which hypothesis is true, under the prior.
    without : array of float, shape (..., report, hypothesis)
        Posterior without that report.
    """

    posterior: Floats
    power: Floats
    without: Floats


def report_chance_array(likelihood: Floats, accuracy: Floats, *, noise: float = NOISE) -> Floats:
    r"""Return the probability that a report is made, adjusted for its accuracy.

    Parameters
    ----------
    likelihood : array of float, shape (...)
        P(report | hypothesis) if the report is informative, in [0, 1].
    accuracy : array of float, broadcasting
        Probability q that it is informative, in [0, 1].
    noise : float, optional
        Probability b that pure noise makes the report, in (0, 1).

    Returns
    -------
    array of float, shape (...)
        :math:`q P(e|H) + (1-q) b`.

    Raises
    ------
    DomainError
        If a probability lies outside [0, 1].

    Examples
    --------
    >>> report_chance_array(np.array([0.8, 0.3]), 0.5)
    array([0.65, 0.4 ])
    """
    for name, value in (("likelihood", likelihood), ("accuracy", accuracy), ("noise", noise)):
        array = np.asarray(value)
        if np.isnan(array).any() or (array < 0).any() or (array > 1).any():
            message = f"{name} is {array.tolist()}; each must be in [0, 1]"
            raise DomainError(message)
    return np.asarray(accuracy * np.asarray(likelihood) + (1 - np.asarray(accuracy)) * noise)


def likelihood_ratio_array(
    if_true: Floats, if_false: Floats, accuracy: Floats, *, noise: float = NOISE
) -> Floats:
    r"""Return the likelihood ratio of a report for a proposition versus its negation.

    Parameters
    ----------
    if_true, if_false : array of float, shape (...)
        P(report | true) and P(report | false), if it is informative.
    accuracy : array of float, broadcasting
        Probability that it is informative.
    noise : float, optional
        Probability that pure noise makes it.

    Returns
    -------
    array of float, shape (...)
        Ratio, >= 0; infinite if the report is impossible when the proposition is false.

    Notes
    -----
    .. math:: LR = \frac{q P(e|x) + (1-q) b}{q P(e|\neg x) + (1-q) b}

    Examples
    --------
    >>> q = np.array([1.0, 0.75, 0.5, 0.25, 0.0])
    >>> likelihood_ratio_array(np.array(0.8), np.array(0.3), q).round(4)
    array([2.6667, 2.0714, 1.625 , 1.2778, 1.    ])
    """
    top = report_chance_array(if_true, accuracy, noise=noise)
    bottom = report_chance_array(if_false, accuracy, noise=noise)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(top / bottom)


def posterior_array(
    prior: Floats,
    likelihood: Floats,
    accuracy: Floats,
    *,
    noise: float = NOISE,
    dependence: float = 1.0,
) -> Posterior:
    r"""Return the posterior of rival hypotheses and the diagnostic power of each report.

    Parameters
    ----------
    prior : array of float, shape (..., hypothesis)
        Prior probabilities, summing to 1.
    likelihood : array of float, shape (..., report, hypothesis)
        P(report | hypothesis) if informative; one row per origin, so that no origin counts twice.
    accuracy : array of float, shape (..., report)
        Probability that each report is informative.
    noise : float, optional
        Probability that pure noise makes a report.
    dependence : float, optional
        Exponent tau in (0, 1] on every report; below 1 if reports depend on each other.

    Returns
    -------
    Posterior
        Posterior, power of each report, posterior without each report.

    Raises
    ------
    ShapeError
        If the numbers of hypotheses or reports differ.
    DomainError
        If a probability lies outside [0, 1], or all hypotheses have zero posterior.

    Notes
    -----
    .. math:: P(H|e) \propto P(H) \prod_k \bigl[q_k P(e_k|H) + (1-q_k) b\bigr]^{\tau}

    The power of a report is the mutual information of hypothesis and report under the prior.

    Examples
    --------
    >>> p = np.array([[0.2, 0.5, 0.8], [0.1, 0.6, 0.5], [0.5, 0.3, 0.8], [0.7, 0.7, 0.1]])
    >>> posterior_array(np.full(3, 1 / 3), p, np.ones(4)).posterior.round(4)
    array([0.0686, 0.6176, 0.3137])
    """
    before, cells = within("prior", prior, 0.0), np.asarray(likelihood, dtype=np.float64)
    if before.ndim < 1 or before.shape[-1] < 1:
        message = f"prior has shape {before.shape}; give one number per hypothesis"
        raise ShapeError(message)
    if cells.shape[-1] != before.shape[-1] or np.shape(accuracy)[-1:] != cells.shape[-2:-1]:
        message = (
            f"prior {before.shape}, likelihood {cells.shape} and accuracy {np.shape(accuracy)} do "
            "not fit; likelihood must have one row per report and one column per hypothesis"
        )
        raise ShapeError(message)
    chance = report_chance_array(cells, np.asarray(accuracy)[..., None], noise=noise)
    posterior, without = _posteriors(before, dependence * _log(chance))
    if np.isnan(posterior).any():
        message = "all hypotheses have zero posterior: check priors and likelihoods"
        raise DomainError(message)
    return Posterior(posterior, _power(before, chance), without)


def _posteriors(prior: Floats, terms: Floats) -> tuple[Floats, Floats]:
    """Return the posterior after all reports, and without each; ``terms`` are log-probabilities.

    Without report k, the terms before it are added to those after it, which takes one pass in
    each direction however many reports there are.
    """
    stack = np.broadcast_shapes(prior.shape[:-1], terms.shape[:-2])
    first = np.broadcast_to(_log(prior), (*stack, prior.shape[-1]))[..., None, :]
    rest = np.broadcast_to(terms, (*stack, *terms.shape[-2:]))
    before = np.concatenate((first, rest), axis=-2).cumsum(axis=-2)
    after = np.concatenate((rest, np.zeros_like(first)), axis=-2)[..., ::-1, :].cumsum(axis=-2)
    without = before[..., :-1, :] + after[..., -2::-1, :]
    return _normalised(before[..., -1, :]), _normalised(without)


def _normalised(logs: Floats) -> Floats:
    """Return weights of the given logarithms, scaled to sum 1; NaN if all are zero."""
    top = logs.max(axis=-1, keepdims=True)
    possible = np.isfinite(top)
    weight = np.exp(logs - np.where(possible, top, 0.0))
    total = np.where(possible, weight.sum(axis=-1, keepdims=True), 1.0)
    return np.asarray(np.where(possible, weight / total, np.nan))


def _log(values: Floats) -> Floats:
    logs = np.full(np.shape(values), -np.inf)
    np.log(values, out=logs, where=np.asarray(values) > 0)
    return logs


def _power(prior: Floats, chance: Floats) -> Floats:
    """Return the mutual information, in bits, of the hypothesis and each report under the prior."""
    weight = prior[..., None, :]
    made = (weight * chance).sum(axis=-1, keepdims=True)

    def part(p: Floats, q: Floats) -> Floats:
        ratio = np.where((p > 0) & (q > 0), p / np.where(q > 0, q, 1.0), 1.0)
        return np.asarray((weight * p * np.log2(ratio)).sum(axis=-1))

    return np.asarray(np.maximum(part(chance, made) + part(1 - chance, 1 - made), 0.0))
