"""Learn from the rounds on record how likely each guest is to be asked, and to come if asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from detente.case.case import Case
from detente.case.rounds import OneRound, RoundCells, round_cells
from detente.engagement.attendance.features import GuestFeatures, guest_features, states_of
from detente.estimates.attendance import CoefficientSet, asked_for, comes_for, shipped_attendance
from detente.models.attendance.propensity import (
    Belief,
    Coefficients,
    log_evidence,
    moved,
    observed,
    prior,
)
from detente.models.attendance.roles import ROLES
from detente.models.attendance.series_list import ListWeight, list_weight, updated
from detente.numerics.arrays import Bools, Floats

__all__ = [
    "COEFFICIENT_DRAWS",
    "Learned",
    "OneOutput",
    "Past",
    "RoleCounts",
    "came_belief",
    "came_step",
    "learn",
    "on_list",
    "past_of",
    "role_counts",
    "years_between",
]

COEFFICIENT_DRAWS = 64
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class RoleCounts:
    """How often guests came in each role, in the order of ``ROLES``.

    Parameters
    ----------
    others, own, last : array of float, shape (..., guest, 3)
        Of the case's other guests; of the guest itself; 1 at the guest's last role.
    """

    others: Floats
    own: Floats
    last: Floats


@dataclass(frozen=True, slots=True)
class OneOutput:
    """What the rounds say about one output: being asked, or coming if asked.

    Parameters
    ----------
    coefficients : Coefficients
        One draw of the coefficients.
    belief : Belief
        On the day of the last round.
    """

    coefficients: Coefficients
    belief: Belief


@dataclass(frozen=True, slots=True)
class Learned:
    """What is known about the guests of a case after its rounds.

    Parameters
    ----------
    features : GuestFeatures
        The guests.
    day : date or None
        Day of the last round that was held; None without rounds.
    asked, comes : tuple of OneOutput
        By draw of the coefficients.
    weight : array of float, shape (draw, guest)
        Mean weight of the list.
    last : array of float, shape (guest,), or None
        1 for guests asked to, or present at, the last round of the series; None if it had none.
    roles : RoleCounts
        Roles so far.
    """

    features: GuestFeatures
    day: date | None
    asked: tuple[OneOutput, ...]
    comes: tuple[OneOutput, ...]
    weight: Floats
    last: Floats | None
    roles: RoleCounts


@dataclass(frozen=True, slots=True)
class Past:
    """The rounds that were held, as the filter reads them.

    Parameters
    ----------
    cells : RoundCells
        All cells.
    held : tuple of int
        Places of the rounds that were held.
    gaps : array of float, shape (held,)
        Years since the round before; 0 for the first.
    powers : array of float, shape (held,)
        Exponent on the likelihood: 1 in the series, less in others.
    before : tuple of int or None
        For each, the place of the round before it in its series.
    """

    cells: RoundCells
    held: tuple[int, ...]
    gaps: Floats
    powers: Floats
    before: tuple[int | None, ...]


def years_between(earlier: date, later: date) -> float:
    """Return the years from one day to another, >= 0."""
    return max((later - earlier).days, 0) / _YEAR


def learn(
    case: Case,
    series: str | None,
    *,
    cells: RoundCells | None = None,
    draws: int = COEFFICIENT_DRAWS,
) -> Learned:
    """Return what the rounds of a case say about its guests.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    series : str or None
        Series whose next round is forecast; rounds of other series count less.
    cells : RoundCells, optional
        Rounds as read; by default those of the case.
    draws : int
        Number of draws of the coefficients, 1 to 64.
    """
    given = round_cells(case) if cells is None else cells
    features = guest_features(case)
    past = (
        past_of(given, series) if case.settings.rounds.learn else past_of(_no_rounds(given), series)
    )
    states = states_of(case)
    asked_set, comes_set = asked_for(case.settings.id, states), comes_for(case.settings.id, states)
    filtered = [_asked(past, features.asked, asked_set.of_draw(n)) for n in range(draws)]
    came = [past.cells.came[:, r] for r in past.held]
    return Learned(
        features=features,
        day=past.cells.rounds[past.held[-1]].day if past.held else None,
        asked=tuple(output for output, _ in filtered),
        comes=_comes(past, came, features.comes, comes_set, draws),
        weight=np.array([weight.mean for _, weight in filtered]).reshape(draws, -1),
        last=_last_list(past, series),
        roles=role_counts(past),
    )


def _no_rounds(cells: RoundCells) -> RoundCells:
    """Return the same guests without any round."""
    return RoundCells(
        cells.guests,
        (),
        cells.asked[:, :0],
        cells.came[:, :0],
        cells.role[:, :0],
        cells.silent[:, :0],
    )


def past_of(cells: RoundCells, series: str | None) -> Past:
    """Return the rounds that were held, as the filter reads them.

    Parameters
    ----------
    cells : RoundCells
        Rounds on record.
    series : str or None
        Series whose next round is forecast.
    """
    held = tuple(r for r, one in enumerate(cells.rounds) if one.held)
    rounds = [cells.rounds[r] for r in held]
    kappa = shipped_attendance().list.kappa
    last: dict[str, int] = {}
    before = []
    for r, one in zip(held, rounds, strict=True):
        before.append(last.get(one.series))
        last[one.series] = r
    return Past(
        cells=cells,
        held=held,
        gaps=_gaps(rounds),
        powers=np.array([1.0 if one.series == series else kappa for one in rounds]),
        before=tuple(before),
    )


def _gaps(rounds: list[OneRound]) -> Floats:
    days = [one.day for one in rounds]
    return np.array([0.0, *map(years_between, days, days[1:])])[: len(days)]


def _asked(
    past: Past, features: Floats, coefficients: Coefficients
) -> tuple[OneOutput, ListWeight]:
    """Filter who was asked, and the weight of the list, for one draw of the coefficients."""
    belief, weight = prior(len(features)), list_weight(len(features))
    for n, r in enumerate(past.held):
        if n:
            belief = moved(belief, float(past.gaps[n]), coefficients.years)
        outcome = past.cells.asked[:, r]
        before = past.before[n]
        if before is not None:
            evidence = log_evidence(belief, features, outcome, coefficients)
            weight = updated(weight, on_list(past.cells, before), outcome, evidence)
        belief = observed(belief, features, outcome, coefficients, float(past.powers[n]))
    return OneOutput(coefficients, belief), weight


def _comes(
    past: Past, came: list[Floats], features: Floats, estimates: CoefficientSet, draws: int
) -> tuple[OneOutput, ...]:
    """Filter who came if asked, for each draw of the coefficients."""
    outputs = []
    for draw in range(draws):
        coefficients = estimates.of_draw(draw)
        outputs.append(OneOutput(coefficients, came_belief(past, came, features, coefficients)))
    return tuple(outputs)


def came_belief(
    past: Past, came: Sequence[Floats], features: Floats, coefficients: Coefficients
) -> Belief:
    """Return the belief on who comes if asked, on the day of the last round.

    Parameters
    ----------
    past : Past
        The rounds that were held.
    came : sequence of array of float, shape (guest,)
        For each of them 1 or 0 by guest; NaN where not observed.
    features : array of float, shape (guest, 3)
        Features.
    coefficients : Coefficients
        One draw of the coefficients.
    """
    belief = prior(len(features))
    for n, outcome in enumerate(came):
        belief = came_step(past, n, belief, outcome, features, coefficients)
    return belief


def came_step(
    past: Past,
    n: int,
    belief: Belief,
    came: Floats,
    features: Floats,
    coefficients: Coefficients,
) -> Belief:
    """Return the belief on who comes if asked after one more round.

    Parameters
    ----------
    past : Past
        The rounds that were held.
    n : int
        Which of them.
    belief : Belief
        After the round before; the prior for the first one.
    came : array of float, shape (guest,)
        1 or 0 by guest; NaN where not observed.
    features : array of float, shape (guest, 3)
        Features.
    coefficients : Coefficients
        One draw of the coefficients.
    """
    if n:
        belief = moved(belief, float(past.gaps[n]), coefficients.years)
    return observed(belief, features, came, coefficients, float(past.powers[n]))


def on_list(cells: RoundCells, place: int) -> Floats:
    """Return 1 for each guest asked to a round or present at it, as its host was.

    Parameters
    ----------
    cells : RoundCells
        Rounds on record.
    place : int
        Place of the round among them.
    """
    listed = np.where(cells.asked[:, place] == 1.0, 1.0, 0.0)
    host = cells.rounds[place].host
    if host in cells.guests:
        listed[cells.guests.index(host)] = 1.0
    return listed


def _last_list(past: Past, series: str | None) -> Floats | None:
    """Return who was asked to, or present at, the last round of the series that was held."""
    rounds = [r for r in past.held if past.cells.rounds[r].series == series]
    return on_list(past.cells, rounds[-1]) if rounds else None


def role_counts(past: Past, stands: Bools | None = None) -> RoleCounts:
    """Return how often guests came in each role.

    Parameters
    ----------
    past : Past
        The rounds that were held.
    stands : array of bool, shape (..., round held, guest), optional
        Which cells are observed; by default all.
    """
    role = past.cells.role[:, past.held].T
    if stands is None:
        stands = np.ones(role.shape, dtype=np.bool_)
    seen = stands[..., None] & (role[..., None] == np.arange(len(ROLES)))
    own = seen.sum(axis=-3).astype(np.float64)
    last = np.zeros_like(own)
    for n in range(len(past.held)):
        came = seen[..., n, :, :]
        last = np.where(came.any(axis=-1, keepdims=True), came, last)
    return RoleCounts(own.sum(axis=-2, keepdims=True) - own, own, last)
