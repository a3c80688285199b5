"""Forecast one round: who would be invited and who would come."""

from dataclasses import dataclass

import numpy as np

from detente.engagement.layout import Guest, Param, Policy, Power
from detente.engagement.mechanisms.attendance import SPEC, acceptance
from detente.engagement.setup.batch import alignment_of, bridged, normalised, powers_of
from detente.engagement.setup.inputs import Inputs
from detente.engagement.world import State, World, empty_state
from detente.models.joining.offer_accept import offer_accept_array
from detente.numerics.arrays import Bools, Floats
from detente.numerics.compile import njit

__all__ = ["RoundForecast", "forecast_round"]

_REJECTED, _NOBODY_ASKED = -1.0, 0.0  # value to a host of a refusal, and of no invitation
_STAKE_WORTH = 2.0  # value to a host if a guest with the largest possible stake comes


@dataclass(frozen=True, slots=True)
class RoundForecast:
    """A forecast of one round, by draw.

    Parameters
    ----------
    guests : tuple of str
        Powers and, last, the government.
    offer : array of float, shape (draw, guest)
        Probability that the host would invite it, given the answer that the host expects.
    accept : array of float, shape (draw, guest)
        Probability that it comes if it and the others of the list are invited.
    comes : array of bool, shape (draw, guest)
        Does it come in the draw if it is invited?
    """

    guests: tuple[str, ...]
    offer: Floats
    accept: Floats
    comes: Bools


def forecast_round(inputs: Inputs, host: str, invited: list[str]) -> RoundForecast:
    """Forecast a round from what was known at the case's as-of date.

    Parameters
    ----------
    inputs : Inputs
        Inputs of the draws, for a case cut to the day before the round.
    host : str
        Id of the actor that invites.
    invited : list of str
        Ids of the invited guests.

    Returns
    -------
    RoundForecast
        Probabilities by draw and guest.
    """
    case = inputs.case
    guests = case.guests()
    alignment = alignment_of(inputs, guests)
    power = powers_of(inputs, guests, alignment, host)
    param = np.zeros((inputs.numbers.count, len(Param)))
    for parameter in SPEC.parameters[:3]:
        param[:, Param[parameter.name.upper()]] = inputs.parameter("attendance", parameter)
    param[:, Param.EQUILIBRIUM] = inputs.choice("equilibrium")
    param[:, Param.BRIDGED] = bridged(inputs, guests, host)
    policy = np.zeros(len(Policy))
    policy[Policy.HOST] = guests.index(host)
    holdout = case.settings.holdout
    policy[Policy.HOLDOUT] = guests.index(holdout) if holdout in guests else -1.0
    asked = np.array([0.0 if g in invited else -1.0 for g in guests])
    accept = np.empty((inputs.numbers.count, len(guests)))
    near = np.stack([np.zeros_like(alignment), normalised(alignment)], axis=1)
    _accept(power, near, param, policy, asked, empty_state(len(guests), 0, 0), accept)
    luck = np.stack([inputs.choice(f"round-{g}") for g in guests], axis=1)
    return RoundForecast(
        guests=tuple(guests),
        offer=_offers(power, accept),
        accept=accept,
        comes=luck < accept,
    )


def _offers(power: Floats, accept: Floats) -> Floats:
    """Return the probability of an invitation; a stake raises it, a likely refusal lowers it."""
    worth = _STAKE_WORTH * power[:, :, Power.THREAT]
    log_odds = np.log(accept) - np.log1p(-accept)
    return offer_accept_array(log_odds, worth, _REJECTED, _NOBODY_ASKED).offer


@njit
def _accept(
    power: Floats,
    tie: Floats,
    param: Floats,
    policy: Floats,
    asked: Floats,
    state: State,
    out: Floats,
) -> None:
    """Fill in the probabilities of accepting, draw by draw."""
    none = np.empty((0, 0))
    for n in range(power.shape[0]):
        world = World(
            power[n], state.band, tie[n], tie[n], param[n], policy, state.war, asked, none, none
        )
        state.guest[:, Guest.CONTACT] = power[n, :, Power.CONTACT]
        out[n] = acceptance(world, state, 0.0)
