"""Fill in what decides who comes to rounds of each series, and draw announced rounds."""

from collections.abc import Callable

import numpy as np
from scipy import special

from detente.case.announced import Ahead, announced_ahead, announced_before, months_to
from detente.case.case import Case
from detente.case.course.factions import factions_of
from detente.case.course.heads import heads_of
from detente.engagement.course.input_rows import Announced, Faction, Head, Series
from detente.engagement.course.parameter_rows import Param
from detente.engagement.setup.attendance import comers_of, reference_of, roles_of
from detente.engagement.setup.inputs import Inputs
from detente.models.attendance.announced import HELD_LATER, came_law, delay, held_law
from detente.numerics.arrays import Floats

__all__ = ["announced_rows", "month_held", "seat", "series_rows"]

_NEVER = -50.0  # log-odds of coming of a head that is no guest


def seat(inputs: Inputs, head: Floats, faction: Floats, param: Floats, series: str | None) -> None:
    """Fill in what decides who comes to rounds of the case's own series, in place.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    head : array of float, shape (draw, head, Head)
    faction : array of float, shape (draw, faction, Faction)
    param : array of float, shape (draw, Param)
        Changed in place.
    series : str or None
        The series.
    """
    case = inputs.case
    comers = comers_of(inputs, param[:, Param.NEVER_ASKED], series)
    at = {guest: j for j, guest in enumerate(comers.guests)}
    guests = case.guests()
    official, full_part = roles_of(inputs)
    for h, one in enumerate(heads_of(case)):
        name = one.actor.id
        head[:, h, Head.COMES] = comers.odds[:, at[name]] if name in at else _NEVER
        if name in at:
            head[:, h, Head.PROPENSITY] = comers.propensity[:, at[name]]
        if name in guests:
            head[:, h, Head.OFFICIAL] = official[:, guests.index(name)]
            head[:, h, Head.FULL_PART] = full_part[:, guests.index(name)]
    for f, wing in enumerate(factions_of(case)):
        name = wing.actor.id
        faction[:, f, Faction.COMES] = comers.odds[:, at[name]] if name in at else _NEVER
        if name in at:
            faction[:, f, Faction.PROPENSITY] = comers.propensity[:, at[name]]
    movement = at[case.settings.movement]
    param[:, Param.MOVEMENT_COMES] = comers.odds[:, movement]
    param[:, Param.MOVEMENT_PROPENSITY] = comers.propensity[:, movement]
    param[:, Param.COMES_SPREAD] = comers.spread
    param[:, Param.COMES_YEARS] = comers.years
    param[:, Param.COMES_ROUND] = comers.round


def series_rows(inputs: Inputs, param: Floats, names: tuple[str | None, ...]) -> Floats:
    """Return what each series changes against the first, for the same luck.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    param : array of float, shape (draw, Param)
        Parameters.
    names : tuple of str or None
        The series that options continue, the case's own first.

    Returns
    -------
    array of float, shape (draw, series, Series, head + faction + 1)
        0 for who is no guest.
    """
    case = inputs.case
    who = [
        *(head.actor.id for head in heads_of(case)),
        *(wing.actor.id for wing in factions_of(case)),
        case.settings.movement,
    ]
    rows = np.zeros((inputs.numbers.count, len(names), len(Series), len(who)))
    if len(names) == 1:
        return rows
    never = param[:, Param.NEVER_ASKED]
    own, *others = (comers_of(inputs, never, name) for name in names)
    for n, other in enumerate(others, start=1):
        for j, name in enumerate(who):
            if name in own.guests:
                at = own.guests.index(name)
                rows[:, n, Series.ODDS, j] = other.odds[:, at] - own.odds[:, at]
                moved = other.propensity[:, at] - own.propensity[:, at]
                rows[:, n, Series.PROPENSITY, j] = moved
    return rows


def announced_rows(inputs: Inputs, param: Floats, series: str | None) -> Floats:
    """Return announced rounds, shape (draw, round, 3 + 5 x (head + faction + 1)).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    param : array of float, shape (draw, Param)
        Parameters.
    series : str or None
        The case's own series.
    """
    case, count = inputs.case, inputs.numbers.count
    ahead = announced_ahead(case)
    heads = [head.actor.id for head in heads_of(case)]
    who = [*heads, *(wing.actor.id for wing in factions_of(case)), case.settings.movement]
    first, many = int(Announced.GUESTS), len(who)
    rows = np.zeros((count, len(ahead), first + (3 + len(Series)) * many))
    if not ahead:
        return rows
    kept = announced_before(case)
    comes = _beta(came_law(kept.came, kept.stayed_away), inputs.choice("announced-came"))
    for n, one in enumerate(ahead):
        rows[:, n, Announced.MONTH] = month_held(case, one, inputs.choice)
        rows[:, n, Announced.HOST] = heads.index(one.host) if one.host in heads else -1.0
        rows[:, n, Announced.COMES] = comes
        last = reference_of(case, one.host, one.series) or {}
        guests = rows[:, n, first:].reshape(count, -1, many)
        guests[:, 0] = [name in one.asked for name in who]
        guests[:, 1] = [name in one.agreed for name in who]
        guests[:, 2] = [last.get(name, 0.0) * (name != one.host) for name in who]
        guests[:, 3:] = series_rows(inputs, param, (series, one.series))[:, 1]
    return rows


def month_held(case: Case, one: Ahead, choice: Callable[[str], Floats]) -> Floats:
    """Return the month in which an announced round is held, by draw; 0 = never.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    one : Ahead
        The round.
    choice : callable
        Returns the uniforms of a named choice, shape (draw,).
    """
    kept = announced_before(case)
    chance = _beta(held_law(kept.held, kept.not_held), choice("announced-held"))
    on_time = choice(f"announced-{one.id}") < chance
    later = choice(f"announced-later-{one.id}") < HELD_LATER
    wait = delay(choice(f"announced-delay-{one.id}"))
    month = float(months_to(case.as_of, one.day))
    return np.where(on_time, month, np.where(later, month + wait, 0.0))


def _beta(law: Floats, luck: Floats) -> Floats:
    return np.asarray(special.betaincinv(law[0], law[1], luck))
