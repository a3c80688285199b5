r"""Sort factions again at the horizon, from the traits that contact has moved.

Contact moves what a faction prefers, not what it wants:

.. math:: x'_{uc} = clip(x_{uc} \pm m_u (high_c - low_c))

for criteria c that the case marks as a preference, towards the better end of the scale;
:math:`m_u` is the faction's moderation at the horizon, in [-.5, .5]. A reduced form: the design of
the engagement model asks for classes from moved traits and leaves the translation open.
"""

from collections.abc import Iterable

import numpy as np

from detente.assess.engageable.record import HorizonClass, HorizonClasses
from detente.case.case import Case
from detente.case.schema.settings import Criterion
from detente.case.schema.world import Actor
from detente.engagement.setup.sorting import borders_of, sort_by_draw, traits
from detente.engagement.task import EngagementTask
from detente.numerics.arrays import Floats, Ints
from detente.runs.draws import Rows
from detente.runs.statistics import rounded, share
from detente.vocabulary.classes import CLASSES

__all__ = ["class_draws", "classes_at_horizon", "moved_traits", "prefers"]


def prefers(case: Case) -> list[str]:
    """Return the ids of the criteria that contact can move: those marked as a preference.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    return [one.id for one in case.settings.criteria if one.about == "preference"]


def classes_at_horizon(case: Case, rows: Rows, seed: int) -> HorizonClasses | None:
    """Return each faction's class at the horizon, and how often it changed, by option.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, defined draws only.
    seed : int
        Seed of the run.

    Returns
    -------
    HorizonClasses or None
        None without factions or without a criterion that is marked as a preference.
    """
    if not prefers(case) or not case.factions():
        return None
    now, then = class_draws(case, rows, seed, rows.strategies)
    return HorizonClasses(
        criteria=prefers(case),
        options={
            option: {
                faction.id: _told(now[:, n], classes[:, n])
                for n, faction in enumerate(case.factions())
            }
            for option, classes in then.items()
        },
    )


def class_draws(
    case: Case, rows: Rows, seed: int, options: Iterable[str]
) -> tuple[Ints, dict[str, Ints]]:
    """Return classes on the as-of date and at the horizon, by the cautious rule.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date; with factions and criteria.
    rows : Rows
        Columns of the run, defined draws only.
    seed : int
        Seed of the run.
    options : iterable of str
        Ids of the options.

    Returns
    -------
    now : array of int, shape (draw, faction)
        Classes on the as-of date, 0 is the worst.
    then : dict of array of int, shape (draw, faction)
        Classes at the horizon, by option.
    """
    factions, kept = case.factions(), np.asarray(rows.inputs["draw"], dtype=np.int64)
    first, count = int(kept[0]), int(kept[-1] - kept[0]) + 1
    inputs = EngagementTask(case, seed).inputs(first, count)
    values, borders = traits(inputs, factions), borders_of(inputs)
    now = sort_by_draw(values, borders).pessimistic[kept - first]
    then = {}
    for option in options:
        moved = np.zeros(values.shape[:2])
        moved[kept - first] = _moderation(rows, option, factions)
        after = moved_traits(values, moved, case.settings.criteria)
        then[option] = sort_by_draw(after, borders).pessimistic[kept - first]
    return now, then


def _moderation(rows: Rows, option: str, factions: list[Actor]) -> Floats:
    """Return each faction's moderation at the horizon, shape (draw, faction)."""
    return np.stack([rows.output(option, f"moved.{one.id}") for one in factions], axis=1)


def moved_traits(values: Floats, moderation: Floats, criteria: list[Criterion]) -> Floats:
    """Return traits at the horizon.

    Parameters
    ----------
    values : array of float, shape (draw, faction, criterion)
        Traits on the as-of date, in the units of each criterion.
    moderation : array of float, shape (draw, faction)
        In [-.5, .5]; above 0 towards the other side.
    criteria : list of Criterion
        The case's criteria.
    """
    after = values.copy()
    for c, one in enumerate(criteria):
        if one.about == "preference":
            better = -1.0 if one.direction == "descending" else 1.0
            moved = values[:, :, c] + better * moderation * (one.high - one.low)
            after[:, :, c] = np.clip(moved, one.low, one.high)
    return after


def _told(now: Ints, then: Ints) -> HorizonClass:
    """Return the classes of one faction at the horizon, and which way they went."""
    return HorizonClass(
        shares={name: rounded(share(then == k)) for k, name in enumerate(CLASSES)},
        better=rounded(share(then > now)),
        worse=rounded(share(then < now)),
    )
