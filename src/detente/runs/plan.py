"""Define how to run a case: draws, seed, workers, switches."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.engagement.registry import MECHANISMS
from detente.ensemble.executors import check_executor
from detente.errors import DomainError, UnknownNameError
from detente.vocabulary.limits import MOST_RUN_DRAWS, MOST_SEED

__all__ = ["Plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to run a case.

    Parameters
    ----------
    draws : int
        Number of draws, 1 to 10 million.
    seed : int
        Seed, >= 0.
    workers : int
        Chunks run at the same time, >= 1; does not affect any number.
    chunk : int
        Draws per chunk, >= 1; does not affect any number.
    executor : str
        ``threads``, ``processes``, or the address of a Dask scheduler, ``tcp://HOST:PORT``; does
        not affect any number.
    resume : bool
        Continue an interrupted run of the same case, seed and version.
    switched_off : frozenset of str
        Mechanisms held at their neutral value.
    assumed : mapping
        Claims whose reports are assumed informative in every draw (true) or in none (false).

    Raises
    ------
    DomainError
        If a number is out of range.
    UnknownNameError
        If a mechanism or the executor does not exist.
    """

    draws: int = 2048
    seed: int = 1
    workers: int = os.cpu_count() or 1
    chunk: int = 1024
    executor: str = "threads"
    resume: bool = False
    switched_off: frozenset[str] = frozenset()
    assumed: Mapping[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check every number and name."""
        if self.draws > MOST_RUN_DRAWS:
            message = (
                f"draws is {self.draws}; it must be at most {MOST_RUN_DRAWS:,}: more would "
                "change no share by more than 0.0002"
            )
            raise DomainError(message)
        limits = {"draws": 1, "seed": 0, "workers": 1, "chunk": 1}
        for name, least in limits.items():
            value = getattr(self, name)
            if not least <= value <= MOST_SEED:
                message = f"{name} is {value}; it must be >= {least} and < 2**62"
                raise DomainError(message)
        check_executor(self.executor)
        known = [m.key for m in MECHANISMS]
        for key in sorted(self.switched_off):
            if key not in known:
                message = f"there is no mechanism '{key}'; allowed: {', '.join(known)}"
                raise UnknownNameError(message)
