"""Draw each guest's log-odds of coming to a round from what past rounds say of it."""

from typing import NamedTuple

import numpy as np
from scipy import special

from detente.case.case import Case
from detente.case.rounds import RoundCells, round_cells, series_of
from detente.engagement.attendance.features import guest_features, states_of
from detente.engagement.attendance.forecasting import on_the_day
from detente.engagement.attendance.learning import (
    COEFFICIENT_DRAWS,
    OneOutput,
    Past,
    came_step,
    on_list,
    past_of,
    role_counts,
)
from detente.engagement.setup.inputs import Inputs
from detente.estimates.attendance import comes_for
from detente.models.attendance.propensity import Belief, level_grid, prior, propensity_grid
from detente.models.attendance.roles import role_law
from detente.numerics.arrays import Bools, Floats

__all__ = ["Comers", "comers_of", "consent_of", "reference_of", "roles_of"]

_ROUNDS_WITHOUT = 3  # rounds at which a guest was never asked before that says something


class Comers(NamedTuple):
    """What decides who comes, by draw.

    Attributes
    ----------
    guests : tuple of str
        Ids, in the order of ``actors.csv``.
    odds : array of float, shape (draw, guest)
        Log-odds of coming if asked, but for the propensity and the round.
    propensity : array of float, shape (draw, guest)
        In standard deviations, on the as-of date.
    spread, years, round : array of float, shape (draw,)
        Standard deviation of propensities; time constant of their drift; standard deviation of
        rounds' levels.
    """

    guests: tuple[str, ...]
    odds: Floats
    propensity: Floats
    spread: Floats
    years: Floats
    round: Floats


def comers_of(inputs: Inputs, never_asked: Floats, series: str | None) -> Comers:
    """Draw the log-odds, the propensities and the roles of every guest.

    Each draw takes its own draw of the coefficients and reads those rows of rounds that stand in
    it: a row none of whose claims holds is not observed.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    never_asked : array of float, shape (draw,)
        Fall of the log-odds of a guest never asked in three or more rounds.
    series : str or None
        Series whose next round is meant; rounds of other series count less.
    """
    case, first, count = inputs.case, inputs.numbers.first, inputs.numbers.count
    cells = round_cells(case)
    features = guest_features(case)
    learns = case.settings.rounds.learn
    past = past_of(cells, series)
    nothing = np.zeros((count, 0, len(cells.guests)), np.bool_)
    stands = _standing(inputs, past) if learns else nothing
    level = inputs.choice("attendance-level")
    luck = np.stack([inputs.choice(f"attendance-{g}") for g in features.guests], axis=1)
    estimates = comes_for(case.settings.id, states_of(case))
    beliefs = _beliefs(case, past, stands, features.comes, first)
    odds, propensity = np.empty(luck.shape), np.empty(luck.shape)
    coefficients = [estimates.of_draw(n) for n in range(COEFFICIENT_DRAWS)]
    for n in range(count):
        own = (first + n) % COEFFICIENT_DRAWS
        belief, drawn = beliefs[n], coefficients[own]
        place = int(np.searchsorted(np.cumsum(belief.level), level[n]))
        place = min(place, len(belief.level) - 1)
        odds[n] = features.comes @ drawn.weights + drawn.case * level_grid()[place]
        propensity[n] = _inverted(belief.propensity[:, place], luck[n])
    if learns:
        odds -= never_asked[:, None] * _never(cells)
    used = [coefficients[(first + n) % COEFFICIENT_DRAWS] for n in range(count)]
    return Comers(
        guests=features.guests,
        odds=odds,
        propensity=propensity,
        spread=np.array([one.spread for one in used]),
        years=np.array([one.years for one in used]),
        round=np.array([one.round for one in used]),
    )


def _standing(inputs: Inputs, past: Past) -> Bools:
    """Return which cells are observed in each draw, shape (draw, round held, guest)."""
    guests = past.cells.guests
    stands = np.ones((inputs.numbers.count, len(past.held), len(guests)), dtype=np.bool_)
    for n, r in enumerate(past.held):
        for part in past.cells.rounds[r].parts:
            if part.claims and part.actor in guests:
                stands[:, n, guests.index(part.actor)] = inputs.row_stands(part.claims)
    return stands


