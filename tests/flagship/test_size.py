"""The whole report of the Afghan case is short enough to be read."""

from html.parser import HTMLParser

import pytest
from tests.flagship.drawn import case, page, summary
from tests.report.messages.own import own_texts
from tests.report.messages.unmarked import on_page

pytestmark = pytest.mark.timeout(600)

ADDED = 1_100  # words of contributions, flips and track record: 1,084 with 2,048 draws
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
    assert on_page(page(language), own_texts(summary(), case()), words=CODES) == []
