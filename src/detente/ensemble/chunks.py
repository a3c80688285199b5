"""Types for workers: the task that they run and the chunk that they return."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from numpy.typing import NDArray

__all__ = ["Chunk", "ChunkTask", "Columns", "ranges"]

Columns = dict[str, NDArray[Any]]  # columns differ in type


@dataclass(frozen=True, slots=True)
class Chunk:
    """The results of a range of draws.

    Parameters
    ----------
    first, count : int
        Draws ``first`` to ``first + count - 1``.
    outputs : columns
        One row per draw × strategy, draws in order.
    inputs : columns
        One row per draw.
    months : columns
        One row per draw × strategy × month, of the first draws of a run only; may be empty.
    """

    first: int
    count: int
    outputs: Columns
    inputs: Columns
    months: Columns = field(default_factory=dict)


class ChunkTask(Protocol):
    """A picklable simulation of any range of draws."""

    def __call__(self, first: int, count: int) -> Chunk:
        """Return the chunk of draws ``first`` to ``first + count - 1``."""
        ...

    def warm(self) -> None:
        """Compile the code that a worker needs."""
        ...


def ranges(draws: int, chunk: int) -> list[tuple[int, int]]:
    """Return (first, count) of each chunk.

    Examples
    --------
    >>> ranges(5, 2)
    [(0, 2), (2, 2), (4, 1)]
    """
    return [(first, min(chunk, draws - first)) for first in range(0, draws, chunk)]
