"""Forecast rounds that were announced: whether they are held, and who comes."""

from collections.abc import Sequence

import numpy as np

from detente.assess.attendance.record import AnnouncedGuest, AnnouncedRound
from detente.case.announced import Ahead, announced_ahead, announced_before
from detente.case.case import Case
from detente.case.rounds import RoundCells, round_cells
from detente.engagement.attendance.forecasting import Agreed, forecast_round
from detente.engagement.attendance.learning import learn
from detente.models.attendance.announced import HELD_LATER, came_law, held_law
from detente.numerics.arrays import Floats
from detente.runs.statistics import rounded

__all__ = ["agreed_to", "forecast_announced"]


def forecast_announced(case: Case, draws: int) -> dict[str, AnnouncedRound]:
    """Forecast the announced rounds after the as-of date.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    draws : int
        Draws of the coefficients, 1 to 64.
    """
    held, came = _chances(case)
    cells = round_cells(case)
    return {
        one.id: _forecast(case, cells, one, (held, came), draws) for one in announced_ahead(case)
    }


def agreed_to(case: Case, name: str, guests: Sequence[str]) -> Agreed | None:
    """Return what was announced of a round that is yet to be held; None if nothing was.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    name : str
        Id of the round.
    guests : sequence of str
        Ids of the guests, in the order of the forecast.
    """
    found = next((one for one in announced_ahead(case) if one.id == name), None)
    return None if found is None else _agreed(found, guests, _chances(case)[1])


def _agreed(one: Ahead, guests: Sequence[str], came: float) -> Agreed:
    return Agreed(
        asked=np.array([guest in one.asked for guest in guests], dtype=np.bool_),
        agreed=np.array([guest in one.agreed for guest in guests], dtype=np.bool_),
        comes=came,
    )


def _chances(case: Case) -> tuple[float, float]:
    """Return how likely an announced round is held on time, and who accepted comes to it."""
    kept = announced_before(case)
    held = _mean(held_law(kept.held, kept.not_held))
    return held, _mean(came_law(kept.came, kept.stayed_away))


def _forecast(
    case: Case, cells: RoundCells, one: Ahead, chances: tuple[float, float], draws: int
) -> AnnouncedRound:
    held, came = chances
    learned = learn(case, one.series, cells=cells, draws=draws)
    anybody = np.ones(len(cells.guests), dtype=np.bool_)
    known = _agreed(one, cells.guests, came)
    found = forecast_round(learned, one.day, guests=anybody, announced=known).comes
    comes = dict(zip(cells.guests, found.tolist(), strict=True))
    guests = {
        guest: AnnouncedGuest(
            agreed=guest in one.agreed,
            if_held=rounded(comes[guest]),
            on_time=rounded(held * comes[guest]),
        )
        for guest in sorted(one.asked, key=cells.guests.index)
    }
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
