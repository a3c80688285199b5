r"""Analysis of competing hypotheses: the checklist view :cite:p:`heuer1999`.

No advantage over no technique was found in a test with 227 people :cite:p:`karvetski2020`; so
this is shown beside, and never instead of, the posterior of ``evidence.reports``.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

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
            meaning="How much reports contradict each hypothesis; the least wins.",
        ),
        Array(
            "diagnosticity",
            ("...", "report"),
            low=0.0,
            high=4.0,
            meaning="What each report tells apart: its greatest less its least consistency.",
        ),
    ),
    aliases=("ACH",),
)


class Checklist(NamedTuple):
    """Inconsistency per hypothesis (the least wins) and diagnosticity per report."""

    inconsistency: Floats
    diagnosticity: Floats


def ach_array(consistency: Floats, weight: Floats | None = None) -> Checklist:
    r"""Return how much each hypothesis is contradicted, and what each report tells apart.

    Parameters
    ----------
    consistency : array of float, shape (..., report, hypothesis)
        From -2 (very inconsistent) over 0 to +2 (very consistent).
    weight : array of float, shape (..., report), optional
        Credibility times relevance of each report, >= 0; default 1.

    Returns
    -------
    Checklist
        Inconsistency, shape (..., hypothesis), and diagnosticity, shape (..., report).

    Raises
    ------
    ShapeError
        If there is not one weight a report.

    Notes
    -----
    .. math:: S_h = \sum_e w_e \max(0, -c_{eh}), \qquad d_e = \max_h c_{eh} - \min_h c_{eh}

    Examples
    --------
    >>> cells = np.array([[-1.0, 0, 1], [-2, 1, 0], [0, -1, 1], [1, 1, -2]])
    >>> ach_array(cells)
    Checklist(inconsistency=array([3., 1., 2.]), diagnosticity=array([2., 3., 2., 3.]))
    """
    cells = np.asarray(consistency, dtype=np.float64)
    weights = np.ones(cells.shape[:-1]) if weight is None else np.asarray(weight)
    if weights.shape[-1:] != cells.shape[-2:-1]:
        message = f"weight has shape {weights.shape}; consistency has {cells.shape[-2]} reports"
        raise ShapeError(message)
    against = np.maximum(-cells, 0.0) * weights[..., None]
    return Checklist(against.sum(axis=-2), np.ptp(cells, axis=-1))
