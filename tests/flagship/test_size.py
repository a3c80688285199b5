"""The whole report of the Afghan case is short enough to be read."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.report.messages.own import own_texts
from tests.report.messages.unmarked import on_page

from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.case.reading.read import read_case
from detente.report.page import render
from detente.runs.plan import Plan

pytestmark = pytest.mark.timeout(600)

CASE = Path(__file__).resolve().parents[2] / "cases" / "afghanistan"
ADDED = 1_200  # words of contributions, flips and track record: 1,087 with 2,048 draws
CODES = frozenset({"Bah", "Fay", "Kud"})  # short names of provinces on the narrow map


class Words(HTMLParser):
    """Count the words outside pictures, as a reader would."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"svg", "script", "style", "head"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"svg", "script", "style", "head"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.count += len(data.split())


@cache
def summary() -> Summary:
    with TemporaryDirectory() as place:
        made = run(read_case(CASE), Path(place) / "run", Plan(draws=128, workers=2)).summary
    return Summary.model_validate(made)


@cache
def page(language: str = "en") -> str:
    return render(summary(), language=language)


def words() -> int:
    found = Words()
    found.feed(page())
    return found.count


def test_it_has_at_most_40_tables_and_900_kilobytes():
    assert page().count("<table") <= 40
    assert len(page().encode()) <= 900_000


def test_it_has_at_most_17000_words_with_the_added_answers():
    assert words() + ADDED <= 17_000


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_no_plain_english_is_left_in_another_language(language):
    assert on_page(page(language), own_texts(summary(), read_case(CASE)), words=CODES) == []
