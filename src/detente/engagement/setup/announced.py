"""Draw when announced rounds are held, and the chance that those who agreed to them come."""

import numpy as np
from scipy import special

from detente.case.announced import Ahead, announced_ahead, announced_before, months_to
from detente.engagement.layout import Announced
from detente.engagement.setup.inputs import Inputs
from detente.models.attendance.announced import HELD_LATER, came_law, delay, held_law
from detente.numerics.arrays import Floats

__all__ = ["announced_rounds"]


def announced_rounds(inputs: Inputs, guests: list[str]) -> Floats:
    """Return the announced rounds as the kernels read them.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    guests : list of str
        Powers and, last, the government.

    Returns
    -------
    array of float, shape (draw, round, 3 + 2 x (guest + faction + 1))
        Columns as in Announced.
    """
    case, count = inputs.case, inputs.numbers.count
    ahead = announced_ahead(case)
    who = [*guests, *(faction.id for faction in case.factions()), case.settings.movement]
    first = int(Announced.FLAGS)
    rows = np.zeros((count, len(ahead), first + 2 * len(who)))
    if not ahead:
        return rows
    kept = announced_before(case)
    chance = _beta(held_law(kept.held, kept.not_held), inputs.choice("announced-held"))
    comes = _beta(came_law(kept.came, kept.stayed_away), inputs.choice("announced-came"))
    for n, one in enumerate(ahead):
        rows[:, n, Announced.MONTH] = _month(inputs, one, chance)
        rows[:, n, Announced.HOST] = guests.index(one.host) if one.host in guests else -1
        rows[:, n, Announced.COMES] = comes
        rows[:, n, first : first + len(who)] = [float(name in one.asked) for name in who]
        rows[:, n, first + len(who) :] = [float(name in one.agreed) for name in who]
    return rows


def _month(inputs: Inputs, one: Ahead, chance: Floats) -> Floats:
    """Return the month in which a round is held, by draw; 0 = never."""
    on_time = inputs.choice(f"announced-{one.id}") < chance
    later = inputs.choice(f"announced-later-{one.id}") < HELD_LATER
    wait = delay(inputs.choice(f"announced-delay-{one.id}"))
    month = float(months_to(inputs.case.as_of, one.day))
    return np.where(on_time, month, np.where(later, month + wait, 0.0))


def _beta(law: Floats, luck: Floats) -> Floats:
    return np.asarray(special.betaincinv(law[0], law[1], luck))
