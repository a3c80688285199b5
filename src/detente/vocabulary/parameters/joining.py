"""Parameters of joining a deal in force."""

from typing import Final

from detente.vocabulary.parameter import Parameter, pert

__all__ = ["PARAMETERS"]

_MECHANISM: Final = "joining"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter(
        key="join_rate",
        symbol="r_J",
        mechanism=_MECHANISM,
        prior=pert(0.003, 0.0071, 0.014),
        meaning="Hazard that a free faction joins a deal in force, a month.",
        source="record",
        why="7 of the 30 others signed within three years, in 82 dyad-years",
    ),
    Parameter(
        key="join",
        symbol="j",
        mechanism=_MECHANISM,
        kind="derived",
        meaning="Readiness to join: the recorded hazard over the mean chance of agreement, cut "
        "to [.02, 3].",
        source="record",
        why="anchored to the hazard of joining",
    ),
)
