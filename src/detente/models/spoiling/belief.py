r"""Trust after violence or calm, by Bayes' rule :cite:p:`kydd2002`.

Reduced form after Kydd and Walter (2002): those who would keep a deal work against attacks, the
others do not, so that violence is evidence. Whether moderates do act by type is what
`spoiling.sabotage` checks; where they do not, trust should stay as it is.
"""

import numpy as np

from detente.errors import DomainError
from detente.models.spec import Array, ModelSpec
from detente.models.spoiling.arrays import THROUGH
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import rows, within
from detente.numerics.compile import njit

__all__ = ["SPEC", "belief_array", "check_chances", "posterior_kernel"]

SPEC = ModelSpec(
    name="spoiling.belief",
    title="Trust after violence (reduced form after Kydd and Walter 2002)",
    sources=("kydd2002",),
    takes=(
        Array("trust", ("...",), low=0.0, high=1.0, meaning="Trust before."),
        Array(
            "violence",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="1 where an attack got through, 0 where none did.",
        ),
        *THROUGH,
        Array(
            "attempt",
            ("...",),
            low=0.0,
            high=1.0,
            optional=True,
            meaning="Chance that an attack was tried at all; 1 by default.",
        ),
        Array(
            "temper",
            ("...",),
            low=0.0,
            high=1.0,
            optional=True,
            meaning="Power of the likelihood ratio; below 1 where violence comes in series, 1 by "
            "default.",
        ),
    ),
    gives=(
        Array(
            "trust",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Trust after; NaN after what cannot happen.",
        ),
    ),
)


@njit
def posterior_kernel(trust: float, if_trustworthy: float, if_other: float) -> float:
    """Return trust after something seen, given its chance by type; NaN if it cannot be seen."""
    for_it = trust * if_trustworthy
    seen = for_it + (1.0 - trust) * if_other
    return for_it / seen if seen != 0.0 else np.nan


@njit
def _belief_kernel(
    trust: float,
    violence: float,
    through_effort: float,
    through_idle: float,
    attempt: float,
    temper: float,
) -> float:
    """Return trust after a period's violence (1) or calm (0), the ratio tempered."""
    by_trustworthy, by_other = attempt * through_effort, attempt * through_idle
    if violence == 0.0:
        by_trustworthy, by_other = 1.0 - by_trustworthy, 1.0 - by_other
    elif violence != 1.0:
        return np.nan
    return posterior_kernel(trust, by_trustworthy**temper, by_other**temper)


@njit
def _fill(given: Floats, out: Floats) -> None:
    for n in range(out.shape[0]):
        out[n] = _belief_kernel(
            given[0, n], given[1, n], given[2, n], given[3, n], given[4, n], given[5, n]
        )


def belief_array(
    trust: Floats | float,
    violence: Floats | float,
    *,
    through_effort: Floats | float,
    through_idle: Floats | float,
    attempt: Floats | float = 1.0,
    temper: Floats | float = 1.0,
) -> Floats:
    r"""Return trust after a period in which violence was seen or not.

    Reduced form after Kydd and Walter (2002); holds where moderates act by type.

    Parameters
    ----------
    trust : array of float, shape (...)
        Trust before, in [0, 1].
    violence : array of float, shape (...)
        1 where an attack got through, 0 where none did.
    through_effort, through_idle : array of float, shape (...)
        As in `sabotage_array`.
    attempt : array of float, shape (...), optional
        Chance that an attack was tried at all, in [0, 1]; 1 where it is known that one was.
    temper : array of float, shape (...), optional
        Power of the likelihood ratio, in [0, 1]: below 1 where violence comes in series, since
        equal periods are then no independent witnesses. Say which was used.

    Returns
    -------
    array of float, shape (...)
        Trust after, in [0, 1]; NaN after what cannot happen, and where an input is.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a number lies outside its range, or effort helps attacks.

    Notes
    -----
    Odds are multiplied by :math:`(\pi_T/\pi_U)^\tau` after violence, by
    :math:`\bigl((1 - a\pi_T)/(1 - a\pi_U)\bigr)^\tau` after calm. Untempered,
    trust is a martingale: its mean over what may be seen is what it was.

    Examples
    --------
    >>> import numpy as np
    >>> belief_array(0.7, np.array([1.0, 0.0]), through_effort=0.2, through_idle=0.8).round(
    ...     4
    ... ).tolist()
    [0.3684, 0.9032]
    """
    check_chances(trust, through_effort, through_idle)
    within("attempt", attempt, 0.0, 1.0)
    within("temper", temper, 0.0, 1.0)
    seen = within("violence", violence, 0.0, 1.0)
    odd = np.extract((seen > 0.0) & (seen < 1.0), seen)
    if odd.size:
        message = f"violence is {odd[0]:g}; it must be 1 (seen) or 0 (not)"
        raise DomainError(message)
    given, shape = rows(
        trust=trust,
        violence=violence,
        through_effort=through_effort,
        through_idle=through_idle,
        attempt=attempt,
        temper=temper,
    )
    out = np.empty(given.shape[1])
    _fill(given, out)
    return np.asarray(out.reshape(shape)[()])


def check_chances(
    trust: Floats | float, through_effort: Floats | float, through_idle: Floats | float
) -> None:
    """Refuse chances outside [0, 1]."""
    within("trust", trust, 0.0, 1.0)
    within("through_effort", through_effort, 0.0, 1.0)
    within("through_idle", through_idle, 0.0, 1.0)
    (effort, idle), _ = rows(through_effort=through_effort, through_idle=through_idle)
    odd = effort > idle
    if odd.any():
        at = int(odd.argmax())
        message = (
            f"through_effort is {effort[at]:g} and through_idle {idle[at]:g}; effort against an "
            "attack must not help it: give at most through_idle"
        )
        raise DomainError(message)
