r"""Interdependent attendance: discrete choice with social interactions :cite:p:`brock2001`."""

import numpy as np

from detente.errors import ShapeError
from detente.models.joining.exposure_hazard import logistic
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["SPEC", "interdependent_array", "interdependent_kernel"]

SPEC = ModelSpec(
    name="joining.interdependent",
    title="Discrete choice with social interactions",
    sources=("brock2001",),
    takes=(
        Array(
            "utility",
            ("actor",),
            unit="log-odds",
            meaning="Log-odds of attending without the influence of others.",
        ),
        Array(
            "interaction", (), unit="log-odds", meaning="Strength of the influence of others, J."
        ),
        Array(
            "weights",
            ("actor", "other_actor"),
            meaning="Weight of the column's attendance for the row's; negative where it keeps "
            "away.",
        ),
        Array(
            "reference",
            (),
            optional=True,
            meaning="Weighted attendance at which others have no net influence; 0 by default.",
        ),
    ),
    gives=(
        Array(
            "probability",
            ("start", "actor"),
            low=0.0,
            high=1.0,
            meaning="Probability of attending, iterated from no attendance and from full "
            "attendance; NaN where it does not converge.",
        ),
    ),
    aliases=("Brock-Durlauf",),
)

_STEPS = 500
_CLOSE = 1e-12


@njit
def interdependent_kernel(
    utility: Floats, interaction: float, weights: Floats, reference: float, p: Floats
) -> int:
    """Iterate from the start in `p` until convergence; return the number of steps, or -1."""
    n = utility.shape[0]
    new = np.empty(n)
    for step in range(_STEPS):
        largest = 0.0
        for j in range(n):
            others = 0.0
            for k in range(n):
                others += weights[j, k] * p[k]
            new[j] = logistic(utility[j] + 2.0 * interaction * (others - reference))
            largest = max(largest, abs(new[j] - p[j]))
        for j in range(n):
            p[j] = new[j]
        if largest < _CLOSE:
            return step + 1
    return -1


def interdependent_array(
    utility: Floats, interaction: float, weights: Floats, *, reference: float = 0.0
) -> Floats:
    r"""Return the self-consistent probabilities, iterated from no and from full attendance.

    Parameters
    ----------
    utility : array of float, shape (actor,)
        Log-odds of attending without the influence of others.
    interaction : float
        Strength of the influence of others, J.
    weights : array of float, shape (actor, actor)
        Weight of k's attendance for j; negative where j stays away if k comes.
    reference : float, optional
        Weighted attendance at which others have no net influence.

    Returns
    -------
    array of float, shape (2, actor)
        Fixed points from p = 0 and from p = 1; equal if there is one equilibrium. NaN where the
        iteration does not converge.

    Raises
    ------
    ShapeError
        If the weights do not have one row and one column per actor.

    Notes
    -----
    .. math:: p_j = L\Bigl(h_j + 2J\bigl(\textstyle\sum_k w_{jk} p_k - r\bigr)\Bigr)

    With :math:`m = 2p - 1`, one homogeneous group and :math:`r = 1/2` this is
    :math:`m = \tanh(h/2 + J m / 2)`.

    Examples
    --------
    >>> import numpy as np
    >>> low, high = interdependent_array(np.zeros(1), 4.0, np.ones((1, 1)), reference=0.5)
    >>> round(float(2 * high[0] - 1), 4), round(float(2 * low[0] - 1), 4)
    (0.9575, -0.9575)
    """
    n = utility.shape[0]
    if weights.shape != (n, n):
        message = f"weights have shape {weights.shape}; {n} utilities need {(n, n)}"
        raise ShapeError(message)
    out = np.empty((2, n))
    for row, start in enumerate((0.0, 1.0)):
        p = np.full(n, start)
        steps = interdependent_kernel(utility, float(interaction), weights, float(reference), p)
        out[row] = p if steps > 0 else np.nan
    return out
