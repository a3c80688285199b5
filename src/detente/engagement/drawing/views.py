"""Draw what heads and factions want, and what they think of each other."""

import numpy as np

from detente.case.course.factions import factions_of
from detente.case.course.heads import heads_of
from detente.engagement.course.input_rows import Pair, Stance
from detente.engagement.setup.inputs import Inputs
from detente.numerics.arrays import Floats

__all__ = ["pair_rows", "stance_rows"]

_SCALE = 100.0  # issues are elicited on 0 to 100, kernels work on 0 to 1


def stance_rows(inputs: Inputs) -> Floats:
    """Return positions and salience of heads, then factions, shape (draw, 2, party, issue).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    heads, wings = heads_of(inputs.case), factions_of(inputs.case)
    issues = inputs.case.settings.issues
    rows = np.zeros((inputs.numbers.count, 2, len(heads) + len(wings), len(issues)))
    for k, issue in enumerate(issues):
        for row, variable in ((Stance.IDEAL, "position"), (Stance.SALIENCE, "salience")):
            for h, head in enumerate(heads):
                rows[:, row, h, k] = inputs.number(head.actor.id, variable, issue.id)
            for f, wing in enumerate(wings):
                rows[:, row, len(heads) + f, k] = inputs.of_faction(
                    wing.actor.id, variable, item=issue.id
                )
    rows[:, Stance.IDEAL] /= _SCALE
    return rows


def pair_rows(inputs: Inputs) -> Floats:
    """Return will and trust on the first day, shape (draw, Pair, head, faction).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    heads, wings = heads_of(inputs.case), factions_of(inputs.case)
    rows = np.zeros((inputs.numbers.count, len(Pair), len(heads), len(wings)))
    for h, head in enumerate(heads):
        other = head.actor.id
        for f, wing in enumerate(wings):
            name = wing.actor.id
            own = inputs.of_faction(name, "willingness", towards=other)
            rows[:, Pair.WILL_FACTION, h, f] = own
            rows[:, Pair.TRUST_FACTION, h, f] = inputs.of_faction(name, "trust", towards=other)
            rows[:, Pair.WILL_HEAD, h, f] = _towards(inputs, other, name, "willingness")
            rows[:, Pair.TRUST_HEAD, h, f] = _towards(inputs, other, name, "trust")
    return rows


def _towards(inputs: Inputs, head: str, faction: str, variable: str) -> Floats:
    """Return what a head thinks of a faction; if it is not assessed, of the movement."""
    for actor in (faction, inputs.case.settings.movement):
        if inputs.is_assessed(f"{head}>{actor}", variable):
            return inputs.number(f"{head}>{actor}", variable)
    return inputs.number(f"{head}>{faction}", variable)
