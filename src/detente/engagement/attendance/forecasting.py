"""Forecast a round from what the rounds on record say: asked, comes if asked, role, seats."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from detente.engagement.attendance.learning import Learned, OneOutput, years_between
from detente.models.attendance.propensity import Belief, joint_forecast, moved, shared_weights
from detente.models.attendance.roles import role_chances, role_law
from detente.models.attendance.seats import count_law, shared_count_law
from detente.models.attendance.series_list import from_list
from detente.numerics.arrays import Bools, Floats

__all__ = ["Agreed", "RoundForecast", "forecast_round", "number_of_invited", "on_the_day"]

_Joint = tuple[Floats, Floats]  # chances given the shared levels, and the levels' weights


@dataclass(frozen=True, slots=True)
class RoundForecast:
    """Forecast of one round.

    Parameters
    ----------
    guests : tuple of str
        Ids, in the order of ``actors.csv``.
    asked, comes, present : array of float, shape (guest,)
        Probability that it is asked; that it comes if asked; that it is at the table.
    roles : array of float, shape (guest, 3)
        Probability of each role, given that it comes.
    number_asked, number_present : array of float, shape (guest + 1,)
        Probability that so many guests are asked, and are at the table, the host not counted.
    number_seen : array of float, shape (guest + 1,)
        Probability that so many are at the table of those guests whose part came to be known.
    """

    guests: tuple[str, ...]
    asked: Floats
    comes: Floats
    present: Floats
    roles: Floats
    number_asked: Floats
    number_present: Floats
    number_seen: Floats


def on_the_day(output: OneOutput, last: date | None, day: date) -> Belief:
    """Return the belief on a day; without rounds it is the prior, whatever the day.

    Parameters
    ----------
    output : OneOutput
        After the last round.
    last, day : date
        Day of that round, and the later day.
    """
    if last is None:
        return output.belief
    return moved(output.belief, years_between(last, day), output.coefficients.years)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was announced of a round: who is asked, and who accepted.

    Parameters
    ----------
    asked, agreed : array of bool, shape (guest,)
        Who is asked for sure; who of them accepted.
    comes : float
        Least chance that a guest who accepted comes, if the round is held.
    """

    asked: Bools
    agreed: Bools
    comes: float


def forecast_round(
    learned: Learned,
    day: date,
    *,
    guests: Bools,
    announced: Agreed | None = None,
    seen: Bools | None = None,
) -> RoundForecast:
    """Forecast a round on a day.

    Parameters
    ----------
    learned : Learned
        What the rounds before it say.
    day : date
        Day of the round.
    guests : array of bool, shape (guest,)
        Who may be a guest, for the numbers; the host is none.
    announced : Agreed, optional
        What was announced of it; by default nothing.
    seen : array of bool, shape (guest,), optional
        Guests whose part came to be known, to score the number of them; by default all guests.
    """
    wishes = [_joint(one, learned.features.asked, learned.day, day) for one in learned.asked]
    wills = [_joint(one, learned.features.comes, learned.day, day) for one in learned.comes]
    copied = None if learned.last is None else from_list(learned.last)
    if announced is not None:
        wishes = [(np.where(announced.asked[:, None], 1.0, w), at) for w, at in wishes]
        wills = _agreed(wills, announced)
        copied = None if copied is None else np.where(announced.asked, 1.0, copied)
    asked: list[Floats] = []
    comes: list[Floats] = []
    numbers: list[Floats] = []
    present: list[Floats] = []
    scored: list[Floats] = present if seen is None or (seen == guests).all() else []
    for (wish, levels), (will, will_levels), weight in zip(
        wishes, wills, learned.weight, strict=True
    ):
        comes.append(will @ will_levels)
        asked.append(_with_list(wish @ levels, weight, copied))
        for laws, come in ((numbers, np.ones_like(weight)), (present, comes[-1])):
            laws.append(_law(wish, levels, weight, copied, come, guests))
        if seen is not None and scored is not present:
            scored.append(_law(wish, levels, weight, copied, comes[-1], seen))
    given = learned.roles
    law = role_law(given.others, given.own, given.last)
    official, participant = (p[..., 0] / p.sum(axis=-1) for p in law)
    both = np.array(asked) * np.array(comes)
    return RoundForecast(
        guests=learned.features.guests,
        asked=np.mean(asked, axis=0),
        comes=np.mean(comes, axis=0),
        present=both.mean(axis=0),
        roles=role_chances(official, participant),
        number_asked=np.mean(numbers, axis=0),
        number_present=np.mean(present, axis=0),
        number_seen=np.mean(scored, axis=0),
    )


def _agreed(wills: list[_Joint], announced: Agreed) -> list[_Joint]:
    """Return chances of coming in which who accepted comes at least as often as such guests do."""
    mean = np.mean([will @ levels for will, levels in wills], axis=0)
    raised = (announced.agreed & (mean < announced.comes))[:, None]
    return [(np.where(raised, announced.comes, will), levels) for will, levels in wills]


def number_of_invited(learned: Learned, day: date, invited: Bools) -> Floats:
    """Return the probability that so many come, if exactly these are asked.

    Parameters
    ----------
    learned : Learned
        What the rounds before it say.
    day : date
        Day of the round.
    invited : array of bool, shape (guest,)
        Who is asked.

    Returns
    -------
    array of float, shape (guest + 1,)
    """
    laws = []
    for answers in learned.comes:
        will, levels = _joint(answers, learned.features.comes, learned.day, day)
        laws.append(_padded(shared_count_law(will[invited], levels), invited))
    return np.asarray(np.mean(laws, axis=0))


def _joint(output: OneOutput, features: Floats, last: date | None, day: date) -> _Joint:
    """Return chances given the shared levels, shape (guest, level), and the levels' weights."""
    belief = on_the_day(output, last, day)
    joint = joint_forecast(belief, features, output.coefficients)
    return joint.reshape(len(joint), -1), shared_weights(belief).reshape(-1)


def _with_list(chance: Floats, weight: Floats, copied: Floats | None) -> Floats:
    return chance if copied is None else weight * copied + (1.0 - weight) * chance


def _law(
    wish: Floats,
    levels: Floats,
    weight: Floats,
    copied: Floats | None,
    comes: Floats,
    counted: Bools,
) -> Floats:
    """Return the law of the number asked, each of whom comes with a chance of its own.

    Copying the list of the series is one event for all guests, with the mean weight.
    """
    free = shared_count_law((wish * comes[:, None])[counted], levels)
    if copied is None:
        return _padded(free, counted)
    whole = count_law((copied * comes)[counted])
    mean = float(weight[counted].mean()) if counted.any() else 0.0
    return _padded(mean * whole + (1.0 - mean) * free, counted)


def _padded(law: Floats, counted: Bools) -> Floats:
    """Return a law with room for every guest."""
    return np.concatenate([law, np.zeros(len(counted) + 1 - len(law))])
