"""Parameters of the rounds of talks, beside the attendance estimates."""

from typing import Final

from detente.vocabulary.parameter import Parameter, normal, positive_normal

__all__ = ["PARAMETERS"]

_MECHANISM: Final = "attendance"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter(
        key="bridge",
        symbol="b_br",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.4),
        open=True,
        meaning="Effect of a bridging tie on the hold-out's coming to a round, in log-odds.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="never_asked",
        symbol="never_asked",
        mechanism=_MECHANISM,
        prior=positive_normal(0.0, 1.0),
        meaning="Fall of the log-odds of a guest never asked in three or more rounds on record.",
        why="nobody has estimated it",
    ),
    Parameter(
        key="no_consent",
        symbol="no_consent",
        mechanism=_MECHANISM,
        prior=positive_normal(3.0, 1.0),
        meaning="Fall of the government's log-odds where it does not consent to the track.",
        why="nobody has estimated it",
    ),
    Parameter(
        key="attend_pull",
        symbol="J",
        mechanism=_MECHANISM,
        prior=positive_normal(1.57, 0.38),
        meaning="Pull of others' attendance and of causes common to a round.",
        source="brock2001",
        why="attendance estimates",
    ),
)
