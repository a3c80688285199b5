"""Ledgers with a few lines."""

from datetime import date
from pathlib import Path

from detente.ledger.filing import Asked, file_forecast, resolve_question
from detente.ledger.record import Line
from detente.ledger.store import LedgerFolder

TODAY = date(2021, 6, 1)


def asked(question: str = "q1", case: str = "valley", closes: date = date(2021, 12, 31)) -> Asked:
    return Asked(
        case=case,
        question=question,
        text="Will they talk?",
        closes=closes,
        as_of=date(2020, 12, 31),
        run_digest="a" * 64,
        case_digest="b" * 64,
    )


def filed(
    folder: Path, chance: float = 0.3, day: date = TODAY, today: date = TODAY, **question
) -> Line:
    return file_forecast(LedgerFolder(folder), asked(**question), chance, day, today)


def resolved(
    folder: Path, question: str = "q1", outcome="yes", day=date(2021, 12, 1), **how
) -> Line:
    how = {"source": "a paper, 2 December 2021", "today": date(2022, 1, 1), **how}
    source, today = how.pop("source"), how.pop("today")
    return resolve_question(LedgerFolder(folder), question, outcome, source, day, today, **how)


def four_lines(folder: Path) -> Path:
    """Return a ledger of three forecasts and an outcome."""
    filed(folder)
    filed(folder, 0.8, question="q2")
    filed(folder, 0.4)
    resolved(folder)
    return folder
