"""Parameters of the rounds of talks, beside the attendance estimates."""

from typing import Final

from detente.vocabulary.parameter import Parameter, normal

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
)
