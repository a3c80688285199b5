"""Declare the arrays that the spatial model takes and gives."""

from detente.models.spec import Array

__all__ = ["GIVES", "TAKES"]

TAKES = (
    Array(
        "position",
        ("...", "actor", "dim"),
        unit="scale",
        meaning="Positions, in the units of each dimension; an actor with NaN on any of them "
        "is absent.",
    ),
    Array(
        "capability",
        ("...", "actor"),
        low=0.0,
        meaning="Resources; only their ratios matter unless the rule `floor` says otherwise.",
    ),
    Array(
        "salience",
        ("...", "actor", "dim"),
        low=0.0,
        high=1.0,
        meaning="Saliences; for each actor they sum to at most 1.",
    ),
    Array(
        "scale",
        ("dim?", "end"),
        unit="scale",
        optional=True,
        meaning="Least and greatest position possible on each dimension; by default 0 and 100.",
    ),
    Array(
        "accommodation",
        ("...", "actor", "other_actor"),
        low=0.0,
        high=1.0,
        optional=True,
        meaning="How far an actor's ideal follows each position per turn; by default it follows "
        "the actor's own position at once.",
    ),
)
GIVES = (
    Array(
        "position",
        ("...", "turn_plus_1", "actor", "dim"),
        unit="scale",
        meaning="Positions before the first turn and after each turn; NaN for an absent actor.",
    ),
    Array(
        "ideal",
        ("...", "turn_plus_1", "actor", "dim"),
        unit="scale",
        meaning="Ideals before the first turn and after each turn; NaN for an absent actor.",
    ),
    Array(
        "risk",
        ("...", "turn_plus_1", "actor"),
        low=-1.0,
        high=1.0,
        meaning="Risk attitude, in the range of the rule; 0 if all positions are equally likely.",
    ),
    Array(
        "probability",
        ("...", "turn_plus_1", "actor"),
        low=0.0,
        high=1.0,
        meaning="Probability that an actor's position wins; equal for actors at the same position.",
    ),
    Array(
        "outcome",
        ("...", "turn_plus_1", "dim"),
        unit="scale",
        meaning="Mean of the distinct positions, weighted by their probabilities.",
    ),
    Array(
        "target",
        ("...", "turn", "actor"),
        low=-1.0,
        meaning="Index of the actor that each actor challenges; -1 if none.",
    ),
    Array(
        "victory",
        ("...", "turn", "actor"),
        low=0.0,
        high=1.0,
        meaning="Estimated probability that its challenge succeeds; NaN without a target.",
    ),
    Array(
        "gain",
        ("...", "turn", "actor"),
        meaning="Expected gain in utility; NaN without a target.",
    ),
    Array(
        "accepted",
        ("...", "turn", "actor"),
        low=-1.0,
        meaning="Index of the initiator of the bargain that each actor accepts; -1 if it stays.",
    ),
    Array(
        "turns",
        ("...",),
        low=0.0,
        meaning="Number of turns until movement stops, or `turns`.",
    ),
)
