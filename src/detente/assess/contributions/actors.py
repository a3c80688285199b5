"""Rerun the draws with each actor left out; the rest stays the same.

A power that is left out has no contact, is never invited, urges nobody, and
transmits neither exposure nor pull; its borders stay. A faction that is left out has no strength
and comes to no round; the others get its strength in proportion to their own. The government and
every convenor of a strategy cannot be left out, because the question depends on them.
"""

import numpy as np

from detente.assess.contributions.again import changed
from detente.assess.contributions.record import Changed
from detente.assess.paired import Done, PairedRerun, each
from detente.engagement.layout import Faction, Param, Place, Policy, Power, Tie
from detente.engagement.loop import Batch
from detente.engagement.setup.batch import normalised
from detente.engagement.setup.inputs import Inputs
from detente.numerics.arrays import Floats
from detente.vocabulary.classes import ENGAGEABLE
from detente.vocabulary.input_key import InputKey

__all__ = ["actors", "without_faction", "without_power", "without_word"]

_NEVER = -100.0  # willingness so low that the faction never comes


def actors(rerun: PairedRerun, workers: int, done: Done) -> dict[str, Changed]:
    """Return the changes if an actor is left out, by actor."""
    case = rerun.task.case
    guests = case.guests()
    factions = [f.id for f in case.factions()]
    convenors = {s.convenor for s in case.settings.strategies if s.convenor}
    held_back = {case.settings.convenor, case.settings.government, *convenors}
    powers = [g for g in guests if g not in held_back]
    left = [*powers, *(factions if len(factions) > 1 else [])]

    def without(actor: str) -> Changed:
        drawn = rerun.base
        if actor in powers:
            inputs = rerun.task.inputs(drawn.first, drawn.count)
            silent = without_word(drawn.batch, inputs, actor)
            batch = without_power(silent, guests.index(actor))
        else:
            columns = [drawn.inputs[str(InputKey("true_class", f))] for f in factions]
            moderate = np.stack(columns, axis=1) == ENGAGEABLE
            batch = without_faction(drawn.batch, factions.index(actor), moderate)
        return changed(rerun, rerun.changed(batch))

    return dict(zip(left, each(without, left, workers, done), strict=True))


def without_power(batch: Batch, j: int) -> Batch:
    """Return a batch in which guest ``j`` takes no part."""
    power, tie, invited = batch.power.copy(), batch.tie.copy(), batch.invited.copy()
    power[:, j, [Power.OMEGA, Power.MOVES, Power.CONTACT, Power.ADMITTED, Power.URGE]] = 0.0
    tie[:, :, j, :] = tie[:, :, :, j] = 0.0
    tie = np.stack([normalised(np.ascontiguousarray(tie[:, layer])) for layer in Tie], axis=1)
    invited[:, j] = -1.0
    reference = batch.reference.copy()
    reference[:, j : j + 1] = 0.0
    policy = batch.policy.copy()
    for row in (Policy.PRESSED, Policy.HOLDOUT):
        policy[policy[:, row] == j, row] = -1.0
    return batch._replace(power=power, tie=tie, invited=invited, policy=policy, reference=reference)


def without_word(batch: Batch, inputs: Inputs, actor: str) -> Batch:
    """Return a batch in which a power urges nobody."""
    case = inputs.case
    guests = case.guests()
    power = batch.power.copy()
    urging = [t for t in inputs.ties("urging") if t.from_ != actor]
    for j, guest in enumerate(guests):
        power[:, j, Power.URGE] = inputs.any_tie([t for t in urging if t.to == guest])
    return batch._replace(power=power)


def without_faction(batch: Batch, f: int, moderate: Floats) -> Batch:
    """Return a batch in which faction ``f`` has no strength; ``moderate`` is (draw, faction)."""
    faction, target, place = batch.faction.copy(), batch.target.copy(), batch.place.copy()
    faction[:, f, [Faction.SHARE, Faction.CONTACT]] = 0.0
    total = faction[:, :, Faction.SHARE].sum(axis=1, keepdims=True)
    faction[:, :, Faction.SHARE] /= np.where(total > 0.0, total, 1.0)
    faction[:, f, Faction.WILLING_HOST] = _NEVER
    target[:, :, f] = 0.0
    place[:, :, Place.INFLUENCE + f] = 0.0
    param = batch.param.copy()
    param[:, Param.MODERATES] = np.where(moderate, faction[:, :, Faction.SHARE], 0.0).sum(axis=1)
    return batch._replace(faction=faction, target=target, place=place, param=param)
