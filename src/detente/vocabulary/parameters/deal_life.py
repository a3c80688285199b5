"""Parameters of how long deals, ceasefires and lulls last."""

from typing import Final

from detente.vocabulary.parameter import Parameter, normal, pert, positive_normal

__all__ = ["PARAMETERS"]

_MECHANISM: Final = "deal_life"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter(
        key="ceasefire",
        symbol="r_cf",
        mechanism=_MECHANISM,
        kind="record",
        sets=("class",),
        meaning="Hazard that a ceasefire starts, a month.",
        source="record",
        why="record of ceasefires",
    ),
    Parameter(
        key="low_activity",
        symbol="r_low",
        mechanism=_MECHANISM,
        kind="record",
        sets=("class",),
        meaning="Hazard that low activity starts, a month.",
        source="record",
        why="record of low activity",
    ),
    Parameter(
        key="fail_whole",
        symbol="r_FB",
        mechanism=_MECHANISM,
        prior=pert(0.005, 0.0074, 0.0105),
        meaning="Hazard that a deal which binds the movement fails, a month.",
        source="record",
        why="31 failures in 4,165 months of inclusive agreements",
    ),
    Parameter(
        key="fail_part",
        symbol="r_FP",
        mechanism=_MECHANISM,
        prior=pert(0.0065, 0.0098, 0.0135),
        meaning="Hazard that a deal with a part fails, a month.",
        source="record",
        why="32 failures in 3,261 months of other agreements",
    ),
    Parameter(
        key="f_unbound",
        symbol="f_β",
        mechanism=_MECHANISM,
        prior=normal(1.0, 0.6),
        open=True,
        meaning="Effect of the share left out on failure, in logs.",
        source="kydd2002",
        why="about a quarter of deals carried out after attacks, against 60 % without",
    ),
    Parameter(
        key="f_v",
        symbol="f_v",
        mechanism=_MECHANISM,
        prior=normal(1.0, 1.2),
        open=True,
        meaning="Effect of violence on failure, in logs.",
        source="kydd2002",
        why="about a quarter of deals carried out after attacks, against 60 % without",
    ),
    Parameter(
        key="f_gua",
        symbol="f_γ",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.7),
        open=True,
        sets=("guarantee-effect",),
        meaning="Effect of a guarantee against failure, in logs.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="f_shift",
        symbol="f_Δ",
        mechanism=_MECHANISM,
        prior=normal(1.0, 0.7),
        open=True,
        meaning="Effect of a shift of the balance to come on failure, in logs.",
        source="powell2006",
        why="the form is published, the number is judgement",
    ),
    Parameter(
        key="f_p",
        symbol="f_p",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.5),
        open=True,
        meaning="Effect of pressure on failure, in logs.",
        why="pressed deals may fail sooner",
    ),
    Parameter(
        key="cf_talk",
        symbol="ξ_t",
        mechanism=_MECHANISM,
        prior=positive_normal(1.4, 0.6),
        meaning="Effect of talks on the start of a ceasefire, in logs.",
        why="nobody has estimated it",
    ),
    Parameter(
        key="cf_break",
        symbol="ξ_b",
        mechanism=_MECHANISM,
        prior=pert(0.01, 0.03, 0.08),
        meaning="Hazard that a ceasefire breaks, a month.",
        why="a fifth to a third of lulls return within a year or two",
    ),
    Parameter(
        key="low_back",
        symbol="ξ_l",
        mechanism=_MECHANISM,
        prior=pert(0.005, 0.02, 0.05),
        meaning="Hazard that low activity ends, a month.",
        why="a fifth to a third of lulls return within a year or two",
    ),
)
