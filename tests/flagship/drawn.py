"""A run of the Afghan case and its page, made once for the tests that only read them."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.case.case import Case
from detente.case.reading.read import read_case
from detente.report.page import render
from detente.runs.plan import Plan

__all__ = ["CASE", "case", "folder", "page", "summary"]

CASE = Path(__file__).resolve().parents[2] / "cases" / "afghanistan"


@cache
def case() -> Case:
    return read_case(CASE)


@cache
def folder() -> Path:
    """Return the folder of a run of 128 draws; it is deleted with the session's folders."""
    return run(case(), Path(mkdtemp()) / "run", Plan(draws=128, workers=2)).folder.path


@cache
def summary() -> Summary:
    return Summary.model_validate_json((folder() / "summary.json").read_text(encoding="utf-8"))


@cache
def page(language: str = "en") -> str:
    return render(summary(), language=language)
