"""Estimate the number of camps from the criteria of leaders, or of factions: prior and posterior.

Factions are counted if fewer than two leaders have a criterion on record.
"""

import numpy as np

from detente.assess.engageable.record import CampCount
from detente.case.schema.world import Actor
from detente.engagement.setup.inputs import Inputs
from detente.models.sorting.camps.camp_count import camp_count_array
from detente.numerics.arrays import Floats
from detente.numerics.philox import named_generator

__all__ = ["annealing", "camp_count", "entries_on_scale", "entries_read", "leaders_read"]

_MOST = 4  # largest number of camps
_FEWEST = 2  # fewest entries to be counted
_BANK = 512  # draws that represent the uncertainty of each leader's criteria
# Log weights spread more with each entry and less with each step. At 60 entries, 300 steps leave
# the log likelihood with an error of 1.
_STEPS = 300
_STEPS_PER_ENTRY = 25
_RUNS = 128
_FEWEST_RUNS = 32


def annealing(entries: int) -> tuple[int, int]:
    """Return the annealing runs and steps for a number of entries.

    Parameters
    ----------
    entries : int
        Leaders, or factions, >= 0.

    Notes
    -----
    Up to twelve entries there are 128 runs of 300 steps. Beyond that, steps grow in proportion to
    the entries, and runs fall with the root of that proportion, to 32 at least.
    """
    steps = max(_STEPS, _STEPS_PER_ENTRY * entries)
    return max(_FEWEST_RUNS, round(_RUNS * (_STEPS / steps) ** 0.5)), steps


def leaders_read(inputs: Inputs) -> list[Actor]:
    """Return the leaders in office with at least one criterion on record, in file order."""
    return [
        leader
        for faction in inputs.case.factions()
        for leader in inputs.case.leaders(faction.id)
        if _is_read(inputs, leader)
    ]


def entries_read(inputs: Inputs) -> list[Actor]:
    """Return what is counted into camps: leaders, or factions if fewer than two leaders were read.

    Leaders and factions are never mixed: a faction is no single voice among leaders.
    """
    leaders = leaders_read(inputs)
    factions = [f for f in inputs.case.factions() if _is_read(inputs, f)]
    return factions if len(leaders) < _FEWEST <= len(factions) else leaders


def _is_read(inputs: Inputs, actor: Actor) -> bool:
    criteria = inputs.case.settings.criteria
    return any(inputs.is_known(actor.id, "performance", c.id) for c in criteria)


def camp_count(inputs: Inputs) -> CampCount:
    """Return the probabilities of one to four camps, prior and given the leaders' criteria.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs; a criterion that is not assessed is drawn from the whole scale.
    """
    entries = entries_read(inputs)
    leaders = sum(entry.kind == "leader" for entry in entries)
    criteria = inputs.case.settings.criteria
    numbers = [str(n) for n in range(1, _MOST + 1)]
    known = sum(inputs.is_known(a.id, "performance", c.id) for a in entries for c in criteria)
    share_known = round(known / (len(entries) * len(criteria)), 4) if entries else 0.0
    if len(entries) < _FEWEST:
        even = dict.fromkeys(numbers, 1 / _MOST)
        return CampCount(
            camp_count=even,
            camp_count_prior=even,
            camp_verdict=None,
            camp_error=None,
            camp_leaders=leaders,
            camp_factions=len(entries) - leaders,
            camp_known=share_known,
        )
    rng = named_generator(inputs.numbers.seed, "camp-count")
    counted = camp_count_array(entries_on_scale(inputs), rng, annealing=annealing(len(entries)))
    return CampCount(
        camp_count=_named(numbers, counted.posterior),
        camp_count_prior=_named(numbers, counted.prior),
        camp_verdict=counted.verdict or None,
        camp_error=round(float(counted.error.max()), 4),
        camp_leaders=leaders,
        camp_factions=len(entries) - leaders,
        camp_known=share_known,
    )


def _named(numbers: list[str], shares: Floats) -> dict[str, float]:
    return {n: round(float(p), 6) for n, p in zip(numbers, shares, strict=True)}


def entries_on_scale(inputs: Inputs) -> Floats:
    """Return the entries' criteria scaled to [0, 1], shape (draw, entry, criterion)."""
    entries = entries_read(inputs)
    criteria = inputs.case.settings.criteria
    draws = min(inputs.numbers.count, _BANK)
    bank = np.empty((draws, len(entries), len(criteria)))
    for n, entry in enumerate(entries):
        for c, criterion in enumerate(criteria):
            values = inputs.number(entry.id, "performance", criterion.id)[:draws]
            bank[:, n, c] = (values - criterion.low) / (criterion.high - criterion.low)
    return np.clip(bank, 0.0, 1.0)
