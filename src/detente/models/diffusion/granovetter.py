r"""Granovetter's threshold model: a crowd in which everyone sees everyone.

A person acts when enough others act :cite:p:`granovetter1978`. Two crowds that differ in one
person may have very different outcomes.
"""

import numpy as np

from detente.models.diffusion.cascade import CASCADE, NEVER, Cascade, checked_thresholds, most_steps
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.networks import tables

__all__ = ["SPEC", "granovetter_array"]

SPEC = ModelSpec(
    name="diffusion.granovetter",
    title="Threshold model of collective behaviour",
    sources=("granovetter1978",),
    takes=(
        Array(
            "threshold",
            ("...", "node"),
            low=0.0,
            meaning="Number of others that must act before each node; infinity if it never acts.",
        ),
    ),
    gives=CASCADE,
    aliases=("riot model",),
)


@njit
def _granovetter_kernel(threshold: Floats, steps: int, at: Ints) -> int:
    """Fill the step at which each member of a crowd acts; `threshold` counts others."""
    n = threshold.shape[0]
    order = np.argsort(threshold)
    at[:] = NEVER
    acting, step = 0, 0
    while step < steps:
        step += 1
        seen = acting
        while acting < n and threshold[order[acting]] <= seen:
            at[order[acting]] = step
            acting += 1
        if acting == seen:
            break
    return acting


@njit
def _fill_crowd(threshold: Floats, steps: int, at: Ints, adopters: Ints) -> None:
    for r in range(threshold.shape[0]):
        adopters[r] = _granovetter_kernel(threshold[r], steps, at[r])


def granovetter_array(threshold: Floats, *, steps: int | None = None) -> Cascade:
    r"""Return who acts in a crowd where everyone sees everyone.

    Parameters
    ----------
    threshold : array of float, shape (..., node)
        Number of others that must act before each node does, >= 0; infinity if it never acts.
    steps : int, optional
        Stop after this many steps; by default, stop when nothing changes.

    Returns
    -------
    Cascade
        Steps (1 for nodes with threshold 0) and numbers of adopters.

    Raises
    ------
    ShapeError
        If the thresholds have no dimension of nodes.
    DomainError
        If a threshold is negative or NaN, or the number of steps is not a whole number >= 0.

    Notes
    -----
    .. math:: r(t + 1) = F(r(t)), \qquad r(0) = 0

    where F(r) is the number of nodes whose threshold is at most r.

    Examples
    --------
    If one person in a hundred is slightly less ready to act, nobody follows the first.

    >>> import numpy as np
    >>> crowd = np.arange(100.0)
    >>> other = np.where(crowd == 1, 2, crowd)
    >>> granovetter_array(np.stack([crowd, other])).adopters.tolist()
    [100, 1]
    """
    values = checked_thresholds(threshold)
    (each,), lead = tables(threshold=(values, 1))
    at = np.empty(each.own.shape, np.int64)
    adopters = np.empty(each.at.size, np.int64)
    _fill_crowd(each.own, most_steps(steps), at, adopters)
    return Cascade(at.reshape(*lead, values.shape[-1]), adopters.reshape(lead)[()])
