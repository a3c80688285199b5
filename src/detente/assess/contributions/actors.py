"""Rerun the draws with each actor left out; the rest stays the same.

A power that is left out has no contact, is never asked, urges nobody, backs nobody and controls
nothing that others could settle with it; its borders stay. A faction that is left out has no
strength and no voice, and comes to no round; the others get its strength in proportion to their
own. The government and every convenor of an option cannot be left out, because the question depends
on them.
"""

import numpy as np

from detente.assess.contributions.again import changed
from detente.assess.contributions.record import Changed
from detente.assess.paired import Done, PairedRerun, each
from detente.case.course.factions import factions_of
from detente.case.course.heads import heads_of
from detente.engagement.course.input_rows import Faction, Head, Place, Policy
from detente.engagement.course.run import Batch
from detente.engagement.setup.inputs import Inputs

__all__ = ["actors", "without_faction", "without_power", "without_word"]

_NEVER = -100.0  # log-odds so low that the faction never comes
_SILENT = (
    Head.POWER,
    Head.MOVES,
    Head.CONTACT,
    Head.ADMITTED,
    Head.URGED,
    Head.BRIDGES,
    Head.BACKS_GOVERNMENT,
    Head.BACKS_MOVEMENT,
    Head.LABEL,
)


def actors(rerun: PairedRerun, workers: int, done: Done) -> dict[str, Changed]:
    """Return the changes if an actor is left out, by actor."""
    case = rerun.task.case
    heads = [head.actor.id for head in heads_of(case)]
    factions = [wing.actor.id for wing in factions_of(case)]
    convenors = {s.convenor for s in case.settings.strategies if s.convenor}
    held_back = {case.settings.convenor, case.settings.government, *convenors}
    powers = [name for name in heads if name not in held_back]
    left = [*powers, *(factions if len(factions) > 1 else [])]

    def without(actor: str) -> Changed:
        drawn = rerun.base
        if actor in powers:
            inputs = rerun.task.inputs(drawn.first, drawn.count)
            silent = without_word(drawn.batch, inputs, actor)
            batch = without_power(silent, heads.index(actor))
        else:
            batch = without_faction(drawn.batch, factions.index(actor))
        return changed(rerun, rerun.changed(batch))

    return dict(zip(left, each(without, left, workers, done), strict=True))


def without_power(batch: Batch, h: int) -> Batch:
    """Return a batch in which head ``h`` takes no part."""
    head, invited = batch.head.copy(), batch.invited.copy()
    head[:, h, list(_SILENT)] = 0.0
    invited[:, h] = -1.0
    reference = batch.reference.copy()
    reference[:, h] = 0.0
    policy = batch.policy.copy()
    policy[policy[:, Policy.HOLDOUT] == h, Policy.HOLDOUT] = -1.0
    return batch._replace(head=head, invited=invited, policy=policy, reference=reference)


def without_word(batch: Batch, inputs: Inputs, actor: str) -> Batch:
    """Return a batch in which a power urges nobody."""
    head = batch.head.copy()
    urging = [t for t in inputs.ties("urging") if t.from_ != actor]
    for h, one in enumerate(heads_of(inputs.case)):
        head[:, h, Head.URGED] = inputs.any_tie([t for t in urging if t.to == one.actor.id])
    return batch._replace(head=head)


def without_faction(batch: Batch, f: int) -> Batch:
    """Return a batch in which faction ``f`` has no strength and no voice."""
    faction, target, place = batch.faction.copy(), batch.target.copy(), batch.place.copy()
    faction[:, f, [Faction.STRENGTH, Faction.CONTACT, Faction.VOICE]] = 0.0
    total = faction[:, :, Faction.STRENGTH].sum(axis=1, keepdims=True)
    faction[:, :, Faction.STRENGTH] /= np.where(total > 0.0, total, 1.0)
    faction[:, f, Faction.COMES] = _NEVER
    faction[:, f, Faction.EXCLUDED] = 1.0
    target[:, :, f] = 0.0
    place[:, :, Place.INFLUENCE + f] = 0.0
    return batch._replace(faction=faction, target=target, place=place)
