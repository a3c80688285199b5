"""What may be filed: no forecast after its question closed, no outcome of a question unasked."""

from dataclasses import dataclass
from datetime import date

from detente.errors import DomainError, UnknownNameError
from detente.ledger.record import ForecastLine, Line, OutcomeLine, What
from detente.ledger.store import LedgerFolder

__all__ = ["Asked", "file_forecast", "outcomes_of", "resolve_question"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of a run.

    Parameters
    ----------
    case, question : str
        Ids.
    text : str
        The question.
    closes : date
        Last day that counts.
    as_of : date
        Day to which the run reads the case.
    run_digest, case_digest : str
        SHA-256 of the run and of its case.
    """

    case: str
    question: str
    text: str
    closes: date
    as_of: date
    run_digest: str
    case_digest: str


def file_forecast(
    ledger: LedgerFolder, asked: Asked, probability: float, day: date, today: date
) -> Line:
    """Add a forecast to a ledger; a second one on the same question is a line of its own.

    Parameters
    ----------
    ledger : LedgerFolder
        Where.
    asked : Asked
        The question.
    probability : float
        Chance of yes, in [0, 1].
    day : date
        Day of the forecast.
    today : date
        Day of the clock.

    Returns
    -------
    ForecastLine
        The line that was added.

    Raises
    ------
    DomainError
        If the question has closed by that day or has an outcome in the ledger, if the day is to
        come, or before the day to which the run reads, or if the probability is not one.
    CaseError, LedgerError
        As `LedgerFolder.append`.
    """
    if not 0.0 <= probability <= 1.0:
        message = f"probability is {probability:g}; it must be in [0, 1]"
        raise DomainError(message)
    _not_to_come("the forecast", day, today)
    if day > asked.closes:
        message = (
            f"question '{asked.question}' closed on {asked.closes}; a forecast dated {day} comes "
            "after that, and nothing was filed"
        )
        raise DomainError(message)
    if day < asked.as_of:
        message = (
            f"the run reads what was known on {asked.as_of}; a forecast made with it cannot be "
            f"dated {day}"
        )
        raise DomainError(message)

    def make(lines: list[Line]) -> Line:
        if known := outcomes_of(lines).get((asked.case, asked.question)):
            message = (
                f"question '{asked.question}' was resolved in line {known.number} "
                f"({known.outcome}, {known.date}); nothing was filed"
            )
            raise DomainError(message)
        return ForecastLine(
            number=len(lines) + 1,
            written=today,
            case=asked.case,
            question=asked.question,
            date=day,
            text=asked.text,
            closes=asked.closes,
            probability=probability,
            as_of=asked.as_of,
            run_digest=asked.run_digest,
            case_digest=asked.case_digest,
            previous=lines[-1].digest if lines else "",
            digest="",
        )

    return ledger.append(make)


def resolve_question(
    ledger: LedgerFolder,
    question: str,
    outcome: What,
    source: str,
    day: date,
    today: date,
    *,
    case: str | None = None,
    correct: bool = False,
) -> Line:
    """Add the outcome of a question to a ledger.

    Parameters
    ----------
    ledger : LedgerFolder
        Where.
    question : str
        Id of the question.
    outcome : {"yes", "no", "mixed"}
        What came about.
    source : str
        Where that can be checked.
    day : date
        Day on which it was decided.
    today : date
        Day of the clock.
    case : str, optional
        Id of the case, where several have a question of this id.
    correct : bool
        Replace an outcome that was filed before; the old line stays.

    Returns
    -------
    OutcomeLine
        The line that was added.

    Raises
    ------
    UnknownNameError
        If the ledger has no forecast on the question, or several cases have one.
    DomainError
        If there is an outcome already, or none to correct, if the day is to come, or if the
        source is empty or has odd characters.
    CaseError, LedgerError
        As `LedgerFolder.append`; a ledger that does not exist is not begun.
    """
    _not_to_come("the outcome", day, today)
    if not source.strip() or not source.isprintable():
        message = "the source must be a text on one line, such as an address or a title with date"
        raise DomainError(message)
    ledger.read()

    def make(lines: list[Line]) -> Line:
        of = _case_of(lines, question, case)
        known = outcomes_of(lines).get((of, question))
        if known and not correct:
            message = (
                f"question '{question}' was resolved in line {known.number} ({known.outcome}); "
                "--correct adds a line that replaces it"
            )
            raise DomainError(message)
        if correct and not known:
            message = f"question '{question}' has no outcome to correct; leave out --correct"
            raise DomainError(message)
        return OutcomeLine(
            number=len(lines) + 1,
            written=today,
            case=of,
            question=question,
            date=day,
            outcome=outcome,
            source=source.strip(),
            corrects=known.number if known else None,
            previous=lines[-1].digest,
            digest="",
        )

    return ledger.append(make)


def outcomes_of(lines: list[Line]) -> dict[tuple[str, str], OutcomeLine]:
    """Return the outcome in force of each question, by case and question."""
    return {(line.case, line.question): line for line in lines if line.kind == "outcome"}


def _case_of(lines: list[Line], question: str, case: str | None) -> str:
    """Return the case whose question is meant."""
    asked = dict.fromkeys((x.case, x.question) for x in lines if x.kind == "forecast")
    fits = [c for c, q in asked if q == question and case in {None, c}]
    if len(fits) == 1:
        return fits[0]
    if fits:
        message = f"cases {', '.join(fits)} have a question '{question}'; say which with --case"
        raise UnknownNameError(message)
    held = ", ".join(f"{q} ({c})" for c, q in asked)
    where = f" of case '{case}'" if case else ""
    message = f"the ledger has no forecast on question '{question}'{where}; it has: {held}"
    raise UnknownNameError(message)


def _not_to_come(what: str, day: date, today: date) -> None:
    if day > today:
        message = f"{what} is dated {day}, and today is {today}; a ledger holds no date to come"
        raise DomainError(message)
