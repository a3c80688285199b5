"""Parameters of the convenor's standing."""

from typing import Final

from detente.vocabulary.parameter import Parameter, normal, pert

__all__ = ["PARAMETERS"]

_MECHANISM: Final = "standing"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter(
        key="credit",
        symbol="credit",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.3),
        open=True,
        sets=("traction",),
        meaning="Standing by others' open contact.",
        why="bound by what made the table grow",
    ),
    Parameter(
        key="critic",
        symbol="κ_c",
        mechanism=_MECHANISM,
        prior=pert(0.02, 0.06, 0.15),
        meaning="Criticism of contact that others do not share.",
        why="nobody has estimated it",
    ),
    Parameter(
        key="cost",
        symbol="cost",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.4),
        open=True,
        sets=("traction",),
        meaning="Loss of standing by criticism.",
        why="bound by what made the table grow",
    ),
)
