"""The bottom line follows the numbers of the summary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.report.documents import document, read

from detente.report.sections.page_one.bottom import (
    bottom_line,
    confidence_sentence,
    deal_sentence,
    harm_sentence,
)
from detente.report.sections.page_one.printed import deal_chances

CHANCE = st.floats(0.0, 1.0)


def dealt(**by_option) -> dict:
    """Return the example's summary with these chances of a deal, the record set aside."""
    found = document()
    for name, metrics in found["strategies"].items():
        metrics["settlement"] = by_option.get(name, 0.03)
    found["record"]["model"] = {}
    return found


def harmed(**by_option) -> dict:
    """Return the example's summary with these deaths against the reference option."""
    found = document()
    for name, metrics in found["strategies"].items():
        low, middle, high = by_option.get(name, (-5.0, 0.0, 5.0))
        metrics["extra_deaths"] = {"p10": low, "p50": middle, "p90": high}
    found["audits"]["dominance"] = []
    return found


def test_it_says_why_a_deal_harm_and_how_sure_in_that_order():
    lines = bottom_line(read(document()))
    assert len(lines) == 4
    assert "deal" in lines[1]
    assert "deaths" in lines[2].casefold()
    assert lines[3].startswith("Confidence is")


def test_one_word_and_one_range_where_all_options_share_a_band():
    text = deal_sentence(read(dealt(selective=0.04)))
    assert "has almost no chance (3 to 4 %) whatever the option" in text


def test_two_words_where_the_range_crosses_a_band():
    text = deal_sentence(read(dealt(selective=0.6)))
    assert "has almost no chance (3 %) to likely (60 %) whatever the option" in text


def test_without_issues_nothing_is_said_of_a_deal():
    found = dealt()
    for metrics in found["strategies"].values():
        metrics["settlement"] = None
    assert deal_sentence(read(found)).startswith("The case names no issues")


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        ({"low": 0.02, "high": 0.05}, "in wars like this one it came in 3 % (2 to 5 %)"),
        ({"low": None, "high": None}, "over all wars it came in 3 %"),
        (None, "wars like this one have no record to set beside it"),
    ],
)
def test_the_record_of_the_same_event_stands_beside_it(chance, words):
    found = dealt()
    if chance is None:
        found["record"]["chances"].pop("deal", None)
    else:
        plain = {
            "worth": None,
            "given": "average",
            "skill": "none",
            "across": None,
            "later": None,
            "scored_at": 36,
            "claims": [],
        }
        found["record"]["chances"]["deal"] = {**plain, "chance": 0.03, **chance}
    assert deal_sentence(read(found)).endswith(f"{words}.")


@given(share=CHANCE, printed=CHANCE)
def test_the_reference_option_is_printed_as_the_record_allows(share, printed):
    found = read(document())
    beside = found.record.model["deal"]
    changed = altered(
        found, {"record/model/deal": beside.model_copy(update={"printed": printed, "share": share})}
    )
    chances = deal_chances(changed)
    assert chances[changed.record.option] == printed
    assert chances.keys() == changed.strategies.keys()


def test_deaths_that_differ_most_beyond_their_range_are_named():
    found = read(harmed(selective=(10.0, 90.0, 400.0), divide=(20.0, 80.0, 900.0)))
    text = harm_sentence(found)
    assert "“Some wings, unofficially”: 90 (10 to 400)" in text


def test_deaths_whose_sign_is_assumed_carry_the_word():
    changed = harmed(selective=(10.0, 90.0, 400.0))
    flagged = {"option": "selective", "metric": "extra_deaths", "p_better": 0.0, "p_worse": 1.0}
    changed["audits"]["dominance"] = [{**flagged, "flagged": True, "one_sided": False}]
    assert harm_sentence(read(changed)).endswith("(assumed).")
    assert "assumed" not in harm_sentence(read(harmed(selective=(10.0, 90.0, 400.0))))


def test_deaths_within_their_range_are_no_difference():
    assert harm_sentence(read(harmed())) == "No option clearly changes deaths."


@pytest.mark.parametrize("tested", ["won", "lost", "untested"])
def test_confidence_has_a_sentence_of_its_own(tested):
    found = altered(read(document()), {"basis/deal/tested": tested})
    text = confidence_sentence(found)
    assert text.startswith(f"Confidence is {found.basis['deal'].confidence}: ")
    assert "%" not in text
