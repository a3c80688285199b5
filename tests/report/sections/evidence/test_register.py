"""The list of claims holds what carries the report, and counts the rest."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.flip_cases import hanging
from tests.assess.runs import finished

from detente.case.schema.evidence import Claim
from detente.report.sections.evidence.citing import Place
from detente.report.sections.evidence.register import HEDGE_WORDS, moving, register

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
    shared = [s.id for s in found["sources"]]
    for entry in found["claims"]:
        source = told.claims[entry.id].source
        listed = shared[entry.number - 1] if entry.number else entry.reference.id
        assert listed == source
        assert (entry.number == 0) == ([told.claims[c].source for c in cited].count(source) == 1)


def test_all_lists_all_with_their_notes():
    told = summary()
    found = register(told, {}, listed="all")
    assert [entry.id for entry in found["claims"]] == [*told.claims]
    uses = [claim.source for claim in told.claims.values()]
    assert [s.id for s in found["sources"]] == [s for s in told.sources if uses.count(s) != 1]
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
    assert [entry.reference.later for entry in found["claims"]] == [later]
    assert ("1 was written after the as-of date" in found["finding"]) == later


def test_denials_and_allegations_are_counted():
    changes = {
        "claims/C1/hedge": "alleged",
        "claims/C2/polarity": "-",
        "claims/C2/hedge": "reported",
        "claims/C3/polarity": "+",
    }
    told = summary(**changes)
    found = register(told, dict.fromkeys(("C1", "C2"), HERE))
    assert "; 1 is alleged and 1 is a denial." in found["finding"]
    assert [entry.denies for entry in found["claims"]] == [False, True]
    said = register(altered(told, {"claims/C2/hedge": "denied"}), {"C2": HERE})["claims"]
    assert [(entry.denies, entry.hedge) for entry in said] == [(False, "denied")]


def test_every_hedge_has_words():
    hedges = Claim.model_fields["hedge"].annotation
    assert set(HEDGE_WORDS) == set(get_args(hedges))


def test_a_speaker_is_named_once_and_an_addressee_with_the_speaker():
    told = summary(
        **{
            "claims/C1/speaker": "Northern Daily",
            "sources/daily/publisher": "A",
            "sources/daily/author": "B",
        }
    )
    assert said(told) == "Northern Daily"
    assert said(altered(told, {"sources/daily/publisher": "Northern Daily"})) == ""
    author = {"sources/daily/author": "Northern Daily"}
    assert said(altered(told, author)) == "Northern Daily"
    assert said(altered(told, author | {"sources/daily/publisher": None})) == ""
    assert said(altered(told, author), "C1", "C2") == ""
    reprinted = altered(told, {"sources/daily/publisher": "Northern Daily, reposted"})
    assert said(reprinted) == ""
    assert said(altered(reprinted, {"claims/C1/addressee": "the Senate"})) == "to the Senate"
    assert said(altered(told, {"claims/C1/addressee": "eastland"})) == "Northern Daily to Eastland"


def said(told, *names):
    both = altered(told, {f"claims/{name}/source": "daily" for name in ("C1", *names)})
    entry, *_ = register(both, dict.fromkeys(("C1", *names), HERE))["claims"]
    return entry.said


def test_a_source_is_marked_where_it_was_not_read_in_part_and_where_it_leans():
    told = summary(**{"sources/daily/seen": "excerpt", "sources/daily/alignment": None})
    assert marks(told) == ()
    leaning = {"sources/daily/seen": "headline", "sources/daily/alignment": "eastland"}
    assert marks(altered(told, leaning)) == ("headline only", "leans to Eastland")


def test_the_more_frequent_of_two_plain_hedges_has_no_word():
    for plain, other in (("asserted", "reported"), ("reported", "asserted")):
        said = {"C1": plain, "C2": plain, "C3": other, "C4": "alleged"}
        told = summary(**{f"claims/{name}/hedge": hedge for name, hedge in said.items()})
        found = register(told, dict.fromkeys(said, HERE))
        assert found["unmarked"] == plain
        assert [entry.hedge for entry in found["claims"]] == ["", "", other, "alleged"]


def test_an_allegation_always_has_its_word():
    told = summary(**{f"claims/{name}/hedge": "alleged" for name in ("C1", "C2")})
    found = register(told, dict.fromkeys(("C1", "C2"), HERE))
    assert [entry.hedge for entry in found["claims"]] == ["alleged", "alleged"]


def test_a_source_of_several_claims_has_its_author_and_its_title_with_all_claims():
    told = summary(
        **{
            "claims/C1/source": "daily",
            "claims/C2/source": "daily",
            "sources/daily/title": "Report",
            "sources/daily/publisher": "Daily",
            "sources/daily/author": "A. B.",
        }
    )
    (shared,) = register(told, dict.fromkeys(("C1", "C2"), HERE))["sources"]
    assert (shared.title, shared.author, shared.publisher) == ("", "A. B.", "Daily")
    twin = told.sources["daily"].model_dump(mode="json") | {"title": "Another report"}
    two = altered(
        told, {"sources/other": twin, "claims/C3/source": "other", "claims/C4/source": "other"}
    )
    found = register(two, dict.fromkeys(("C1", "C2", "C3", "C4"), HERE))["sources"]
    assert sorted(source.title for source in found) == ["Another report", "Report"]
    everything = register(told, {}, listed="all")["sources"]
    assert "Report" in [source.title for source in everything]


def test_a_source_of_one_claim_has_its_publisher_unless_all_claims_are_listed():
    names = {"title": "Report", "publisher": "Daily", "author": "A. B."}
    told = summary(**{f"sources/daily/{field}": name for field, name in names.items()})
    assert reference(told) == ("", "", "Daily")
    assert reference(told, listed="all") == ("Report", "A. B.", "Daily")
    by_itself = altered(told, {"sources/daily/author": "Daily"})
    assert reference(by_itself, listed="all") == ("Report", "", "Daily")
    unpublished = altered(told, {"sources/daily/publisher": None})
    assert reference(unpublished) == ("", "A. B.", "")
    assert reference(altered(unpublished, {"sources/daily/author": None})) == ("Report", "", "")


def reference(told, **listed):
    found = register(told, {"C1": HERE}, **listed)
    entry = next(entry for entry in found["claims"] if told.claims[entry.id].source == "daily")
    known = entry.reference or found["sources"][entry.number - 1]
    return known.title, known.author, known.publisher


def marks(told):
    (entry,) = register(told, {"C1": HERE})["claims"]
    return entry.reference.marks
