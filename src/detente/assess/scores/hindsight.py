"""Refuse to forecast a question that was already decided on the as-of date."""

from datetime import date

from detente.case.case import Case
from detente.case.findings.catalogue import KINDS
from detente.case.schema.evidence import Question
from detente.errors import CaseError, Finding

__all__ = ["decided_on", "refuse_hindsight"]


def decided_on(question: Question) -> date:
    """Return the first day on which the answer was known: that of the outcome, or the close date.

    Parameters
    ----------
    question : Question
        The question, with its outcome.
    """
    outcome = question.outcome_date
    return question.close_date if outcome is None else min(outcome, question.close_date)


def refuse_hindsight(uncut: Case, as_of: date) -> None:
    """Raise if a question was decided on the as-of date or before.

    Parameters
    ----------
    uncut : Case
        The case, with the outcomes of its questions.
    as_of : date
        Last day of knowledge.

    Raises
    ------
    CaseError
        With one finding for each such question.
    """
    decided = {
        line: (q, day)
        for line, q in uncut.questions.with_lines()
        if (day := decided_on(q)) <= as_of
    }
    if not decided:
        return
    first = min(day for _, day in decided.values())
    findings: list[Finding] = [
        KINDS.question_decided(
            "questions.csv",
            line,
            "outcome_date" if q.outcome_date == day else "close_date",
            value=day.isoformat(),
            id=q.id,
            as_of=as_of.isoformat(),
            first=first.isoformat(),
        )
        for line, (q, day) in decided.items()
    ]
    raise CaseError(findings)
