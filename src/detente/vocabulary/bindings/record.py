"""What a member of a set of hypotheses binds in the draws in which it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from detente.vocabulary.parameter import Prior

__all__ = ["READINGS", "Binding", "Reading", "War"]

Reading = Literal["one", "two", "many"]
War = Literal["all", "long", "intense"]

READINGS: tuple[Reading, ...] = get_args(Reading)
"""Readings of the movement: who votes with whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What one member binds.

    Parameters
    ----------
    priors : mapping of str to Prior
        Prior of each parameter that replaces its own, by key.
    rows : mapping of str to Prior
        Prior of rows of a case that replaces their own, by id.
    reading : {"one", "two", "many"}, optional
        Who in the movement votes with whom: each coalition, each coalition and camp, or each
        faction alone.
    war : {"all", "long", "intense"}, optional
        Class of wars that gives the hazards.
    presence : bool
        Whether rows of the case's table of presence name it as their reading.
    """

    priors: Mapping[str, Prior] = field(default_factory=dict)
    rows: Mapping[str, Prior] = field(default_factory=dict)
    reading: Reading | None = None
    war: War | None = None
    presence: bool = False

    @property
    def empty(self) -> bool:
        """Whether it binds nothing."""
        return self == Binding()
