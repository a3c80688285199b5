"""Read what powers say of the movement in law, and do in fact, on the as-of date."""

from collections.abc import Collection

from detente.assess.scores.record import Conduct
from detente.assess.table.norm_counts import as_of_day, level_number
from detente.case.case import Case
from detente.vocabulary.levels import LEVELS, Level

__all__ = ["conduct_of", "open_share"]

_OPEN: Level = "open"


def conduct_of(case: Case) -> Conduct:
    """Return whether the convenor labels the movement, and its most open contact on record.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    day, own = as_of_day(case), case.settings.convenor
    labels = any(
        tie.type == "label" and tie.from_ == own and tie.to == case.settings.movement
        for tie in case.relations
        if day.covers(tie)
    )
    return Conduct(labels=labels, contact=_contact(case, own))


def _contact(case: Case, power: str) -> Level:
    """Return the most open contact of a power with the movement or a part of it."""
    day, side = as_of_day(case), case.within(case.settings.movement)
    levels = [
        level_number(tie)
        for tie in case.relations
        if tie.type == "contact"
        and power in {tie.from_, tie.to}
        and {tie.from_, tie.to} & side
        and day.covers(tie)
    ]
    return LEVELS[max(levels, default=0)]


def open_share(case: Case, powers: Collection[str]) -> float:
    """Return the share of some powers that are in open contact; 0 of none.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    powers : collection of str
        Their ids.
    """
    if not powers:
        return 0.0
    return sum(_contact(case, power) == _OPEN for power in powers) / len(powers)
