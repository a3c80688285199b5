"""The list of claims holds what carries the report, and counts the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.flip_cases import hanging
from tests.assess.runs import finished

from detente.report.sections.evidence.citing import Place
from detente.report.sections.evidence.register import moving, register

HERE = [Place("cite-1", "Ends")]
NOBODY = {f"basis/{name}/claims": [] for name in finished()[0].basis}


def summary(**changes):
    return altered(finished()[0], NOBODY | changes)


@given(st.data())
def test_it_lists_what_is_cited_and_counts_the_rest(data):
    told = summary()
    cited = data.draw(st.sets(st.sampled_from([*told.claims])))
    found = register(told, dict.fromkeys(cited, HERE))
    assert [entry.id for entry in found["claims"]] == [c for c in told.claims if c in cited]
    rest = len(told.claims) - len(cited)
    assert found["finding"].startswith(f"{len(cited)} of {len(told.claims)} claims carr")
    assert (f"The other {rest} " in found["left_out"]) == (rest > 0)
    assert {s.id for s in found["sources"]} == {told.claims[c].source for c in cited}


def test_all_lists_all_with_their_notes():
    told = summary()
    found = register(told, {}, listed="all")
    assert [entry.id for entry in found["claims"]] == [*told.claims]
    assert [source.id for source in found["sources"]] == [*told.sources]
    assert found["left_out"] == ""
    assert found["whole"]


def test_claims_that_move_a_headline_are_listed_without_a_citation():
    told = altered(finished()[0], NOBODY | {"basis/deal/claims": ["C2"]})
    assert moving(told, None) == {"C2"}
    assert [entry.id for entry in register(told, {})["claims"]] == ["C2"]
    assert "DECISIVE" in moving(told, hanging())
    assert "IDLE" not in moving(told, hanging())


@pytest.mark.parametrize(("date", "later"), [("2020-06-30", False), ("2020-07-01", True)])
def test_what_was_written_later_is_marked_and_counted(date, later):
    told = summary(**{"as_of": "2020-06-30", "sources/daily/date": date})
    name = next(c for c, claim in told.claims.items() if claim.source == "daily")
    found = register(told, {name: HERE})
    assert [entry.later for entry in found["claims"]] == [later]
    assert [source.later for source in found["sources"]] == [later]
    assert ("1 was written after the as-of date" in found["finding"]) == later


def test_denials_and_allegations_are_counted():
    changes = {"claims/C1/hedge": "alleged", "claims/C2/polarity": "-", "claims/C3/polarity": "+"}
    told = summary(**changes)
    found = register(told, dict.fromkeys(("C1", "C2"), HERE))
    assert "; 1 is alleged and 1 is a denial." in found["finding"]
    assert [entry.denies for entry in found["claims"]] == [False, True]


def test_a_speaker_is_named_once():
    told = summary(**{"claims/C1/speaker": "Northern Daily", "sources/daily/publisher": "A"})
    (entry,) = register(told, {"C1": HERE})["claims"]
    assert entry.said == "Northern Daily"
    again = altered(told, {f"sources/{entry.source}/publisher": "Northern Daily"})
    (entry,) = register(again, {"C1": HERE})["claims"]
    assert entry.said == ""
    assert entry.publisher == "Northern Daily"
