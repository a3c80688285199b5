"""Check dated questions: metrics that exist, and what each of them needs."""

from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.rounds import GUEST_KINDS
from detente.case.schema.evidence import Question
from detente.case.schema.forecasts import FORECASTS, Forecastable
from detente.errors import Finding

__all__ = ["check_questions"]

_FILE = "questions.csv"
_NEEDS = {
    "subject": "the id of a guest",
    "threshold": "the event is that the metric is at least this",
}


def check_questions(view: View) -> list[Finding]:
    """Return findings about the questions of a case."""
    rows = list(view.case.questions.with_lines())
    found = [
        finding
        for line, question in rows
        if question.metric
        for finding in _of(view, line, question, question.metric)
    ]
    return [*found, *(_closed(view, rows) if view.holds("as_of") else [])]


def _closed(view: View, rows: list[tuple[int, Question]]) -> list[Finding]:
    """Find questions that closed before the as-of date."""
    as_of = view.case.settings.as_of
    return [
        KINDS.question_closed(
            _FILE, line, "close_date", value=one.close_date, id=one.id, as_of=as_of
        )
        for line, one in rows
        if one.close_date <= as_of
    ]


def _of(view: View, line: int, question: Question, metric: str) -> list[Finding]:
    known = FORECASTS.get(metric)
    if known is None:
        return [
            KINDS.metric_unknown(
                _FILE,
                line,
                "metric",
                value=metric,
                allowed=listed(FORECASTS, 30),
                hint=did_you_mean(metric, FORECASTS),
            )
        ]
    return [*_cells(line, question, known), *_never_a_guest(view, line, question, known)]


def _cells(line: int, question: Question, known: Forecastable) -> list[Finding]:
    """Find cells that the metric needs, or does not read."""
    found = []
    for field, what in _NEEDS.items():
        given, needed = getattr(question, field) is not None, bool(getattr(known, field))
        if needed and not given:
            found.append(KINDS.metric_incomplete(_FILE, line, field, value=known.name, what=what))
        elif given and not needed:
            found.append(
                KINDS.not_used(
                    _FILE,
                    line,
                    field,
                    value=question.id,
                    rows="this cell is",
                    why=f"metric {known.name} reads no {field}",
                    do="empty the cell or name another metric",
                )
            )
    return found


def _never_a_guest(view: View, line: int, question: Question, known: Forecastable) -> list[Finding]:
    actor = view.case.actors.by_id.get(question.subject or "")
    if not known.subject or actor is None or actor.kind in GUEST_KINDS:
        return []
    return [KINDS.not_a_guest(_FILE, line, "subject", value=actor.id, kind=actor.kind)]
