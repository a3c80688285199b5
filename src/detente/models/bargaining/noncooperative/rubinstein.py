r"""Alternating offers between two players :cite:p:`rubinstein1982,binmore1986`."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "Rubinstein", "rubinstein_array"]

SPEC = ModelSpec(
    name="bargaining.rubinstein",
    title="Alternating offers",
    sources=("rubinstein1982", "binmore1986"),
    takes=(
        Array(
            "discount",
            ("...", "player"),
            low=0.0,
            high=1.0,
            meaning="Present value to each player of a unit received one offer later.",
        ),
    ),
    gives=(
        Array(
            "first",
            ("...", "player"),
            low=0.0,
            high=1.0,
            meaning="Shares if the first player makes the first offer; they sum to 1.",
        ),
        Array(
            "second",
            ("...", "player"),
            low=0.0,
            high=1.0,
            meaning="Shares if the second player makes the first offer; they sum to 1.",
        ),
        Array(
            "power",
            ("...", "player"),
            low=0.0,
            high=1.0,
            meaning="Shares in the limit of rapid offers: bargaining powers for the Nash solution.",
        ),
    ),
    aliases=("strategic bargaining", "Rubinstein-Stahl"),
)


class Rubinstein(NamedTuple):
    """Shares of the surplus, each field of shape (..., player) with sum 1.

    Parameters
    ----------
    first, second : array of float
        Shares if the first, or the second, player makes the first offer.
    power : array of float
        Shares in the limit of rapid offers: bargaining powers for the Nash solution.
    """

    first: Floats
    second: Floats
    power: Floats


def rubinstein_array(discount: Floats) -> Rubinstein:
    r"""Return the shares of two impatient players who make alternating offers.

    Parameters
    ----------
    discount : array of float, shape (..., player)
        Present value to each player of a unit received one offer later, in [0, 1].

    Returns
    -------
    Rubinstein
        Shares of the unique subgame-perfect equilibrium; NaN if a discount is unknown, or if both
        are 1 and any division is an equilibrium. `power` is also NaN if both are 0.

    Raises
    ------
    ShapeError
        If the number of players is not two.
    DomainError
        If a discount lies outside [0, 1].

    Notes
    -----
    The player i who makes the first offer gets

    .. math:: x_i = \frac{1 - \delta_j}{1 - \delta_i \delta_j}

    and the first offer is accepted. With :math:`\delta_i = e^{-\rho_i \Delta}` and
    :math:`\Delta \to 0` the first offer loses its advantage and
    :math:`x_i \to \rho_j / (\rho_i + \rho_j)`.

    Examples
    --------
    >>> import numpy as np
    >>> result = rubinstein_array(np.array([0.9, 0.8]))
    >>> result.first.round(4).tolist(), result.second.round(4).tolist()
    ([0.7143, 0.2857], [0.6429, 0.3571])
    >>> result.power.round(4).tolist()
    [0.6793, 0.3207]
    """
    delta = np.asarray(discount, dtype=np.float64)
    if delta.shape[-1:] != (2,):
        message = f"discount has shape {delta.shape}; it must be (..., 2), one entry per player"
        raise ShapeError(message)
    if (delta < 0).any() or (delta > 1).any():
        message = f"discount is {np.nanmin(delta):g} to {np.nanmax(delta):g}; it must be in [0, 1]"
        raise DomainError(message)
    with np.errstate(divide="ignore", invalid="ignore"):
        offered = (1.0 - delta[..., ::-1]) / (1.0 - delta.prod(axis=-1, keepdims=True))
        haste = -np.log(delta)
        rest = haste / haste.sum(axis=-1, keepdims=True)
    # A player with discount 0 leaves everything to the other: inf / inf above.
    none = np.isinf(haste) & np.isfinite(haste[..., ::-1])
    rest = np.where(none, 1.0, rest)
    power = np.where(none | none[..., ::-1], rest[..., ::-1], 1.0 - rest)
    return Rubinstein(
        np.stack([offered[..., 0], 1.0 - offered[..., 0]], axis=-1),
        np.stack([1.0 - offered[..., 1], offered[..., 1]], axis=-1),
        power,
    )
