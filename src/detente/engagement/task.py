"""Simulate any range of draws; the task can be sent to a worker."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from detente.case.case import Case
from detente.engagement.anchoring.anchor import DRAWS, Anchored, anchor_case, set_levels
from detente.engagement.columns import input_columns, month_columns, output_columns
from detente.engagement.course.month import STEPS
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch, Outputs, empty_outputs, run_batch, state_for
from detente.engagement.drawing.batch import draw_batch
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.roles import ends_of
from detente.ensemble.chunks import Chunk, Columns
from detente.ensemble.claims import Evidence, draw_claims
from detente.ensemble.forced import Forced
from detente.ensemble.numbers import Numbers
from detente.numerics.arrays import Floats

__all__ = ["KEPT", "EngagementTask", "Prepared"]

KEPT: Final = 200  # draws whose monthly series are kept


@dataclass(frozen=True, slots=True)
class Prepared:
    """A range of draws, ready for the monthly loop.

    Parameters
    ----------
    first, count : int
        Number of the first draw; number of draws.
    batch : Batch
        Arrays for the kernels.
    inputs : columns
        Input columns, one row per draw.
    """

    first: int
    count: int
    batch: Batch
    inputs: Columns


@dataclass(frozen=True)
class EngagementTask:
    """The engagement model on a case.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    seed : int
        Seed of the run, >= 0.
    switched_off : frozenset of str
        Mechanisms held at their neutral value, in addition to those that the case switches off.
    forced : mapping
        Inputs by column name, with the values they take in every draw; the rest stays the same.
        An array contains one value for each draw that is prepared.
    settled_on : int
        Draws of the reference war on which levels are settled, >= 1.
    """

    case: Case
    seed: int
    switched_off: frozenset[str] = frozenset()
    forced: Forced = field(default_factory=dict)
    settled_on: int = DRAWS

    @cached_property
    def evidence(self) -> Evidence:
        """The claims, grouped for drawing."""
        return Evidence(self.case)

    @cached_property
    def anchored(self) -> Anchored | None:
        """What sets the levels of deals and of joining; None where nothing can be settled."""
        if not self.case.settings.issues or not self.case.factions():
            return None
        return anchor_case(self.case, self.seed, self.settled_on)

    def anchor(self) -> None:
        """Anchor the case now, so that workers that get a copy of the task need not."""
        _ = self.anchored

    @property
    def on(self) -> Floats:
        """1 if a step is switched on, in the order of the month."""
        return np.array([float(key not in self._off) for key in STEPS])

    @property
    def _off(self) -> frozenset[str]:
        """Mechanisms that are switched off, by the run or by the case."""
        return self.switched_off | frozenset(self.case.settings.model.off)

    def inputs(self, first: int, count: int) -> Inputs:
        """Return the inputs of a range of draws; only the claims are drawn so far."""
        claims = draw_claims(self.evidence, self.seed, first, count, self.forced)
        return Inputs(Numbers(self.case, claims, self.seed, first, count, forced=self.forced))

    def warm(self) -> None:
        """Compile the kernels, or load them from the cache, before workers start."""
        self(0, 2)

    def __call__(self, first: int, count: int) -> Chunk:
        """Return the chunk of draws ``first`` to ``first + count - 1``."""
        return self.run(self.prepare(first, count))

    def prepare(self, first: int, count: int) -> Prepared:
        """Return the kernels' arrays for a range of draws, and the inputs they come from."""
        inputs = self.inputs(first, count)
        drawn = draw_batch(inputs, ends_of(self.case))
        if self.anchored is not None:
            set_levels(self.anchored, drawn.batch, drawn.record)
        return Prepared(first, count, drawn.batch, input_columns(inputs, drawn.partners, first))

    def run(self, prepared: Prepared) -> Chunk:
        """Run the prepared draws and return their chunk."""
        out = self.simulate(prepared.batch, prepared.first)
        return Chunk(
            first=prepared.first,
            count=prepared.count,
            outputs=output_columns(self.case, prepared.batch, out, prepared.first),
            inputs=prepared.inputs,
            months=month_columns(self.case, out, prepared.first),
        )

    def simulate(self, batch: Batch, first: int) -> Outputs:
        """Run the months of a range of draws under every option of a batch.

        Parameters
        ----------
        batch : Batch
            Arrays for the kernels; its options need not be those of the case.
        first : int
            Number of the first draw.
        """
        if "interdependence" in self._off:
            param = batch.param.copy()
            param[:, Param.ATTEND_PULL] = 0.0
            batch = batch._replace(param=param)
        months = self.case.settings.horizon_months
        count = batch.head.shape[0]
        out = empty_outputs(batch, months, kept=max(0, min(count, KEPT - first)))
        run_batch(batch, months, self.on, first, self.seed, state_for(batch), out)
        return out
