"""Simulate any range of draws; the task can be sent to a worker."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from detente.case.case import Case
from detente.engagement.columns import input_columns, month_columns, output_columns
from detente.engagement.loop import Batch, Outputs, empty_outputs, run_batch
from detente.engagement.mechanisms import interdependence
from detente.engagement.registry import STEPS
from detente.engagement.setup.batch import build_batch
from detente.engagement.setup.inputs import Inputs
from detente.engagement.world import empty_state
from detente.ensemble.chunks import Chunk, Columns
from detente.ensemble.claims import Evidence, draw_claims
from detente.ensemble.forced import Forced
from detente.ensemble.numbers import Numbers
from detente.numerics.arrays import Floats

__all__ = ["KEPT", "EngagementTask", "Prepared"]

KEPT = 200  # draws whose monthly series are kept


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
    """

    case: Case
    seed: int
    switched_off: frozenset[str] = frozenset()
    forced: Forced = field(default_factory=dict)

    @cached_property
    def evidence(self) -> Evidence:
        """The claims, grouped for drawing."""
        return Evidence(self.case)

    @property
    def on(self) -> Floats:
        """1 if a step is switched on, in the order of the registry."""
        return np.array([float(m.key not in self._off) for m in STEPS])

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
        self(0, 2)  # with one draw, Numba would compile for contiguous arrays

    def __call__(self, first: int, count: int) -> Chunk:
        """Return the chunk of draws ``first`` to ``first + count - 1``."""
        return self.run(self.prepare(first, count))

    def prepare(self, first: int, count: int) -> Prepared:
        """Return the kernels' arrays for a range of draws, and the inputs they come from."""
        inputs = self.inputs(first, count)
        batch, partners = build_batch(inputs)
        return Prepared(first, count, batch, input_columns(inputs, partners, first))

    def run(self, prepared: Prepared) -> Chunk:
        """Run the prepared draws and return their chunk."""
        out = self.simulate(prepared.batch, prepared.first)
        return Chunk(
            first=prepared.first,
            count=prepared.count,
            outputs=output_columns(self.case, prepared.batch, out, prepared.first),
            inputs=prepared.inputs,
            months=month_columns(out, prepared.first),
        )

    def simulate(self, batch: Batch, first: int) -> Outputs:
        """Run the months of a range of draws under every strategy of a batch.

        Parameters
        ----------
        batch : Batch
            Arrays for the kernels; its strategies need not be those of the case.
        first : int
            Number of the first draw.
        """
        if "interdependence" in self._off:
            batch = batch._replace(param=interdependence.without_pull(batch.param))
        months = self.case.settings.horizon_months
        count = batch.power.shape[0]
        out = empty_outputs(batch, months, kept=max(0, min(count, KEPT - first)))
        guests, factions = len(self.case.guests()), batch.faction.shape[1]
        issues = batch.stance.shape[3]
        regions = batch.place.shape[1]
        state, was = (empty_state(guests, factions, issues, regions) for _ in range(2))
        run_batch(batch, months, self.on, first, self.seed, state, was, out)
        return out
