"""Lay out scores of past rounds as the back-test of a file of rounds lays them out."""

from collections.abc import Iterable

from detente.assess.attendance.record import NumberScore, OutputScore, PastRounds, Reading
from detente.assess.scores.record import (
    GuestScores,
    MethodScore,
    Miss,
    SeatMethod,
    SeatScores,
)

__all__ = ["guest_scores", "past_misses", "reading_of", "seat_scores"]

_HALF = 0.5


def reading_of(past: PastRounds, silent: str) -> Reading | None:
    """Return the scores under the case's own reading of guests without a row.

    Parameters
    ----------
    past : PastRounds
        Past rounds with their scores.
    silent : {"not-asked", "unknown"}
        How the case reads such guests.
    """
    return None if past.scores is None else past.scores.readings[silent]


def guest_scores(one: OutputScore | None) -> GuestScores | None:
    """Return the scores of an output over one group of guests; None if nothing is scored.

    Parameters
    ----------
    one : OutputScore or None
        The scores.
    """
    if one is None or one.model is None or one.best is None or one.difference is None:
        return None
    return GuestScores(
        model=MethodScore(brier=one.model.brier, log=one.model.log, n=one.cells),
        baselines=one.rules,
        best=one.best,
        difference=one.difference,
        skill=one.skill,
        label=one.label,
    )


def seat_scores(one: NumberScore | None) -> SeatScores | None:
    """Return the scores of the number at the table; None without a round.

    Parameters
    ----------
    one : NumberScore or None
        The scores.
    """
    if one is None:
        return None
    return SeatScores(
        crps=one.model.crps,
        model=SeatMethod(**one.model.model_dump(), n=one.rounds),
        baselines=one.rules,
        best=one.best,
        difference=one.difference,
        label=one.label,
    )


def past_misses(past: PastRounds) -> list[Miss]:
    """Return the guests at past rounds on whom the forecast was on the wrong side of one half.

    Parameters
    ----------
    past : PastRounds
        Past rounds with their forecasts.
    """
    found = [miss for name in past.rounds for miss in _missed(past, name)]
    return sorted(found, key=lambda one: -abs(one.forecast - one.came))


def _missed(past: PastRounds, name: str) -> Iterable[Miss]:
    for guest, one in past.rounds[name].invitees.items():
        came = 0 if one.asked == "no" else one.came
        if came is not None and (one.present >= _HALF) != bool(came):
            yield Miss(round=name, guest=guest, forecast=one.present, came=came)
