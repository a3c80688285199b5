"""Set the numbers of the best simple rule beside the forecast of the next round."""

from detente.assess.attendance.record import NextRound, RollingScores
from detente.assess.attendance.rules import rule_forecasts
from detente.case.case import Case
from detente.case.rounds import round_cells
from detente.runs.statistics import rounded

__all__ = ["beside_rule"]

_AS_READ = "not-asked"  # a case that reads silence otherwise has the same scores in both readings


def beside_rule(case: Case, upcoming: NextRound, scores: RollingScores | None) -> NextRound:
    """Return the forecast with what the rule that did best at past rounds says of each guest.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    upcoming : NextRound
        Forecast of the next round.
    scores : RollingScores or None
        Scores of past rounds; without any the forecast stays as it is.
    """
    best = scores.readings[_AS_READ].attendance["all"].best if scores else None
    if best is None:
        return upcoming
    cells = round_cells(case)
    rules = rule_forecasts(case, cells, upcoming.series or "")
    said = dict(zip(cells.guests, rules[best].present, strict=True)) if best in rules else {}
    guests = {
        guest: one.model_copy(update={"rule": rounded(float(said[guest]))})
        for guest, one in upcoming.guests.items()
        if guest in said
    }
    return upcoming.model_copy(update={"rule": best, "guests": upcoming.guests | guests})
