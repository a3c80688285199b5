"""Show what leaders of a tier want, and which policies they prefer, as two blocks of criteria."""

from typing import get_args

import numpy as np

from detente.assess.engageable.record import Block, BlockStanding
from detente.case.schema.world import Actor
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.sorting import Borders, traits
from detente.runs.statistics import rounded

__all__ = ["BLOCKS", "blocks_of"]

BLOCKS: tuple[Block, ...] = get_args(Block)


def blocks_of(inputs: Inputs, borders: Borders, leaders: list[Actor]) -> dict[Block, BlockStanding]:
    """Return where leaders stand on the criteria of each block that the case marks.

    Parameters
    ----------
    inputs : Inputs
        Inputs of the draws.
    borders : Borders
        Borders between classes in the same draws.
    leaders : list of Actor
        Leaders of one tier; at least three, so that the mean is no verdict on a person.
    """
    criteria = inputs.case.settings.criteria
    sign = np.array([-1.0 if one.direction == "descending" else 1.0 for one in criteria])
    values = sign * traits(inputs, leaders)  # (draw, leader, criterion)
    lower, upper = (sign * borders.profile[:, h] for h in (0, 1))
    below, above = values < lower[:, None], values >= upper[:, None]
    found: dict[Block, BlockStanding] = {}
    for block in BLOCKS:
        places = [c for c, one in enumerate(criteria) if one.about == block]
        if not places:
            continue
        known = [
            inputs.is_known(leader.id, "performance", criteria[c].id)
            for leader in leaders
            for c in places
        ]
        found[block] = BlockStanding(
            criteria=[criteria[c].id for c in places],
            known=rounded(float(np.mean(known))),
            below=rounded(float(below[:, :, places].mean())),
            above=rounded(float(above[:, :, places].mean())),
        )
    return found
