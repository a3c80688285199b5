"""Forecast the next round of the convenor's series: who is asked, who comes, how many sit."""

import numpy as np

from detente.assess.attendance.cited import DRAWS, cited
from detente.assess.attendance.record import NextGuest, NextRound
from detente.case.case import Case
from detente.case.rounds import RoundCells, round_cells, series_of
from detente.engagement.attendance.forecasting import RoundForecast, forecast_round
from detente.engagement.attendance.learning import learn
from detente.numerics.arrays import Bools, Floats
from detente.runs.result import Interval
from detente.runs.statistics import rounded
from detente.vocabulary.roles import Role

__all__ = ["forecast_next", "seats_of"]

_ROLES: tuple[Role, ...] = ("non-official", "observer", "participant")


def forecast_next(case: Case, draws: int) -> NextRound:
    """Forecast a round that the convenor would hold on the as-of date.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    draws : int
        Draws of the coefficients, 1 to 64.
    """
    cells, host = round_cells(case), case.settings.convenor
    series = series_of(cells, host)
    guests = _guests(case, cells)
    forecast = _forecast(case, draws)
    return NextRound(
        series=series,
        host=host,
        rule=None,
        rounds=sum(one.held for one in cells.rounds) if case.settings.rounds.learn else 0,
        seats=seats_of(forecast.number_present),
        guests={
            guest: NextGuest(
                offer=rounded(float(forecast.asked[j])),
                probability=rounded(float(forecast.comes[j])),
                present=rounded(float(forecast.present[j])),
                roles={
                    role: rounded(float(p))
                    for role, p in zip(_ROLES, forecast.roles[j], strict=True)
                },
                rounds=int((~np.isnan(cells.asked[j])).sum()),
                rule=None,
            )
            for j, guest in enumerate(cells.guests)
            if guests[j]
        },
        claims=cited(case, lambda other: _forecast(other, min(draws, DRAWS)).present),
    )


def _forecast(case: Case, draws: int) -> RoundForecast:
    """Forecast a round of the convenor's series on the as-of date."""
    cells = round_cells(case)
    learned = learn(case, series_of(cells, case.settings.convenor), cells=cells, draws=draws)
    return forecast_round(learned, case.as_of, guests=_guests(case, cells))


def _guests(case: Case, cells: RoundCells) -> Bools:
    """Return who may be asked: everybody there on the as-of date but the host.

    A faction that forms in a run is not there yet, and one that the rule keeps out is not asked.
    """
    guests = [case.actors[guest] for guest in cells.guests]
    return np.array(
        [
            guest.id != case.settings.convenor
            and guest.id not in case.excluded
            and (guest.active_to is None or guest.active_to >= case.as_of)
            and guest.forms_month is None
            and guest.forms_hazard is None
            for guest in guests
        ],
        dtype=np.bool_,
    )


def seats_of(law: Floats) -> Interval:
    """Return median and 80 % interval of the number of seats, the host counted.

    Parameters
    ----------
    law : array of float, shape (number,)
        Probability that 0, 1, … guests come beside the host.
    """
    reached = np.cumsum(law)
    low, middle, high = (
        float(1 + np.searchsorted(reached, level - 1e-12)) for level in (0.1, 0.5, 0.9)
    )
    return Interval(p10=low, p50=middle, p90=high)
