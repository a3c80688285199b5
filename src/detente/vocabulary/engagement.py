"""Every parameter of the engagement model, by key, in the order of its mechanisms."""

from typing import Final

from detente.vocabulary.parameter import Parameter
from detente.vocabulary.parameters import (
    attendance,
    balance,
    contact,
    cooperation,
    deal_life,
    exclusion,
    inputs,
    joining,
    response,
    standing,
    talks,
    terms,
)

__all__ = ["MECHANISMS", "PARAMETERS"]

_ROOMS: Final = (
    balance,
    contact,
    cooperation,
    response,
    attendance,
    talks,
    joining,
    terms,
    deal_life,
    exclusion,
    standing,
)

PARAMETERS: Final[dict[str, Parameter]] = {
    one.key: one for room in (*_ROOMS, inputs) for one in room.PARAMETERS
}
"""By key."""

MECHANISMS: Final[tuple[str, ...]] = tuple(room.__name__.rpartition(".")[2] for room in _ROOMS)
"""Mechanisms, in the order of the steps of a month."""
