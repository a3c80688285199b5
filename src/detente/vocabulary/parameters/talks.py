"""Parameters of who sits with whom."""

from typing import Final

from detente.vocabulary.parameter import Parameter, nil_normal, normal, pert, positive_normal

__all__ = ["PARAMETERS"]

_MECHANISM: Final = "talks"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter(
        key="talk0",
        symbol="z_0",
        mechanism=_MECHANISM,
        kind="record",
        meaning="Monthly chance of first talks, in log-odds.",
        source="record",
        why="rate of first talks in the attendance estimates",
    ),
    Parameter(
        key="t_will",
        symbol="τ_w",
        mechanism=_MECHANISM,
        prior=positive_normal(2.2, 0.7),
        meaning="Effect of will to talk, in log-odds.",
        why="nobody has estimated it",
    ),
    Parameter(
        key="t_mhs",
        symbol="τ_S",
        mechanism=_MECHANISM,
        prior=positive_normal(1.2, 0.6),
        meaning="Effect of a full stalemate on talks, in log-odds.",
        source="zartman2000",
        why="the form is published, the number is judgement",
    ),
    Parameter(
        key="t_med",
        symbol="τ_c",
        mechanism=_MECHANISM,
        prior=nil_normal(0.45),
        open=True,
        sets=("mediation-effect",),
        meaning="Effect of contact on talks with the government's consent, in log-odds.",
        why="mediation can help or be used to stall",
    ),
    Parameter(
        key="t_med0",
        symbol="τ_c′",
        mechanism=_MECHANISM,
        prior=nil_normal(0.45),
        open=True,
        sets=("mediation-effect",),
        meaning="Effect of contact on talks without the government's consent, in log-odds.",
        why="mediation can help or be used to stall",
    ),
    Parameter(
        key="t_round",
        symbol="τ_r",
        mechanism=_MECHANISM,
        prior=nil_normal(0.45),
        open=True,
        sets=("mediation-effect",),
        meaning="Effect of a round to which both are asked on talks, in log-odds.",
        why="mediation can help or be used to stall",
    ),
    Parameter(
        key="t_press",
        symbol="τ_p",
        mechanism=_MECHANISM,
        prior=nil_normal(0.45),
        open=True,
        meaning="Effect of pressure on the government on talks, in log-odds.",
        why="mediation can help or be used to stall",
    ),
    Parameter(
        key="appeal_talks",
        symbol="τ_a",
        mechanism=_MECHANISM,
        prior=nil_normal(0.25),
        open=True,
        meaning="Effect of a public appeal on talks, in log-odds.",
        why="mediation can help or be used to stall",
    ),
    Parameter(
        key="t_label",
        symbol="τ_l",
        mechanism=_MECHANISM,
        prior=nil_normal(0.25),
        open=True,
        meaning="Effect of lifting the convenor's label on talks, in log-odds.",
        why="mediation can help or be used to stall",
    ),
    Parameter(
        key="t_trust",
        symbol="τ_q",
        mechanism=_MECHANISM,
        prior=normal(1.5, 1.0),
        open=True,
        meaning="Effect of a rise of trust since the first day on talks, in log-odds.",
        why="nobody has estimated it",
    ),
    Parameter(
        key="bil0",
        symbol="z_b",
        mechanism=_MECHANISM,
        prior=normal(-2.6, 0.6),
        meaning="Monthly chance of talks with a power at even will, in log-odds.",
        why="nobody has estimated it",
    ),
    Parameter(
        key="close0",
        symbol="q_0",
        mechanism=_MECHANISM,
        prior=pert(0.02, 0.05, 0.12),
        meaning="Monthly chance that talks end.",
        why="talks last one to two years",
    ),
    Parameter(
        key="close_v",
        symbol="q_v",
        mechanism=_MECHANISM,
        prior=positive_normal(2.5, 1.0),
        meaning="Effect of violence on the end of talks, in logs.",
        source="kydd2002",
        why="violence ends them; the form is published, the number is judgement",
    ),
)