def _beliefs(
    case: Case, past: Past, stands: Bools, features: Floats, first: int
) -> dict[int, Belief]:
    """Return each draw's belief on the as-of date, from the rows that stand in it.

    Draws of one coefficient follow each other and share their beliefs for as long as they saw the
    same.
    """
    estimates = comes_for(case.settings.id, states_of(case))
    held = past.held[: stands.shape[1]]
    came = past.cells.came[: stands.shape[2], held].T
    seen = stands & ~np.isnan(came)
    found: dict[int, Belief] = {}
    for own in range(min(COEFFICIENT_DRAWS, first + len(stands))):
        coefficients = estimates.of_draw(own)
        known = {b"": prior(len(features))}
        ended: dict[bytes, Belief] = {}
        for n in range((own - first) % COEFFICIENT_DRAWS, len(stands), COEFFICIENT_DRAWS):
            keys = [seen[n, :r].tobytes() for r in range(len(held) + 1)]
            for r in range(len(held)):
                if keys[r + 1] not in known:
                    outcome = np.where(seen[n, r], came[r], np.nan)
                    known[keys[r + 1]] = came_step(
                        past, r, known[keys[r]], outcome, features, coefficients
                    )
            if keys[-1] not in ended:
                output = OneOutput(coefficients, known[keys[-1]])
                last = past.cells.rounds[held[-1]].day if held else None
                ended[keys[-1]] = on_the_day(output, last, case.as_of)
            found[n] = ended[keys[-1]]
    return found


def _inverted(chance: Floats, luck: Floats) -> Floats:
    """Return propensities by inversion, spread evenly within their cells of the grid."""
    grid = propensity_grid()
    below = np.cumsum(chance, axis=1)
    cell = np.minimum((below < luck[:, None]).sum(axis=1), len(grid) - 1)
    rows = np.arange(len(luck))
    within = (luck - (below[rows, cell] - chance[rows, cell])) / chance[rows, cell]
    return np.asarray(grid[cell] + (np.clip(within, 0.0, 1.0) - 0.5) * (grid[1] - grid[0]))


def _never(cells: RoundCells) -> Floats:
    """Return 1 for guests who were seen at three or more rounds and never asked."""
    seen = (~np.isnan(cells.asked)).sum(axis=1)
    ever = (cells.asked == 1.0).any(axis=1)
    return np.where((seen >= _ROUNDS_WITHOUT) & ~ever, 1.0, 0.0)


def roles_of(inputs: Inputs) -> tuple[Floats, Floats]:
    """Draw each power's and the government's chances of the two steps up in role.

    A row of a round counts in the draws in which one of its claims holds.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.

    Returns
    -------
    array of float, shape (draw, guest)
        Of coming as observer or more; of taking part, given that.
    """
    case = inputs.case
    guests = case.guests()
    cells = round_cells(case)
    past = past_of(cells, None)
    counts = role_counts(past, _standing(inputs, past))
    weight = float(case.settings.rounds.learn)
    law = role_law(*(weight * rows for rows in (counts.others, counts.own, counts.last)))
    ids = cells.guests
    steps = []
    for name, shapes in (("official", law.official), ("participant", law.participant)):
        luck = np.stack([inputs.choice(f"role-{name}-{guest}") for guest in guests], axis=1)
        own = shapes[:, [ids.index(guest) for guest in guests]]
        steps.append(np.asarray(special.betaincinv(own[..., 0], own[..., 1], luck)))
    return steps[0], steps[1]


def consent_of(case: Case, convenor: str, stated: str) -> float:
    """Return the probability that the government consents to a convenor's rounds.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    convenor : str
        Id of the convenor.
    stated : {"yes", "no", "unknown"}
        What the strategy says.

    Returns
    -------
    float
        The mean of Beta(1 + y, 1 + n): y rounds at which the government sat or was host, n at
        which it was not asked or declined.
    """
    if stated != "unknown":
        return float(stated == "yes")
    cells = round_cells(case)
    government = case.settings.government
    own = [r for r, one in enumerate(cells.rounds) if one.held and one.host == convenor]
    if not case.settings.rounds.learn or government not in cells.guests:
        return 0.5
    row = cells.guests.index(government)
    sat = sum(float(cells.came[row, r] == 1.0) for r in own)
    against = sum(float(cells.asked[row, r] == 0.0 or cells.came[row, r] == 0.0) for r in own)
    if convenor == government:
        sat += len(own)
    return (1.0 + sat) / (2.0 + sat + against)


def reference_of(case: Case, convenor: str, series: str | None) -> dict[str, float] | None:
    """Return the last list of a series, 1 for its host and each guest asked or present.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    convenor : str
        Id of the convenor.
    series : str or None
        Series; by default the convenor's latest.

    Returns
    -------
    dict or None
        By id of the guest; None if the series has no round.
    """
    cells = round_cells(case)
    name = series or series_of(cells, convenor)
    rounds = [r for r, one in enumerate(cells.rounds) if one.held and one.series == name]
    if not rounds or not case.settings.rounds.learn:
        return None
    return dict(zip(cells.guests, on_list(cells, rounds[-1]).tolist(), strict=True))
