r"""Analysis of competing hypotheses: the checklist view :cite:p:`heuer1999`.

A test with 227 people found no advantage over working without a technique
:cite:p:`karvetski2020`. So show this result together with the posterior of ``evidence.reports``,
never instead of it.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import within

__all__ = ["SPEC", "Checklist", "ach_array"]

SPEC = ModelSpec(
    name="evidence.ach",
    title="Analysis of competing hypotheses",
    sources=("heuer1999", "karvetski2020"),
    takes=(
        Array(
            "consistency",
            ("...", "report", "hypothesis"),
            low=-2.0,
            high=2.0,
            meaning="From -2 (very inconsistent) over 0 to 2 (very consistent).",
        ),
        Array(
            "weight",
            ("...", "report"),
            low=0.0,
            optional=True,
            meaning="Credibility times relevance of each report; 1 by default.",
        ),
    ),
    gives=(
        Array(
            "inconsistency",
            ("...", "hypothesis"),
            low=0.0,
            meaning="Total inconsistency of each hypothesis with the reports; the least is best.",
        ),
        Array(
            "diagnosticity",
            ("...", "report"),
            low=0.0,
            high=4.0,
            meaning="Diagnosticity of each report: its greatest minus its least consistency.",
        ),
    ),
    aliases=("ACH",),
)


class Checklist(NamedTuple):
    """Inconsistency per hypothesis (the least is best) and diagnosticity per report."""

    inconsistency: Floats
    diagnosticity: Floats


def ach_array(consistency: Floats, weight: Floats | None = None) -> Checklist:
    r"""Return the inconsistency of each hypothesis and the diagnosticity of each report.

    Parameters
    ----------
    consistency : array of float, shape (..., report, hypothesis)
        From -2 (very inconsistent) over 0 (neutral, or not applicable) to +2 (very consistent).
    weight : array of float, shape (..., report), optional
        Credibility times relevance of each report, >= 0; default 1.

    Returns
    -------
    Checklist
        Inconsistency, shape (..., hypothesis), and diagnosticity, shape (..., report).

    Raises
    ------
    ShapeError
        If the number of weights is not the number of reports.
    DomainError
        If a cell is unknown or outside [-2, 2], or a weight is unknown or negative.

    Notes
    -----
    .. math:: S_h = \sum_e w_e \max(0, -c_{eh}), \qquad d_e = \max_h c_{eh} - \min_h c_{eh}

    Examples
    --------
    >>> cells = np.array([[-1.0, 0, 1], [-2, 1, 0], [0, -1, 1], [1, 1, -2]])
    >>> ach_array(cells)
    Checklist(inconsistency=array([3., 1., 2.]), diagnosticity=array([2., 3., 2., 3.]))
    """
    cells = _known("consistency", consistency, -2.0, 2.0, "rate it 0 if it says nothing")
    if cells.ndim < 2 or cells.shape[-1] < 1:
        message = f"consistency has shape {cells.shape}; it must be (..., report, hypothesis)"
        raise ShapeError(message)
    weights = np.ones(cells.shape[:-1])
    if weight is not None:
        weights = _known("weight", weight, 0.0, np.inf, "give 0 to leave a report out")
    if weights.shape[-1:] != cells.shape[-2:-1]:
        message = f"weight has shape {weights.shape}; there must be one for each of "
        message += f"{cells.shape[-2]} reports"
        raise ShapeError(message)
    against = np.maximum(-cells, 0.0) * weights[..., None]
    return Checklist(against.sum(axis=-2), np.ptp(cells, axis=-1))


def _known(name: str, given: Floats, low: float, high: float, instead: str) -> Floats:
    """Return numbers in [low, high]; raise if one is unknown or outside."""
    values = within(name, given, low, high)
    unknown = np.argwhere(np.isnan(values))
    if unknown.size:
        message = f"{name}{unknown[0].tolist()} is NaN; {instead}"
        raise DomainError(message)
    return values
