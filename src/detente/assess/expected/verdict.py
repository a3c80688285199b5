"""Tell whether a run finds what the sources expect, by the sign of whole intervals."""

from collections.abc import Sequence
from typing import Final, Literal

from detente.assess.expected.record import Stand, Verdict

__all__ = ["FALLS", "verdict_of", "verdict_on"]

Direction = Literal["more", "less"]

FALLS: Final = frozenset({"cost", "f_gua", "gua", "label_open", "q_coop", "r_coop"})
"""Parameters that may have either sign, of which a positive number means less of an outcome."""


def verdict_on(direction: Direction | None, low: float, high: float, *, falls: bool) -> Verdict:
    """Return whether a whole interval has the expected sign.

    Parameters
    ----------
    direction : {"more", "less"} or None
        What the sources expect; None if no more and no less.
    low, high : float
        The interval.
    falls : bool
        Whether a positive number means less.

    Examples
    --------
    >>> verdict_on("more", 0.1, 0.3, falls=False), verdict_on("more", 0.1, 0.3, falls=True)
    ('agrees', 'disagrees')
    >>> verdict_on("less", -0.1, 0.3, falls=False), verdict_on(None, 0.1, 0.3, falls=False)
    ('undecided', 'undecided')
    """
    if direction is None or low <= 0.0 <= high:
        return "undecided"
    is_more = (low > 0.0) != falls
    return "agrees" if is_more == (direction == "more") else "disagrees"


def verdict_of(stands: Sequence[Stand]) -> Verdict:
    """Return whether a run finds one link, from what stands for it.

    Parameters
    ----------
    stands : sequence of Stand
        What stands for it, each with its own verdict if it is a test.
    """
    if all(stand.number is None and stand.verdict is None for stand in stands):
        return "not_modelled"
    tests = {stand.verdict for stand in stands if stand.verdict is not None}
    if "disagrees" in tests:
        return "disagrees"
    return "agrees" if tests == {"agrees"} else "undecided"
