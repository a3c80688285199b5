"""Predict the fate of a war, the signings in it, and a truce, by a horizon."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.models.record.facts import INTERVALS, Part
from detente.models.record.incidence import incidence_array
from detente.numerics.arrays import Floats

__all__ = ["Prediction", "at_horizon"]


class Prediction(NamedTuple):
    """Probabilities by a horizon.

    Attributes
    ----------
    fate : array of float, shape (..., 6)
        Of each first fate, in the order of `FATES`; they sum to 1.
    text, deal, full : array of float, shape (...)
        Of a signed text, a deal and a full deal; each includes the next.
    truce : array of float, shape (...)
        Of a ceasefire, signed or as the end of an episode.
    """

    fate: Floats
    text: Floats
    deal: Floats
    full: Floats
    truce: Floats


def at_horizon(chances: Mapping[Part, Floats], years: float) -> Prediction:
    """Return probabilities by a horizon from the chances of all parts.

    Parameters
    ----------
    chances : mapping of part to array of float, shape (..., interval, cause)
        Hazards by interval, and links of the chain by horizon.
    years : float
        Horizon, above 0 and at most 5 years.

    Returns
    -------
    Prediction
        Text, deal and full form a chain, so that full <= deal <= text.

    Raises
    ------
    DomainError
        If the horizon is out of range.
    """
    if not 0.0 < years <= INTERVALS:
        message = f"horizon is {12 * years:g} months; the record reaches from 1 to 60 months"
        raise DomainError(message)
    fate = incidence_array(chances["fate"], years)
    text = incidence_array(chances["text"], years).event[..., 0]
    deal = text * _link(chances["deal|text"], years)
    full = deal * _link(chances["full|deal"], years)
    return Prediction(
        fate=np.concatenate((fate.none[..., None], fate.event), axis=-1),
        text=text,
        deal=deal,
        full=full,
        truce=incidence_array(chances["truce"], years).event[..., 0],
    )


def _link(chances: Floats, years: float) -> Floats:
    """Return a link of the chain by a horizon; between whole years, on the line of log-odds."""
    by_year = chances[..., 0]
    if years <= 1.0:
        return np.asarray(by_year[..., 0])
    low = int(np.floor(years))
    if low == years:
        return np.asarray(by_year[..., low - 1])
    odds = np.log(by_year[..., low - 1 : low + 1]) - np.log1p(-by_year[..., low - 1 : low + 1])
    share = np.log(years / low) / np.log((low + 1) / low)  # the design is linear in ln(H/2)
    mixed = odds[..., 0] + share * (odds[..., 1] - odds[..., 0])
    return np.asarray(1.0 / (1.0 + np.exp(-mixed)))
