"""Forecast rounds that were announced: whether they are held, and who comes."""

import numpy as np

from detente.assess.attendance.record import AnnouncedGuest, AnnouncedRound
from detente.case.announced import Ahead, announced_ahead, announced_before
from detente.case.case import Case
from detente.case.rounds import RoundCells, round_cells, series_of
from detente.engagement.attendance.forecasting import forecast_round
from detente.engagement.attendance.learning import learn
from detente.models.attendance.announced import HELD_LATER, came_law, held_law
from detente.numerics.arrays import Floats
from detente.runs.statistics import rounded

__all__ = ["forecast_announced"]


def forecast_announced(case: Case, draws: int) -> dict[str, AnnouncedRound]:
    """Forecast the announced rounds after the as-of date.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    draws : int
        Draws of the coefficients, 1 to 64.
    """
    kept = announced_before(case)
    held = _mean(held_law(kept.held, kept.not_held))
    came = _mean(came_law(kept.came, kept.stayed_away))
    cells = round_cells(case)
    return {
        one.id: _forecast(case, cells, one, (held, came), draws) for one in announced_ahead(case)
    }


def _forecast(
    case: Case, cells: RoundCells, one: Ahead, chances: tuple[float, float], draws: int
) -> AnnouncedRound:
    held, came = chances
    learned = learn(case, series_of(cells, one.host), cells=cells, draws=draws)
    anybody = np.ones(len(cells.guests), dtype=np.bool_)
    found = forecast_round(learned, one.day, guests=anybody).comes
    comes = dict(zip(cells.guests, found.tolist(), strict=True))
    guests = {}
    for guest in sorted(one.asked, key=cells.guests.index):
        agreed = guest in one.agreed
        chance = max(comes[guest], came) if agreed else comes[guest]
        guests[guest] = AnnouncedGuest(
            agreed=agreed, if_held=rounded(chance), on_time=rounded(held * chance)
        )
    return AnnouncedRound(
        title=one.title,
        date=one.day.isoformat(),
        host=one.host,
        on_time=rounded(held),
        ever=rounded(held + (1.0 - held) * HELD_LATER),
        guests=guests,
    )


def _mean(law: Floats) -> float:
    return float(law[0] / law.sum())
