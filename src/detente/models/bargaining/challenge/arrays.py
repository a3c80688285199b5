"""Declare the arrays that the challenge model gives."""

from detente.models.spec import Array

__all__ = ["GIVES"]

GIVES = (
    Array(
        "position",
        ("...", "actor", "round"),
        unit="scale",
        meaning="Positions by round, starting with the input.",
    ),
    Array(
        "median",
        ("...", "round"),
        unit="scale",
        meaning="Winner of all pairwise votes, the lower of two; NaN if undefined.",
    ),
    Array(
        "mean", ("...", "round"), unit="scale", meaning="Influence-weighted mean; NaN if undefined."
    ),
    Array(
        "risk",
        ("...", "actor", "round_minus_1"),
        low=0.5,
        high=2.0,
        meaning="Risk exponents used in rounds 1, 2 and so on; NaN for an absent actor.",
    ),
    Array("ended", ("...",), low=0.0, meaning="Rounds played."),
    Array("ending", ("...",), low=0.0, meaning="Reason for the end, a value of `Ending`."),
    Array(
        "cycle_start",
        ("...",),
        low=-1.0,
        meaning="First round of the cycle; -1 if none was found.",
    ),
    Array(
        "cycle_length",
        ("...",),
        low=0.0,
        meaning="Rounds until positions return, at least 2; 0 if none was found.",
    ),
)
