"""Run one random world and count what each option comes to."""

from dataclasses import replace
from typing import Any, Final

import numpy as np
from benchmarks.random_worlds.plans import CONTRASTS
from benchmarks.random_worlds.worlds import SETS, world

from detente.assess.worlds.record import FORMS, Known
from detente.case.case import Case
from detente.engagement.course.state_rows import War
from detente.engagement.task import EngagementTask
from detente.ensemble.claims import Evidence
from detente.numerics.arrays import Floats

__all__ = ["SEED", "counted"]

SEED: Final = 1
"""Seed of world 0; every world has its own, so that errors over worlds hold all luck."""

WORTH: Final = (0.0, 0.2, 0.35, 0.45, 0.6, 1.0, 0.4, -0.3)
"""Worth of the ends of a war, continues first: section 16 of the design."""

_STANDING, _SPILL, _MOST_SPILL = 0.15, 0.10, 5.0
_DIGITS: Final = 5


def counted(number: int, known: Known, draws: int) -> dict[str, Any]:
    """Return what a world comes to under each option.

    Parameters
    ----------
    number : int
        Number of the world.
    known : {"evidence", "nothing", "even"}
        What is known of signs; with `even` only the options that compete are run.
    draws : int
        Draws, >= 2.

    Returns
    -------
    dict
        `means` by option and `errors` by pair of options, each with a number for any deal, for the
        value, and for the value without standing; `posterior` by set and member.
    """
    case = world(number, known)
    if known == "even":
        kept = [s for s in case.settings.strategies if s.id in FORMS]
        case = replace(case, settings=case.settings.model_copy(update={"strategies": kept}))
    names = [s.id for s in case.settings.strategies]
    found = _measured(case, SEED + number, draws)
    means = {name: _rounded(found[:, n].mean(axis=0)) for n, name in enumerate(names)}
    pairs = [(one, other) for one in FORMS for other in ("none", "as-now") if one != other]
    pairs += [(one.pulled, one.left) for one in CONTRASTS if one.pulled in names]
    errors = {}
    for one, other in dict.fromkeys(p for p in pairs if p[1] in names):
        gain = found[:, names.index(one)] - found[:, names.index(other)]
        errors[f"{one} - {other}"] = _rounded(gain.std(axis=0) / np.sqrt(draws))
    return {"means": means, "errors": errors, "posterior": _posterior(case)}


def _measured(case: Case, seed: int, draws: int) -> Floats:
    """Return any deal, value, and value without standing, shape (draw, option, 3)."""
    task = EngagementTask(case, seed)
    war = task.simulate(task.prepare(0, draws).batch, 0).war
    deal = (war[:, :, War.ANY_DEAL] > 0.0).astype(float)
    worth = np.array(WORTH)[war[:, :, War.OUTCOME].astype(int)]
    spill = war[:, :, War.SPILL] / war[:, :, War.SPILL_MONTHS]
    plain = worth - _SPILL * np.minimum(spill, _MOST_SPILL)
    standing = war[:, :, War.STATUS_SUCCESS] + war[:, :, War.STATUS_ACCEPTANCE]
    found = np.stack([deal, plain + _STANDING * standing, plain], axis=2)
    assert np.isfinite(found).all(), case.settings.id
    return found


def _posterior(case: Case) -> dict[str, dict[str, float]]:
    evidence = Evidence(case)
    return {
        one.id: dict(
            zip([m.id for m in one.members], _rounded(evidence.posterior(one.id)), strict=True)
        )
        for one in case.settings.hypotheses
        if one.id in SETS
    }


def _rounded(values: Floats) -> list[float]:
    return [round(float(x), _DIGITS) for x in values]
