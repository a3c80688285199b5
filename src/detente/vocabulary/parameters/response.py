"""Parameters of what contact does to the contacted."""

from typing import Final

from detente.vocabulary.parameter import Parameter, normal

__all__ = ["PARAMETERS"]

_MECHANISM: Final = "response"

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter(
        key="mod",
        symbol="μ_m",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.009),
        open=True,
        sets=("contact-effect",),
        meaning="Moderation by a month of open contact, as a share of the way to the other side.",
        why="a year of open contact moves views by about .1 at one sd",
    ),
    Parameter(
        key="mod_hard",
        symbol="μ_h",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.006),
        open=True,
        meaning="Hardening of a full hardliner by a month of open contact, as a share of the way.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="means",
        symbol="μ_g",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.006),
        open=True,
        sets=("contact-effect",),
        meaning="Means that a month of contact gives the movement, in log-odds of the balance.",
        why="nobody has estimated its sign",
    ),
    Parameter(
        key="status",
        symbol="ς",
        mechanism=_MECHANISM,
        prior=normal(0.0, 0.02),
        open=True,
        sets=("contact-effect",),
        meaning="Standing that a month of open contact gives a faction, in logs of its weight.",
        why="nobody has estimated its sign",
    ),
)
