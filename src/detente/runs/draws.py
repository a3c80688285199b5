"""Give access to the columns of a run by strategy."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.engagement.columns import UNDEFINED
from detente.ensemble.chunks import Columns
from detente.errors import RunFolderError
from detente.numerics.arrays import Bools, Floats

__all__ = ["Rows"]


class _Named(dict[str, NDArray[Any]]):  # columns differ in type
    """Columns of a run; a missing one means that the folder is not that of this case."""

    def __missing__(self, name: str) -> NDArray[Any]:
        message = (
            f"the run has no column '{name}', so its columns do not match its case; run the case "
            "again"
        )
        raise RunFolderError(message)


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

    def __post_init__(self) -> None:
        """Let a column that is missing be refused in words."""
        for name in ("outputs", "inputs"):
            columns = getattr(self, name)
            if not isinstance(columns, _Named):
                object.__setattr__(self, name, _Named(columns))

    def output(self, strategy: str, column: str) -> Floats:
        """Return an output of one strategy, shape (draw,)."""
        index = self.strategies.index(strategy)
        return np.asarray(self.outputs[column][index :: len(self.strategies)], dtype=np.float64)

    @property
    def defined(self) -> Bools:
        """Where a draw is defined under every strategy, shape (draw,)."""
        undefined = np.zeros(len(self.outputs["draw"]), dtype=np.bool_)
        if UNDEFINED in self.outputs:
            undefined = np.asarray(self.outputs[UNDEFINED]) > 0.0
        return np.asarray(~undefined.reshape(-1, len(self.strategies)).any(axis=1))

    def kept(self, keep: Bools) -> "Rows":
        """Return the draws where ``keep``, shape (draw,), is true, under every strategy."""
        if keep.all():
            return self
        repeated = np.repeat(keep, len(self.strategies))
        return Rows(
            self.strategies,
            {name: column[repeated] for name, column in self.outputs.items()},
            {name: column[keep] for name, column in self.inputs.items()},
        )

    def first(self, count: int) -> "Rows":
        """Return the first draws, under every strategy."""
        keep = np.zeros(len(self.outputs["draw"]) // len(self.strategies), dtype=np.bool_)
        keep[:count] = True
        return self.kept(keep)

    def only_defined(self) -> "Rows":
        """Return the draws that are defined under every strategy; strategies stay paired."""
        return self.kept(self.defined)

    def has(self, column: str) -> bool:
        """Return whether the run wrote an output column."""
        return column in self.outputs
