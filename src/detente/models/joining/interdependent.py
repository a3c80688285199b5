r"""Interdependent attendance: discrete choice with social interactions :cite:p:`brock2001`."""

from typing import NamedTuple

import numpy as np

from detente.errors import ShapeError
from detente.models.joining.branch import branch_end
from detente.models.joining.exposure_hazard import logistic
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import within
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE, TIE

__all__ = ["SPEC", "Interdependent", "interdependent_array", "interdependent_kernel"]

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
            meaning="Probability of attending, in the least and in the greatest equilibrium; where "
            "some keep others away, both are the one on the branch from no influence.",
        ),
        Array("unique", (), meaning="Is it proven that there is no other equilibrium?"),
        Array("fork", (), meaning="Does the branch from no influence divide?"),
    ),
    aliases=("Brock-Durlauf",),
)

_STEPS = 20_000
_CLOSE = TIE  # change of a step at which an iteration is at rest


class Interdependent(NamedTuple):
    """Self-consistent chances of attending.

    Attributes
    ----------
    probability : array of float, shape (2, actor)
        The least and the greatest equilibrium where attendance only attracts; where some keep
        others away, twice the one on the branch from no influence. NaN if a number is NaN.
    unique : bool
        Whether it is proven that no other equilibrium exists: bounds on all of them meet.
    fork : bool
        Whether that branch divides, as for equal rivals: the result is on the middle branch.
    """

    probability: Floats
    unique: bool
    fork: bool


@njit
def interdependent_kernel(
    utility: Floats, interaction: float, weights: Floats, reference: float, p: Floats
) -> int:
    """Iterate from the start in `p` until convergence; return the number of steps, or -1.

    From p = 0 or p = 1 it converges if attendance only attracts: each step moves the same way.
    """
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


@njit
def _bounds_kernel(
    utility: Floats, effect: Floats, offset: float, low: Floats, high: Floats
) -> None:
    """Narrow bounds on all equilibria: who attracts counts by its bound, who repels by the other.

    `effect` is 2 J w. Bounds only narrow, so they always come to rest.
    """
    n = utility.shape[0]
    least, most = np.empty(n), np.empty(n)
    for _ in range(_STEPS):
        largest = 0.0
        for j in range(n):
            down = up = utility[j] - offset
            for k in range(n):
                if effect[j, k] >= 0.0:
                    down += effect[j, k] * low[k]
                    up += effect[j, k] * high[k]
                else:
                    down += effect[j, k] * high[k]
                    up += effect[j, k] * low[k]
            least[j], most[j] = logistic(down), logistic(up)
            largest = max(largest, abs(least[j] - low[j]), abs(most[j] - high[j]))
        low[:], high[:] = least, most
        if largest < _CLOSE:
            break


def interdependent_array(
    utility: Floats, interaction: float, weights: Floats, *, reference: float = 0.0
) -> Interdependent:
    r"""Return the self-consistent probabilities of attending.

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
    Interdependent
        The least and the greatest equilibrium, or the one on the main branch; whether it is
        proven to be the only one; whether the branch forks.

    Raises
    ------
    ShapeError
        If the weights do not have one row and one column per actor.
    DomainError
        If a number is infinite.

    Notes
    -----
    .. math:: p_j = L\Bigl(h_j + 2J\bigl(\textstyle\sum_k w_{jk} p_k - r\bigr)\Bigr)

    With :math:`m = 2p - 1`, one homogeneous group and :math:`r = 1/2` this is
    :math:`m = \tanh(h/2 + J m / 2)`. Where all :math:`2J w \ge 0` the map rises, and iterations
    from 0 and from 1 end in the least and the greatest equilibrium. Otherwise they may swing for
    ever, although an equilibrium exists: the one reported is on the branch that starts at J = 0.

    Examples
    --------
    >>> import numpy as np
    >>> low, high = interdependent_array(
    ...     np.zeros(1), 4.0, np.ones((1, 1)), reference=0.5
    ... ).probability
    >>> round(float(2 * high[0] - 1), 4), round(float(2 * low[0] - 1), 4)
    (0.9575, -0.9575)
    >>> rivals = np.array([[0.0, -1.0], [-1.0, 0.0]])
    >>> result = interdependent_array(np.full(2, 4.0), 4.0, rivals)
    >>> result.probability[0].round(6).tolist(), result.fork
    ([0.5, 0.5], True)
    """
    h, w = _checked(utility, weights)
    j = float(within("interaction", interaction, -np.inf))
    r = float(within("reference", reference, -np.inf))
    if np.isnan(h).any() or np.isnan(w).any() or np.isnan(j + r):
        return Interdependent(np.full((2, h.size), np.nan), unique=False, fork=False)
    effect = 2.0 * j * w
    ends = np.stack([np.zeros(h.size), np.ones(h.size)])
    _bounds_kernel(h, effect, 2.0 * j * r, ends[0], ends[1])
    unique = bool((ends[1] - ends[0] <= LOOSE_TIE).all())
    if (effect >= 0.0).all():
        return Interdependent(ends, unique, fork=False)
    if unique:
        p = 0.5 * (ends[0] + ends[1])
        interdependent_kernel(h, j, w, r, p)
        return Interdependent(np.stack([p, p]), unique, fork=False)
    p, fork = branch_end(h, effect, 2.0 * j * r)
    return Interdependent(np.stack([p, p]), unique, fork)


def _checked(utility: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Return utilities and weights; raise if they do not fit or are infinite."""
    h, w = within("utility", utility, -np.inf), within("weights", weights, -np.inf)
    if h.ndim != 1:
        message = f"utility has shape {h.shape}; it must be (actor,)"
        raise ShapeError(message)
    if w.shape != (h.size, h.size):
        message = f"weights have shape {w.shape}; {h.size} utilities need {(h.size, h.size)}"
        raise ShapeError(message)
    return np.ascontiguousarray(h), np.ascontiguousarray(w)
