"""Forecast questions on the fate of the war from the record of other wars."""

from collections.abc import Sequence

from detente.assess.record.answer import wars_like_this
from detente.assess.record.record import NoRecord, WarsLikeThis
from detente.assess.scores.guess import COIN, Guess, Guesses, months_to
from detente.case.case import Case
from detente.case.schema.evidence import Question
from detente.estimates.record import latest_cut, shipped
from detente.estimates.war import average, recent

__all__ = ["guess_of_record", "rates_of_record"]

_GOES_ON = "continues"
_WHY: dict[NoRecord, str] = {
    "not-stated": "the case does not state its war",
    "too-early": "the record does not begin before the as-of date",
    "too-long": "the record reaches 60 months ahead, and the question closes later",
    "first-year": "the war is in its first year, of which the record has counts only",
    "over": "the record counts the war as over",
}


def guess_of_record(case: Case, questions: Sequence[Question]) -> Guesses:
    """Forecast questions whose metric is an event of the record.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    questions : sequence of Question
        The questions.
    """
    return {q.id: _guess(case, q) for q in questions}


def _guess(case: Case, question: Question) -> Guess | str:
    months, event = months_to(case.as_of, question), question.metric or ""
    found = wars_like_this(case, months)
    if found.why_none is not None:
        return _WHY[found.why_none]
    if event not in found.chances:
        return "the war is quiet, and the record of quiet wars does not count this event"
    rules = {"constant": COIN, "last_time": float(event == _GOES_ON)}
    rules |= {} if found.quiet else _rates(case, found, event, months)
    return Guess(found.chances[event].chance, rules)


def rates_of_record(case: Case, event: str, months: int) -> dict[str, float]:
    """Return the average rate of an event among wars, and the recent one, if the record has them.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    event : str
        A fate or an event of the record.
    months : int
        Months ahead.
    """
    found = wars_like_this(case, months)
    known = found.why_none is None and not found.quiet
    return _rates(case, found, event, months) if known else {}


def _rates(case: Case, found: WarsLikeThis, event: str, months: int) -> dict[str, float]:
    assert found.unit is not None  # given wherever there is a forecast
    cut = latest_cut(shipped(found.unit), case.as_of.year - 1)
    return {
        "base_rate": average(cut, event, months),
        "running_recent": recent(cut, event, months),
    }
