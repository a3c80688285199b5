"""Draw the rates of contact from the case's own record, and those of its first talks."""

from itertools import compress

import numpy as np
from scipy import special

from detente.case.case import Case
from detente.case.contacts import contact_ties, record_start, years_of
from detente.case.rounds import round_cells
from detente.engagement.setup.inputs import Inputs
from detente.models.contact.exposure import LEVELS, Exposure, exposure_of
from detente.models.contact.rates import Luck
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = ["contact_luck", "contact_record", "first_talks"]

_MONTHS_A_YEAR = 12.0
_TALKS = (1.0, 55.0)  # first talks: one event in 55 months, as efforts of mediation elsewhere


def contact_record(inputs: Inputs) -> Exposure:
    """Return the discounted record of every power, by draw: a contact counts where it exists.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.

    Returns
    -------
    Exposure
        ``years`` of shape (draw, power, 4), ``moves`` of shape (draw, power, 4, 4).
    """
    case, count = inputs.case, inputs.numbers.count
    ties = contact_ties(case)
    start, now = years_of(record_start(case)), years_of(case.as_of)
    years = np.zeros((count, len(ties), LEVELS))
    moves = np.zeros((count, len(ties), LEVELS, LEVELS))
    for j, (power, of_power) in enumerate(ties.items()):
        begun = case.actors[power].active_from
        since = max(start, years_of(begun)) if begun else start
        exist = np.array([inputs.any_tie([one.tie]) for one in of_power], dtype=np.bool_)
        patterns, which = _patterns(exist.reshape(len(of_power), count).T)
        spells = [one.spell for one in of_power]
        found = [exposure_of(list(compress(spells, row)), since, now) for row in patterns]
        years[:, j] = np.array([one.years for one in found])[which]
        moves[:, j] = np.array([one.moves for one in found])[which]
    return Exposure(years, moves)


def _patterns(exist: Bools) -> tuple[Bools, Ints]:
    """Return the different rows, and for each draw which of them it has."""
    if exist.shape[1] == 0:
        return np.zeros((1, 0), dtype=np.bool_), np.zeros(len(exist), dtype=np.int64)
    rows, which = np.unique(exist, axis=0, return_inverse=True)
    return rows, which.reshape(-1)


def contact_luck(inputs: Inputs) -> Luck:
    """Return the uniforms that a draw's rates of contact are made from.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    powers = [power.id for power in inputs.case.powers()]

    def several(name: str, items: list[str]) -> Floats:
        luck = [inputs.choice(f"contact-{name}-{item}") for item in items]
        return np.stack(luck, axis=1) if luck else np.zeros((inputs.numbers.count, 0))

    return Luck(
        opening=inputs.choice("contact-opening"),
        down=inputs.choice("contact-down"),
        together=inputs.choice("contact-together"),
        own=several("own", powers),
        shares=several("level", ["clandestine", "unofficial", "open"]),
        rises=several("rise", ["unofficial", "open", "from-unofficial"]),
    )


def first_talks(inputs: Inputs) -> Floats:
    r"""Return the log-odds a month of first talks of government and movement, shape (draw,).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.

    Notes
    -----
    The rate is drawn from Gamma(1 + n, 55 + months on record), n being the rounds at which both
    sat. The months are those since the record of contact starts, or since the first round if that
    was before. The prior's mean is that of efforts of mediation elsewhere, 442 in 24,240 months of
    conflicts :cite:p:`derouen2011`, weighed as one event; it stands alone where the case does not
    learn from its rounds.
    """
    case = inputs.case
    shape, months = np.full(inputs.numbers.count, _TALKS[0]), 0.0
    if case.settings.rounds.learn:
        start = min([record_start(case), *(one.day for one in round_cells(case).rounds)])
        months = _MONTHS_A_YEAR * (years_of(case.as_of) - years_of(start))
        shape += _both_sat(inputs, case)
    luck = inputs.choice("first-talks")
    rate = special.gammaincinv(shape, luck) / (_TALKS[1] + months)
    chance = -np.expm1(-rate)
    return np.asarray(np.log(chance) - np.log1p(-chance))


def _both_sat(inputs: Inputs, case: Case) -> Floats:
    """Return at how many rounds government and movement both sat, by draw."""
    government, side = case.settings.government, case.within(case.settings.movement)
    sat = np.zeros(inputs.numbers.count)
    for one in round_cells(case).rounds:
        there = [part for part in one.parts if part.role != "absent"]
        both = np.ones(inputs.numbers.count, dtype=np.bool_)
        for who in ({government}, side):
            rows = [inputs.row_stands(part.claims) for part in there if part.actor in who]
            both &= np.logical_or.reduce(rows) if rows else False
        sat += both
    return sat
