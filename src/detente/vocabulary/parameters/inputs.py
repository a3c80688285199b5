"""Parameters of what is drawn for actors before the first month."""

from typing import Final

from detente.vocabulary.parameter import Parameter, normal, pert

__all__ = ["PARAMETERS"]

_MECHANISM: Final = "inputs"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter(
        key="strength",
        symbol="g",
        mechanism=_MECHANISM,
        kind="case",
        default=(40.0,),
        each="actor",
        meaning="Strength of a faction: Dirichlet, 40 times the stated shares.",
        source="case",
        why="first form of the model",
    ),
    Parameter(
        key="voice",
        symbol="b_u",
        mechanism=_MECHANISM,
        prior=pert(0.7, 1.0, 1.4),
        each="actor",
        meaning="Factor on the stated voice of a faction.",
        why="first form of the model",
    ),
    Parameter(
        key="perception",
        symbol="perception",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.1),
        each="actor",
        meaning="Error of the convenor's view of a trait.",
        why="first form of the model",
    ),
    Parameter(
        key="spill_scale",
        symbol="k_s",
        mechanism=_MECHANISM,
        prior=pert(0.002, 0.02, 0.08),
        meaning="Monthly chance of spillover over a border where the rival is everywhere.",
        why="first form of the model",
    ),
    Parameter(
        key="turnover_hazard",
        symbol="turnover_hazard",
        mechanism=_MECHANISM,
        prior=pert(0.003, 0.01, 0.03),
        each="actor",
        meaning="Hazard that a head changes, a month, where no election is known.",
        why="nobody has estimated it",
    ),
)
