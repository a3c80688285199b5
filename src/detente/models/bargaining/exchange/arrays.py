"""Declare the arrays that the exchange model gives."""

from detente.models.spec import Array

__all__ = ["GIVES"]

GIVES = (
    Array(
        "position",
        ("...", "round_plus_1", "issue", "actor"),
        unit="scale",
        meaning="Start positions of each round, and positions after the last round.",
    ),
    Array(
        "voting",
        ("...", "round", "issue", "actor"),
        unit="scale",
        meaning="Voting positions at the end of each round.",
    ),
    Array(
        "outcome",
        ("...", "round_plus_1", "issue"),
        unit="scale",
        meaning="Expected outcomes, before any exchange and after each round; NaN without "
        "influence.",
    ),
    Array("deals.realised", ("...", "round"), low=0.0, meaning="Number of realised exchanges."),
    Array(
        "deals.actor",
        ("...", "round", "deal", "side"),
        low=-1.0,
        meaning="Indices of the two traders; -1 after the realised exchanges.",
    ),
    Array(
        "deals.supply",
        ("...", "round", "deal", "side"),
        low=-1.0,
        meaning="Index of the issue that each trader supplies; -1 past the realised exchanges.",
    ),
    Array(
        "deals.move",
        ("...", "round", "deal", "side"),
        unit="scale",
        meaning="Signed move on the issue supplied.",
    ),
    Array(
        "deals.voting",
        ("...", "round", "deal", "side"),
        unit="scale",
        meaning="Voting position after the move.",
    ),
    Array(
        "deals.gain",
        ("...", "round", "deal", "side"),
        unit="hundredths of the scale",
        low=0.0,
        meaning="Gain of each side, weighted by its salience.",
    ),
    Array(
        "deals.externality",
        ("...", "round", "deal", "actor"),
        unit="hundredths of the scale",
        meaning="Effect of the exchange on each actor, weighted by its salience; for a trader "
        "it is the gain.",
    ),
    Array(
        "deals.relation",
        ("...", "round", "deal", "actor"),
        low=-1.0,
        high=2.0,
        meaning="0 trader, 1 inner (in one of the two groups that trade), 2 outer.",
    ),
    Array(
        "deals.tied",
        ("...", "round"),
        low=0.0,
        meaning="How often several exchanges had the same gain, so that an order decided.",
    ),
)
