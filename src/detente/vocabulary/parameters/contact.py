"""Parameters of contact of the convenor and of powers, and of labels."""

from typing import Final

from detente.vocabulary.parameter import Parameter, normal, pert

__all__ = ["PARAMETERS"]

_MECHANISM: Final = "contact"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter(
        key="stay",
        symbol="stay",
        mechanism=_MECHANISM,
        prior=pert(0.0, 0.01, 0.03),
        sets=("motive",),
        meaning="Hazard that the convenor leaves for good, a month.",
        why="bound by the convenor's motive",
    ),
    Parameter(
        key="label_hazard",
        symbol="ℓ",
        mechanism=_MECHANISM,
        kind="case",
        default=(0.004,),
        each="actor",
        meaning="Hazard that a power ends its label, a month, without contact and without a deal.",
        source="case",
        why="stand-in unless cited",
    ),
    Parameter(
        key="peers",
        symbol="ρ",
        mechanism=_MECHANISM,
        prior=normal(0.8, 0.8),
        open=True,
        sets=("traction",),
        meaning="Pull of other powers' contact, in log-rates.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="press",
        symbol="π_h",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.5),
        open=True,
        sets=("holdout-return",),
        meaning="Effect of pressure on the hold-out's contact, in log-rates.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="label_open",
        symbol="b_l",
        mechanism=_MECHANISM,
        prior=normal(1.0, 0.5),
        open=True,
        meaning="Drag of a power's own label on its contact, in log-rates; and the pull of "
        "contact or a deal on the end of the label.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="covert_seen",
        symbol="seen",
        mechanism=_MECHANISM,
        prior=pert(0.1, 0.3, 0.7),
        meaning="Share of clandestine contact that other powers see.",
        why="nobody has estimated it",
    ),
    Parameter(
        key="stalemate_open",
        symbol="b_m",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.6),
        open=True,
        sets=("holdout-return",),
        meaning="Effect of a full stalemate on powers' contact, in log-rates.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="threat",
        symbol="b_th",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.6),
        open=True,
        meaning="Effect of a power's interest in spillover on its contact, in log-rates.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="engaged_before",
        symbol="b_e",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.6),
        open=True,
        meaning="Effect of earlier contact on a power's contact, in log-rates.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="urged",
        symbol="b_ur",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.6),
        open=True,
        sets=("holdout-return",),
        meaning="Effect of being urged on a power's contact, in log-rates.",
        why="nobody has estimated its sign",
    ),
)
