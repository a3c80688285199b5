"""The columns of a run, by strategy."""

from dataclasses import dataclass

import numpy as np

from detente.ensemble.chunks import Columns
from detente.models.spec import Floats

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

    def has(self, column: str) -> bool:
        """Say whether the run wrote an output."""
        return column in self.outputs
