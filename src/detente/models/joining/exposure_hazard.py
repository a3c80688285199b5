r"""Discrete-time hazard of adoption with exposure to peers :cite:p:`strang1993,simmons2004`."""

import numpy as np

from detente.errors import ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import within
from detente.numerics.compile import njit

__all__ = ["SPEC", "exposure_hazard_array", "logistic"]

SPEC = ModelSpec(
    name="joining.exposure_hazard",
    title="Event-history hazard with exposure",
    sources=("strang1993", "simmons2004"),
    takes=(
        Array("baseline", (), unit="log-odds", meaning="Log-odds without exposure or drivers."),
        Array(
            "exposure_effect",
            (),
            unit="log-odds",
            meaning="Increase of the log-odds when all peers have moved.",
        ),
        Array(
            "weights",
            ("actor", "other_actor"),
            low=0.0,
            meaning="Weight of the column's actor for the row's; rows sum to 1.",
        ),
        Array(
            "adopted",
            ("actor",),
            low=0.0,
            high=1.0,
            meaning="How far each actor had moved in the previous period.",
        ),
        Array("drivers", ("actor",), unit="log-odds", meaning="Sum of the other terms."),
    ),
    gives=(
        Array(
            "hazard", ("actor",), low=0.0, high=1.0, meaning="Probability of moving in this period."
        ),
    ),
    aliases=("heterogeneous diffusion", "discrete-time event history"),
)


@njit
def logistic(z: float) -> float:
    """Return 1 / (1 + exp(-z))."""
    return float(1.0 / (1.0 + np.exp(-z)))


@njit
def exposure_hazard_kernel(
    baseline: float, effect: float, weights: Floats, adopted: Floats, driver: float
) -> float:
    exposure = 0.0
    for k in range(weights.shape[0]):
        exposure += weights[k] * adopted[k]
    return logistic(baseline + effect * exposure + driver)


def exposure_hazard_array(
    baseline: float, exposure_effect: float, weights: Floats, adopted: Floats, drivers: Floats
) -> Floats:
    r"""Return each actor's hazard of moving in this period.

    Parameters
    ----------
    baseline : float
        Log-odds without exposure or drivers.
    exposure_effect : float
        Increase of the log-odds when all peers have moved.
    weights : array of float, shape (actor, actor)
        Row-normalised ties; ``weights[i, k]`` is the weight of k for i.
    adopted : array of float, shape (actor,)
        How far each actor had moved in the previous period, in [0, 1].
    drivers : array of float, shape (actor,)
        Sum of the other terms.

    Returns
    -------
    array of float, shape (actor,)
        Hazards in (0, 1).

    Raises
    ------
    ShapeError
        If weights, adopted and drivers have different numbers of actors.

    Notes
    -----
    .. math:: \operatorname{logit} h_i = a + \rho \sum_k w_{ik} y_{k,t-1} + b' x_i

    Exposure is lagged, as in the simulator of contact.

    Examples
    --------
    >>> import numpy as np
    >>> w = np.array([[0.0, 1.0], [1.0, 0.0]])
    >>> h = exposure_hazard_array(-4.0, 4.0, w, np.array([0.0, 0.5]), np.zeros(2))
    >>> round(float(h[0]), 4)
    0.1192
    """
    drivers = within("drivers", drivers, -np.inf)
    weights, adopted = within("weights", weights, 0.0), within("adopted", adopted, 0.0, 1.0)
    n = drivers.size
    if drivers.shape != (n,) or weights.shape != (n, n) or adopted.shape != (n,):
        message = (
            f"weights have shape {weights.shape} and adopted {adopted.shape}; "
            f"{n} drivers need {(n, n)} and {(n,)}"
        )
        raise ShapeError(message)
    return np.array(
        [
            exposure_hazard_kernel(
                float(baseline), float(exposure_effect), weights[i], adopted, float(drivers[i])
            )
            for i in range(n)
        ]
    )
