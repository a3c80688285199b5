"""The arrays that the spatial model takes and gives."""

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
        meaning="Saliences; they sum to 1 at most for an actor.",
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
        meaning="How far an actor's ideal follows each position per turn; by default its own "
        "at once.",
    ),
)
GIVES = (
    Array(
        "position",
        ("...", "turn_plus_1", "actor", "dim"),
        unit="scale",
        meaning="Positions before the first turn and after each; NaN for an absent actor.",
    ),
    Array(
        "ideal",
        ("...", "turn_plus_1", "actor", "dim"),
        unit="scale",
        meaning="Ideals before the first turn and after each; NaN for an absent actor.",
    ),
    Array(
        "risk",
        ("...", "turn_plus_1", "actor"),
        low=-1.0,
        high=1.0,
        meaning="Attitude to risk, in the range of the rule; 0 where all positions are "
        "equally likely.",
    ),
    Array(
        "probability",
        ("...", "turn_plus_1", "actor"),
        low=0.0,
        high=1.0,
        meaning="Probability that an actor's position wins; those that share one have the same.",
    ),
    Array(
        "outcome",
        ("...", "turn_plus_1", "dim"),
        unit="scale",
        meaning="Mean of the distinct positions by their probabilities.",
    ),
    Array(
        "target",
        ("...", "turn", "actor"),
        low=-1.0,
        meaning="Whom each actor challenges, by place; -1 for nobody.",
    ),
    Array(
        "victory",
        ("...", "turn", "actor"),
        low=0.0,
        high=1.0,
        meaning="Its own estimate of winning; NaN without a target.",
    ),
    Array(
        "gain",
        ("...", "turn", "actor"),
        meaning="Utility it expects to gain; NaN without a target.",
    ),
    Array(
        "accepted",
        ("...", "turn", "actor"),
        low=-1.0,
        meaning="Initiator of the bargain each actor accepts, by place; -1 if it stays.",
    ),
    Array("turns", ("...",), low=0.0, meaning="Number of turns until rest, or as many as allowed."),
)
