"""Declare the arrays of one issue that models of votes and challenges take."""

from detente.models.spec import Array

__all__ = ["TABLE"]

TABLE = (
    Array(
        "position",
        ("...", "actor"),
        unit="scale",
        meaning="Positions on one issue scale; NaN for an actor without one.",
    ),
    Array(
        "capability",
        ("...", "actor"),
        low=0.0,
        meaning="Resources an actor can bring to bear.",
    ),
    Array(
        "salience",
        ("...", "actor"),
        low=0.0,
        high=1.0,
        meaning="Share of those resources that the actor would spend on this issue.",
    ),
)
"""Positions, capabilities and saliences of actors."""
