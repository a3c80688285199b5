"""Estimate how often the number of camps is right, wrong or undecided at a case's size."""

import numpy as np

from detente.assess.engageable.camp_count import annealing, leaders_read
from detente.assess.engageable.record import Calibration, CalibrationRow
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.models.sorting.camps.calibration import calibrate
from detente.numerics.philox import named_generator

__all__ = ["calibration"]

_SEPARATION = np.array([0.4, 0.7])
_NOISE = np.array([0.05, 0.15, 0.29])  # the last equals drawing from the whole scale
_REPEATS = 20


def calibration(case: Case, seed: int = 1, repeats: int = _REPEATS) -> Calibration:
    """Simulate studies of the case's size with one, two and three true camps.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date; its leaders on record and its criteria set the size.
    seed : int
        Seed.
    repeats : int
        Simulated studies in each row.
    """
    leaders = max(3, len(leaders_read(EngagementTask(case, seed).inputs(0, 1))))
    criteria = max(1, len(case.settings.criteria))
    rng = named_generator(seed, "camp-calibration")
    runs, steps = annealing(leaders)
    rates = calibrate(
        leaders,
        criteria,
        rng,
        separation=_SEPARATION,
        noise=_NOISE,
        replicates=repeats,
        # Coarser than for one answer: rates over studies need less precision.
        annealing=(runs // 4, steps // 5),
    )
    rows = []
    for t, truth in enumerate(rates.truth):
        for g, gap in enumerate(rates.separation):
            if truth == 1 and g > 0:
                continue  # one camp has no distance
            for b, blur in enumerate(rates.noise):
                wrong, open_ = float(rates.wrong[t, g, b]), float(rates.undecided[t, g, b])
                rows.append(
                    CalibrationRow(
                        true=int(truth),
                        separation=float(gap) if truth > 1 else 0.0,
                        noise=float(blur),
                        right=round(max(0.0, 1 - wrong - open_), 4),
                        wrong=round(wrong, 4),
                        cannot_tell=round(open_, 4),
                        error=round(float(rates.error[t, g, b]), 4),
                    )
                )
    return Calibration(leaders=leaders, criteria=criteria, repeats=repeats, rows=rows)
