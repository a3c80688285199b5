"""Parameters of offers, the value of war, and signature."""

from typing import Final

from detente.vocabulary.parameter import Parameter, normal, pert

__all__ = ["PARAMETERS"]

_MECHANISM: Final = "terms"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter(
        key="record_deal",
        symbol="π_T",
        mechanism=_MECHANISM,
        kind="record",
        meaning="Chance of a deal by the horizon in wars like this one.",
        source="record",
        why="posterior draw of the record's chance for this case's facts",
    ),
    Parameter(
        key="hurdle",
        symbol="α",
        mechanism=_MECHANISM,
        kind="derived",
        meaning="What makes agreement rare and nobody measures, in shares of the stake.",
        source="record",
        why="anchored to the record of any deal",
    ),
    Parameter(
        key="disc",
        symbol="r",
        mechanism=_MECHANISM,
        prior=pert(0.008, 0.02, 0.04),
        meaning="Rate of discount, a month.",
        why="the anchor removes its level",
    ),
    Parameter(
        key="loss",
        symbol="Λ",
        mechanism=_MECHANISM,
        prior=pert(0.1, 0.3, 0.7),
        meaning="Loss by defeat beyond the terms, as a share of the stake.",
        why="the anchor removes its level",
    ),
    Parameter(
        key="comply",
        symbol="comply",
        mechanism=_MECHANISM,
        prior=pert(0.05, 0.25, 0.7),
        meaning="Shift of the balance against a side that keeps a deal, in log-odds.",
        why="the anchor removes its level",
    ),
    Parameter(
        key="exploit",
        symbol="exploit",
        mechanism=_MECHANISM,
        prior=pert(0.02, 0.1, 0.25),
        meaning="Loss if the other side breaks a deal, as a share of the stake.",
        why="the anchor removes its level",
    ),
    Parameter(
        key="tau",
        symbol="τ",
        mechanism=_MECHANISM,
        prior=pert(0.03, 0.06, 0.12),
        meaning="Spread of the other side's gain from breaking a deal, in shares of the stake.",
        why="the anchor removes its level",
    ),
    Parameter(
        key="soft",
        symbol="σ_A",
        mechanism=_MECHANISM,
        prior=pert(0.08, 0.14, 0.25),
        meaning="Spread of the gain at which a side agrees, in shares of the stake.",
        why="the anchor removes its level",
    ),
    Parameter(
        key="luck",
        symbol="e",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.10),
        each="actor",
        meaning="Persistent readiness of an actor, in shares of the stake; factions share 75 % "
        "of its variance.",
        why="the anchor removes its level",
    ),
    Parameter(
        key="gua",
        symbol="gua",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.15),
        open=True,
        sets=("guarantee-effect",),
        meaning="Part of the fear of a broken deal that a full guarantee removes.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="pace",
        symbol="pace",
        mechanism=_MECHANISM,
        prior=pert(0.08, 0.2, 0.4),
        meaning="Monthly chance that a table signs if both agree.",
        why="the anchor removes its level",
    ),
    Parameter(
        key="commit",
        symbol="commit",
        mechanism=_MECHANISM,
        prior=pert(0.2, 0.6, 0.9),
        sets=("motive",),
        meaning="Strength of the convenor's commitment.",
        why="bound by the convenor's motive",
    ),
)
