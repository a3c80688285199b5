"""Page one keeps to its words: blocks give way in order, and say what is inside."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.documents import document, read
from tests.report.filled import PARTS, filled

from detente.report.sections.page_one import room
from detente.report.sections.page_one.assembled import page_one
from detente.report.sections.page_one.record import MOST_WORDS, words_of

EVERY = [some for n in range(len(PARTS) + 1) for some in itertools.combinations(PARTS, n)]


def cramped(monkeypatch, words: int, *parts: str):
    """Return page one with room for so many words."""
    monkeypatch.setattr(room, "MOST_WORDS", words)
    return page_one(read(filled(document(), *parts)))


@pytest.mark.parametrize("parts", EVERY, ids="-".join)
def test_every_combination_keeps_to_the_words(parts):
    assert words_of(page_one(read(filled(document(), *parts)))) <= MOST_WORDS


@given(words=st.lists(st.integers(1, 60), min_size=5, max_size=5), options=st.integers(1, 12))
def test_long_texts_of_a_case_keep_to_the_words(words, options):
    found = filled(document(), *PARTS)
    new, why, do, event, dissent = (" ".join(["word"] * number) for number in words)
    found["advice"] |= {"what_is_new": new, "why_it_matters": why}
    for one in found["advice"]["recommendations"]:
        one["do"] = do
    for one in found["indicators"]["events"]:
        one["title"] = " ".join(event.split()[:30])
    found["dissents"][0]["text"] = dissent
    for one in found["strategy_list"]:
        one["title"] = " ".join(["word"] * options)
    assert words_of(page_one(read(found))) <= MOST_WORDS


def test_with_room_nothing_gives_way(monkeypatch):
    page = cramped(monkeypatch, 10_000, *PARTS)
    assert len(page.watch) == 5
    assert len(page.advice.recommendations) == 3
    assert page.few is None
    assert not any("inside" in entry.words for entry in (*page.camps.key, *page.options.key))


def test_titles_of_tests_give_way_first(monkeypatch):
    whole = cramped(monkeypatch, 10_000)
    page = cramped(monkeypatch, words_of(whole) - 1)
    tests = len(document()["camps"]["tests"])
    assert tests > 1
    assert [entry.words for entry in page.camps.key[-2:]] == [
        f"1 to {tests}: partner tests, named inside",
        "✓ passes, ✗ fails, ? unknown",
    ]
    assert len(page.camps.key) == len(whole.camps.key) - tests + 1
    assert page.comes == whole.comes


def test_without_any_room_each_block_keeps_its_finding(monkeypatch):
    page = cramped(monkeypatch, 0, *PARTS)
    assert (page.watch, page.few) == ((), "5 are inside.")
    assert page.advice.recommendations[-1] == "2 more are inside."
    assert page.dissent[-2] == "No rival reading in the model changes the answer."
    assert page.dissent[-1] == "Written by reviewer, whole inside: The wings act together."
    assert len(page.comes) == 1
    assert len(page.grounds) == 3


def test_events_that_stay_have_dates_of_their_own():
    found = filled(document(), "events")
    events = found["indicators"]["events"]
    events[1]["date"] = events[0]["date"]
    page = page_one(read(found))
    kept = room._fewer_events(read(found), page)  # one step alone
    assert [line.split(":")[0] for line in kept.watch] == [
        "15 July 2020",
        "15 September 2020",
        "15 October 2020",
    ]
    assert kept.few == "2 more are inside."


def test_options_that_stay_are_those_that_decide():
    found = filled(document(), "harm")
    summary = read(found)
    page = room._fewer_options(summary, page_one(summary), 3)
    titles = {one.id: one.title for one in summary.strategy_list}
    harms = next(o for o in titles if o != summary.audits.reference)
    shown = {row.title for row in page.options.rows}
    assert {titles[o] for o in (summary.answer.option, summary.audits.reference, harms)} <= shown
    assert len(shown) == 3
    left = len(titles) - 3
    assert page.options.key[-1].words == f"{left} more options are inside"
    assert len(page.options.twin.rows) >= len(titles)
    assert page.options.finding == page_one(summary).options.finding
