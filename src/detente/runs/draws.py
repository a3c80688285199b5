"""The columns of a run, by strategy."""

from dataclasses import dataclass

import numpy as np

from detente.engagement.columns import UNDEFINED
from detente.ensemble.chunks import Columns
from detente.numerics.arrays import Bools, Floats

__all__ = ["Rows"]


@dataclass(frozen=True, slots=True)
class Rows:
    """Outputs and inputs of a run, draws in order.

    Parameters
    ----------
    strategies : tuple of str
        Ids in the order of the run.
    outputs : columns
        Rows draw × strategy.
    inputs : columns
        Rows draw.
    """

    strategies: tuple[str, ...]
    outputs: Columns
    inputs: Columns

    def output(self, strategy: str, column: str) -> Floats:
        """Return an output of one strategy, shape (draw,)."""
        place = self.strategies.index(strategy)
        return np.asarray(self.outputs[column][place :: len(self.strategies)], dtype=np.float64)

    @property
    def defined(self) -> Bools:
        """Where a draw is defined under every strategy, shape (draw,)."""
        bad = np.zeros(len(self.outputs["draw"]), dtype=np.bool_)
        if UNDEFINED in self.outputs:
            bad = np.asarray(self.outputs[UNDEFINED]) > 0.0
        return np.asarray(~bad.reshape(-1, len(self.strategies)).any(axis=1))

    def kept(self, keep: Bools) -> "Rows":
        """Return the draws where ``keep``, shape (draw,), holds, under every strategy."""
        if keep.all():
            return self
        each = np.repeat(keep, len(self.strategies))
        return Rows(
            self.strategies,
            {name: column[each] for name, column in self.outputs.items()},
            {name: column[keep] for name, column in self.inputs.items()},
        )

    def only_defined(self) -> "Rows":
        """Return the draws that are defined under every strategy, so that pairs stay pairs."""
        return self.kept(self.defined)

    def has(self, column: str) -> bool:
        """Say whether the run wrote an output."""
        return column in self.outputs
