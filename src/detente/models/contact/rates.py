r"""Rates of contact a year, by Bayes' rule from the record of a case's powers.

================================ ======================== ====================================
rate                             prior                    after the record
================================ ======================== ====================================
leaving none, all powers         Gamma(1, 15 years)       Gamma(1 + n_0, 15 + E_0)
a power's own factor on it       Gamma(3, 3)              Gamma(3 + n_0j, 3 + rate x E_0j)
level reached (1, 2, 3)          Dirichlet(1.5, 1.5, 1)   plus the counts
1 to 2, 1 to 3, 2 to 3           Gamma(.5; 5, 10, 5)      plus counts and years at that level
down to none, from any level     Gamma(1, 5 years)        Gamma(1 + closings, 5 + years in contact)
================================ ======================== ====================================

The priors are judgement: that of leaving none weighs as much as one opening in 15 years. All
openings and rises of a draw share one factor, lognormal with mean 1: powers move together.
"""

from typing import Final, NamedTuple

import numpy as np
from scipy import special

from detente.models.contact.exposure import LEVELS, Exposure
from detente.numerics.arrays import Floats

__all__ = ["Laws", "Luck", "Rates", "laws_of", "prior_share", "rates_of"]

_OPENING = np.array([1.0, 15.0])
_OWN = 3.0
_SHARES = np.array([1.5, 1.5, 1.0])
_RISES = np.array([[0.5, 5.0], [0.5, 10.0], [0.5, 5.0]])
_DOWN = np.array([1.0, 5.0])
_TOGETHER: Final = 0.8  # sd of the logarithm of the common factor
_LOW, _HIGH = (1, 1, 2), (2, 3, 3)  # from and to, of the three rises
_OPEN = LEVELS - 1


class Laws(NamedTuple):
    """Laws of the rates that all powers share.

    Attributes
    ----------
    opening, down : array of float, shape (..., 2)
        Shape and years of the gamma laws of leaving none and of falling to none.
    shares : array of float, shape (..., 3)
        Dirichlet counts of the level reached from none.
    rises : array of float, shape (..., 3, 2)
        Shape and years: clandestine to unofficial, clandestine to open, unofficial to open.
    """

    opening: Floats
    down: Floats
    shares: Floats
    rises: Floats


class Luck(NamedTuple):
    """Uniforms that a draw of the rates is made from, each in (0, 1).

    Attributes
    ----------
    opening, down, together : array of float, shape (...)
    own : array of float, shape (..., power)
    shares, rises : array of float, shape (..., 3)
    """

    opening: Floats
    down: Floats
    together: Floats
    own: Floats
    shares: Floats
    rises: Floats


class Rates(NamedTuple):
    """Rates a year of one draw or more.

    Attributes
    ----------
    opening : array of float, shape (..., power)
        Of leaving none, the power's own factor counted, the common factor not.
    shares : array of float, shape (..., 3)
        Probability of each level reached from none.
    rises : array of float, shape (..., 3)
        Clandestine to unofficial, clandestine to open, unofficial to open.
    down : array of float, shape (...)
        Of falling to none.
    together : array of float, shape (...)
        Common factor of all openings and rises, mean 1.
    """

    opening: Floats
    shares: Floats
    rises: Floats
    down: Floats
    together: Floats


def laws_of(record: Exposure) -> Laws:
    """Return the laws after the record of all powers.

    Parameters
    ----------
    record : Exposure
        ``years`` of shape (..., power, 4), ``moves`` of shape (..., power, 4, 4).
    """
    years, moves = record.years.sum(axis=-2), record.moves.sum(axis=-3)
    opened, closed = moves[..., 0, 1:], moves[..., 1:, 0].sum(axis=-1)
    in_contact = years[..., 1:].sum(axis=-1)
    risen = np.stack([moves[..., _LOW, _HIGH], years[..., _LOW]], axis=-1)
    return Laws(
        opening=_OPENING + np.stack([opened.sum(axis=-1), years[..., 0]], axis=-1),
        down=_DOWN + np.stack([closed, in_contact], axis=-1),
        shares=_SHARES + opened,
        rises=_RISES + risen,
    )


def rates_of(record: Exposure, luck: Luck) -> Rates:
    """Return draws of the rates of every power, by inversion.

    Parameters
    ----------
    record : Exposure
        ``years`` of shape (..., power, 4), ``moves`` of shape (..., power, 4, 4).
    luck : Luck
        Uniforms.
    """
    laws = laws_of(record)
    pooled = _gamma(laws.opening, luck.opening)[..., None]
    own = np.stack(
        [_OWN + record.moves[..., 0, 1:].sum(axis=-1), _OWN + pooled * record.years[..., 0]],
        axis=-1,
    )
    counts = special.gammaincinv(laws.shares, luck.shares)
    return Rates(
        opening=pooled * _gamma(own, luck.own),
        shares=counts / counts.sum(axis=-1, keepdims=True),
        rises=_gamma(laws.rises, luck.rises),
        down=_gamma(laws.down, luck.down),
        together=np.exp(_TOGETHER * special.ndtri(luck.together) - _TOGETHER**2 / 2.0),
    )


def _gamma(law: Floats, luck: Floats) -> Floats:
    """Return quantiles of gamma laws given by shape and rate."""
    return np.asarray(special.gammaincinv(law[..., 0], luck) / law[..., 1])


def prior_share(laws: Laws, start: int = 0) -> Floats:
    """Return how much of a chance of open contact is prior: the largest share on its path.

    Parameters
    ----------
    laws : Laws
        After the record.
    start : int
        Level on the first day, 0 to 3.

    Returns
    -------
    array of float, shape (...)
        Prior weight / (prior weight + record weight), weights in years for rates and in counts
        for the level reached; the path is the step straight to open. 1 without any record; 0 if
        the power is in open contact already.
    """
    if start >= _OPEN:
        return np.zeros(laws.opening.shape[:-1])
    if start == 0:
        length = _OPENING[1] / laws.opening[..., 1]
        return np.asarray(np.maximum(length, _SHARES[-1] / laws.shares[..., -1]))
    row = 1 if start == 1 else 2
    return np.asarray(_RISES[row, 1] / laws.rises[..., row, 1])
