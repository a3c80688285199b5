"""Parameters of cooperation on shared issues."""

from typing import Final

from detente.vocabulary.parameter import Parameter, normal, pert

__all__ = ["PARAMETERS"]

_MECHANISM: Final = "cooperation"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter(
        key="coop_trust",
        symbol="κ_t",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.03),
        open=True,
        sets=("issue-linkage",),
        meaning="Rise of trust with the government by a month of full cooperation, in log-odds.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="q_coop",
        symbol="r_Q",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.01),
        open=True,
        meaning="Fall of the flow of drugs by a month of full cooperation of all, in logs.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="q_sd",
        symbol="r_q",
        mechanism=_MECHANISM,
        prior=pert(0.01, 0.03, 0.08),
        meaning="Standard deviation of the monthly shock to the log flow of drugs.",
        why="nobody has estimated it",
    ),
)
