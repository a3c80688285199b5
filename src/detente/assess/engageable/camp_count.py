"""Is there more than one camp? The number of camps from leaders' criteria, prior beside it."""

from typing import Any

import numpy as np

from detente.case.schema.world import Actor
from detente.engagement.setup.inputs import Inputs
from detente.models.sorting.camps.camp_count import camp_count_array
from detente.numerics.arrays import Floats
from detente.numerics.philox import named_generator

__all__ = ["camp_count", "leaders_read"]

_MOST = 4
_BANK = 512  # draws of the leaders' criteria that stand for what is known of each


def leaders_read(inputs: Inputs) -> list[Actor]:
    """Return the leaders in office with at least one criterion on record, in file order."""
    criteria = inputs.case.settings.criteria
    return [
        leader
        for faction in inputs.case.factions()
        for leader in inputs.case.leaders(faction.id)
        if any(inputs.is_known(leader.id, "performance", c.id) for c in criteria)
    ]


def camp_count(inputs: Inputs) -> dict[str, Any]:
    """Return the probability of one to four camps, before and after the leaders' criteria.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs; a criterion that nobody assessed is drawn from the whole scale.

    Returns
    -------
    dict
        ``camp_count`` and ``camp_count_prior`` by number, ``camp_verdict`` (a number, or None for
        "cannot tell"), how many leaders were read and what share of their criteria is known.
    """
    leaders = leaders_read(inputs)
    criteria = inputs.case.settings.criteria
    names = [str(k) for k in range(1, _MOST + 1)]
    even = dict.fromkeys(names, 1 / _MOST)
    known = sum(inputs.is_known(a.id, "performance", c.id) for a in leaders for c in criteria)
    facts = {
        "camp_leaders": len(leaders),
        "camp_known": round(known / (len(leaders) * len(criteria)), 4) if leaders else 0.0,
    }
    if len(leaders) < 2:
        return {"camp_count": even, "camp_count_prior": even, "camp_verdict": None, **facts}
    rng = named_generator(inputs.numbers.seed, "camp-count")
    found = camp_count_array(_scaled(inputs, leaders), rng)
    return {
        "camp_count": {k: round(float(p), 6) for k, p in zip(names, found.posterior, strict=True)},
        "camp_count_prior": {
            k: round(float(p), 6) for k, p in zip(names, found.prior, strict=True)
        },
        "camp_verdict": found.verdict or None,
        "camp_error": round(float(found.error.max()), 4),
        **facts,
    }


def _scaled(inputs: Inputs, leaders: list[Actor]) -> Floats:
    """Return the leaders' criteria on [0, 1], shape (draw, leader, criterion)."""
    criteria = inputs.case.settings.criteria
    draws = min(inputs.numbers.count, _BANK)
    bank = np.empty((draws, len(leaders), len(criteria)))
    for n, leader in enumerate(leaders):
        for c, criterion in enumerate(criteria):
            values = inputs.number(leader.id, "performance", criterion.id)[:draws]
            bank[:, n, c] = (values - criterion.low) / (criterion.high - criterion.low)
    return np.clip(bank, 0.0, 1.0)
