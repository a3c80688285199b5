"""The arrays that the models of attacks on talks share."""

from detente.models.spec import Array

__all__ = ["THROUGH"]

THROUGH = (
    Array(
        "through_effort",
        ("...",),
        low=0.0,
        high=1.0,
        meaning="Chance that an attack gets through if moderates work against it; not above "
        "through_idle.",
    ),
    Array(
        "through_idle",
        ("...",),
        low=0.0,
        high=1.0,
        meaning="Chance that an attack gets through if moderates do not work against it.",
    ),
)
"""How likely attacks succeed, with the moderates' effort and without."""
