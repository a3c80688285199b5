"""Settle the level of deals again: the reference war has as many deals as before a change.

The reference war is drawn once. After a change the level of the anchor is shifted so that this war
has as many deals as it had without the change, in the same draws, so that the noise of few draws
cancels. How far deals follow the level is measured once. A change of its deals within two standard
errors shifts nothing.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from detente.case.case import Case
from detente.engagement.anchoring.anchor import Anchored, set_levels
from detente.engagement.anchoring.fit import log_odds
from detente.engagement.anchoring.reference_war import reference_war
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch
from detente.engagement.course.state_rows import War
from detente.engagement.drawing.batch import draw_batch
from detente.engagement.drawing.options import options_of
from detente.engagement.setup.roles import ends_of
from detente.engagement.task import EngagementTask
from detente.numerics.arrays import Bools

__all__ = ["Settling", "only"]

_ERRORS: Final = 2.0
_TRIED: Final = 0.2  # shift of the level by which its effect on deals is measured
_LEAST, _MOST = 0.5, 4.0  # log-odds of deals for one unit of the level
_LONGEST: Final = 60  # months by which a deal counts, as in the anchor
_HALF: Final = 0.5


def only(batch: Batch, *options: int) -> Batch:
    """Return a batch with some of its options.

    Parameters
    ----------
    batch : Batch
        Arrays for the kernels.
    *options : int
        Rows of the options, in the order wanted.
    """
    kept = list(options)
    return batch._replace(
        policy=batch.policy[kept],
        target=batch.target[:, kept],
        invited=batch.invited[kept],
        reference=batch.reference[kept],
    )


class Settling:
    """The reference war of a case, drawn once.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    base : Batch
        Its first draws; the reference war has as many, and as much pain.
    """

    def __init__(self, task: EngagementTask, base: Batch) -> None:
        case = task.case
        self._anchored = task.anchored
        self._war = EngagementTask(_all_on(case), task.seed)
        self._months = min(case.settings.horizon_months, _LONGEST)
        drawn = draw_batch(self._war.inputs(0, len(base.param)), ends_of(case))
        drawn.batch.param[:, Param.PAIN] = base.param[:, Param.PAIN]
        options, reference = options_of(self._war.case)
        self._reference = [one.id for one in options].index(reference.option.id)
        self._batch, self._record = drawn.batch, drawn.record
        self._deals, self._follows = np.zeros(0, dtype=np.bool_), _LEAST
        if self._anchored is not None:
            self._deals = self._reached(self._anchored, self._batch)
            self._follows = self._measured(self._anchored)

    @property
    def war(self) -> Case:
        """The reference war, with the reference option alone."""
        return self._war.case

    def again(self, change: Callable[[Batch], Batch]) -> Anchored | None:
        """Return the anchor after a change of the reference war; None where nothing is settled.

        Parameters
        ----------
        change : callable
            Changes the arrays for the kernels, those of every option.
        """
        anchored = self._anchored
        if anchored is None:
            return None
        batch = change(_copied(self._batch))
        if _same(batch, self._batch):
            return anchored
        deals = self._reached(anchored, batch)
        gap = deals.astype(np.float64) - self._deals
        if abs(float(gap.sum())) <= _ERRORS * float(np.sqrt(np.abs(gap).sum())):
            return anchored
        return _shifted(anchored, (_odds(deals) - _odds(self._deals)) / self._follows)

    def _measured(self, anchored: Anchored) -> float:
        """Return by how much the log-odds of deals fall for one unit of the level."""
        above, below = (
            _odds(self._reached(_shifted(anchored, way * _TRIED), self._batch))
            for way in (1.0, -1.0)
        )
        return float(np.clip((below - above) / (2.0 * _TRIED), _LEAST, _MOST))

    def _reached(self, anchored: Anchored, batch: Batch) -> Bools:
        """Return the draws of the reference war with any deal, shape (draw,)."""
        own = only(_copied(batch), self._reference)
        set_levels(anchored, own, self._record)
        month = self._war.simulate(own, 0).war[:, 0, War.ANY_DEAL]
        return np.asarray((month > 0.0) & (month <= self._months))


def _shifted(anchored: Anchored, by: float) -> Anchored:
    return anchored._replace(fit=anchored.fit._replace(level=anchored.fit.level + by))


def _odds(deals: Bools) -> float:
    """Return the log-odds of a deal, half a draw added to both sides."""
    chance = (float(deals.sum()) + _HALF) / (len(deals) + 2.0 * _HALF)
    return float(log_odds(np.array([chance]))[0])


def _all_on(case: Case) -> Case:
    """Return the reference war with every mechanism on, as in the anchor."""
    model = case.settings.model.model_copy(update={"off": []})
    war = reference_war(case)
    return replace(war, settings=war.settings.model_copy(update={"model": model}))


def _copied(batch: Batch) -> Batch:
    return batch._replace(param=batch.param.copy())


def _same(one: Batch, other: Batch) -> bool:
    pairs = zip(one, other, strict=True)
    return all(np.array_equal(a, b, equal_nan=True) for a, b in pairs)
