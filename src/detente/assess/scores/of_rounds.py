"""Forecast questions on a guest's part in the convenor's next round."""

from collections.abc import Sequence

from detente.assess.attendance.record import NextGuest, NextRound
from detente.assess.attendance.rules import rule_forecasts
from detente.assess.scores.guess import Guess, Guesses
from detente.case.case import Case
from detente.case.rounds import round_cells
from detente.case.schema.evidence import Question

__all__ = ["guess_of_rounds"]


def guess_of_rounds(case: Case, questions: Sequence[Question], upcoming: NextRound) -> Guesses:
    """Forecast questions whose metric is a part in a round.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    questions : sequence of Question
        The questions, each with a subject.
    upcoming : NextRound
        Forecast of the convenor's next round from the same case.

    Returns
    -------
    dict of Guess or str
        The chance if the round is held on the as-of date, and what each rule of the back-test of
        rounds says of the same guest.
    """
    if not questions:
        return {}
    cells = round_cells(case)
    rules = rule_forecasts(case, cells, upcoming.series or "")
    found: Guesses = {}
    for q in questions:
        metric, subject = q.metric or "", q.subject or ""
        guest = upcoming.guests.get(subject)
        if guest is None:
            found[q.id] = _why(case, subject)
            continue
        at = cells.guests.index(subject)
        said = {name: float(getattr(rule, metric)[at]) for name, rule in rules.items()}
        found[q.id] = Guess(_part(guest, metric), said)
    return found


def _part(guest: NextGuest, metric: str) -> float:
    return {"asked": guest.offer, "comes": guest.probability, "present": guest.present}[metric]


def _why(case: Case, subject: str) -> str:
    if not subject:
        return "it names no guest"
    if subject == case.settings.convenor:
        return "the guest is the host itself"
    if subject not in case.actors:
        return "the guest was not yet on record"
    return "the actor is no guest at rounds on the as-of date"
