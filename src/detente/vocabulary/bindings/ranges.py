"""What a member of a set of hypotheses may bind, and the values that each parameter can take."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Final

from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.parameter import Parameter, Prior

__all__ = ["FIXED", "RANGES", "Range"]


@dataclass(frozen=True, slots=True)
class Range:
    """Values that a parameter can take.

    Parameters
    ----------
    low, high : float
        Ends; infinite where there is none.
    open_low : bool
        Whether the low end itself is left out.
    """

    low: float = -inf
    high: float = inf
    open_low: bool = False

    def __str__(self) -> str:
        """Return the range in words."""
        if self.high < inf:
            return f"{self.low:g} to {self.high:g}"
        return f"above {self.low:g}" if self.open_low else f"at least {self.low:g}"

    def holds(self, prior: Prior) -> bool:
        """Return whether all values of a prior are possible.

        Parameters
        ----------
        prior : Prior
            A distribution; a normal one reaches from minus to plus infinity.
        """
        if prior.family == "pert":
            low, _, high = prior.values
        else:
            low, high = (0.0 if prior.family == "positive_normal" else -inf), inf
        return (low > self.low if self.open_low else low >= self.low) and high <= self.high


_ANY: Final = Range()
_POSITIVE: Final = Range(0.0)
_SHARE: Final = Range(0.0, 1.0)

_SHARES: Final = frozenset(
    {
        *("adjust", "rundown", "quiet", "deaths_kept", "stay", "covert_seen", "close0"),
        *("win_government", "win_rebels", "ceasefire", "low_activity", "join_rate"),
        *("fail_whole", "fail_part", "cf_break", "low_back", "inside", "sides", "attempt"),
        *("cohesion", "r_near", "pace", "commit", "spill_scale", "turnover_hazard"),
    }
)
_DIVISORS: Final = frozenset({"disc", "tau", "soft"})
_REAL: Final = frozenset({"normal", "nil_normal"})  # families without a limit
_LEVELS: Final = frozenset({"talk0"})  # log-odds, of either sign

FIXED: Final[Mapping[str, tuple[str, str]]] = {
    "weight": (
        "read from relations.csv",
        "write `weight_low`, `weight_mode`, `weight_high` of the tie",
    ),
    "withdrawal": (
        "read from relations.csv",
        "write `withdrawal_low`, `withdrawal_mode`, `withdrawal_high` of the tie",
    ),
    "label_hazard": ("read from relations.csv", "write `label_hazard` of the tie"),
    "strength": ("read from actors.csv", "write `strength_share` of the factions"),
    "hurdle": ("solved from the record of other wars", "say in `war` which wars are like it"),
    "record_deal": ("read from the record of other wars", "say in `war` which wars are like it"),
    "join": ("solved from the record of other wars", "bind `join_rate`"),
}
"""Parameters that no member can bind: where the value comes from, and what to do instead."""


def _range(one: Parameter) -> Range:
    if one.key in _DIVISORS:
        return Range(0.0, open_low=True)
    if one.key in _SHARES:
        return _SHARE
    either = one.open or one.key in _LEVELS
    return _ANY if either or (one.prior and one.prior.family in _REAL) else _POSITIVE


RANGES: Final[Mapping[str, Range]] = {
    key: _range(one) for key, one in PARAMETERS.items() if key not in FIXED
}
"""Values that each parameter can take which a member may bind, by key."""
