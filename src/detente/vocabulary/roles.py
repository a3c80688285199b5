"""Roles at a round of talks, lowest first."""

from typing import Literal, get_args

__all__ = ["ROLES", "Role"]

Role = Literal["absent", "non-official", "observer", "participant", "host"]

ROLES: tuple[Role, ...] = get_args(Role)
"""Names in order; the index of a name is the number of its role."""
