"""The fate that UCDP would code (section 9 of the page; codes of the record, section 1.1).

A history is what a run tells month by month: who won, deal, ceasefire and low activity at each
month's end, deaths of each month. It goes on twelve months after the horizon.
"""

from dataclasses import dataclass

CONTINUES, AGREEMENT, CEASEFIRE, GOVERNMENT, REBELS, LOW = range(6)
QUIET_DEATHS, QUIET_RATIO, YEAR = 25.0, 0.1, 12
WAR_AGAIN = {"government": 0.0146, "rebels": 0.017}


@dataclass
class History:
    """Months 1 to the horizon plus twelve; entry 0 is month 1."""

    horizon: int
    deal: list[bool]
    ceasefire: list[bool]
    low: list[bool]
    deaths: list[float]  # a month; with ``ratio`` in units of the first day
    victory: tuple[int, str] | None = None  # month, winner
    ratio: bool = False


def quiet(history: History, month: int) -> bool:
    """Tell whether fewer than 25 die in the twelve months after a month's end."""
    after = sum(history.deaths[month : month + YEAR])
    return after < (QUIET_RATIO * YEAR if history.ratio else QUIET_DEATHS)


def fate(history: History) -> tuple[int, int | None]:
    """Return the code and the month of the first fate within the horizon."""
    for month in range(1, history.horizon + 1):
        if history.victory is not None and history.victory[0] == month:
            return (GOVERNMENT if history.victory[1] == "government" else REBELS), month
        at = month - 1
        calm = (
            (history.deal[at], AGREEMENT),
            (history.ceasefire[at], CEASEFIRE),
            (history.low[at], LOW),
        )
        for holds, code in calm:
            if holds and quiet(history, month):
                return code, month
    return CONTINUES, None
