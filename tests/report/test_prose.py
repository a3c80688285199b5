"""Sentences follow the numbers of the summary."""

import copy

import pytest
from tests.assess.runs import finished

from detente.report import prose

SEATS = {"p10": 3.0, "p50": 5.0, "p90": 8.0}
NO_SEATS = {"p10": 0.0, "p50": 0.0, "p90": 0.0}


def summary(**by_strategy) -> dict:
    """Return the example's summary with these metrics for its strategies; others hold nothing."""
    found = copy.deepcopy(finished()[0])
    for name, metrics in found["strategies"].items():
        known = {"table_max": NO_SEATS, "holdout_contact": 0.3}
        metrics.update({**known, **by_strategy.get(name, {})})
    return found


def sentences(**by_strategy) -> list[str]:
    return prose.bottom_line(summary(**by_strategy))


def test_bottom_line_is_three_sentences():
    assert len(prose.bottom_line(finished()[0])) == 3


def test_the_largest_table_and_who_holds_none():
    first = sentences(selective={"table_max": SEATS})[0]
    assert first.startswith(
        "The largest table comes under “Some wings, below the label”: 5 (3 to 8) seats"
    )
    assert "“No contact”, “As it is”, “All wings, openly”, “Force first” and “Divide” hold" in first


def test_the_table_sentence_changes_with_its_number():
    wider = {**SEATS, "p50": 6.0}
    before, after = (sentences(selective={"table_max": t})[0] for t in (SEATS, wider))
    assert before != after
    assert "6 (3 to 8)" in after
    both = sentences(selective={"table_max": SEATS}, **{"continue": {"table_max": wider}})[0]
    assert "“As it is”: 6" in both


def test_equal_tables_are_named_together():
    both = sentences(selective={"table_max": SEATS}, **{"continue": {"table_max": SEATS}})[0]
    assert "“As it is” and “Some wings, below the label” alike" in both


def test_no_rounds_at_all():
    assert sentences()[0] == "No strategy compared here holds any round of talks."


def test_a_difference_below_the_noise_is_called_noise():
    quiet = sentences(selective={"holdout_contact": 0.32})[1]
    assert "unlikely (32 %) under every strategy" in quiet
    assert "within the noise of the draws" in quiet


def test_a_difference_above_the_noise_names_both_ends():
    loud = sentences(selective={"holdout_contact": 0.9}, divide={"holdout_contact": 0.1})[1]
    assert "very likely (90 %) under “Some wings, below the label”" in loud
    assert "very unlikely (10 %) under “Divide”" in loud
    assert "noise" not in loud


def test_more_draws_see_smaller_differences():
    found = summary(selective={"holdout_contact": 0.35})
    assert "noise" in prose.bottom_line(found)[1]
    found["draws"] = 100_000
    assert "noise" not in prose.bottom_line(found)[1]


def test_no_holdout_is_said():
    found = summary()
    found["roles"]["holdout"] = None
    assert prose.bottom_line(found)[1] == "The case names no hold-out power."


def test_what_is_not_modelled_is_said_and_follows_the_summary():
    found = summary()
    text = prose.not_modelled_sentence(found)
    assert "does not model settlement, full settlement, whether a deal holds" in text
    assert "ranks none" in text
    found["not_modelled"] = {"drugs": "absent"}
    assert prose.not_modelled_sentence(found).startswith("This version does not model drugs: ")
    found["not_modelled"] = {}
    assert "does not model" not in prose.not_modelled_sentence(found)


@pytest.mark.parametrize(("chance", "open_"), [(0.3, 0), (0.31, 1), (0.69, 1), (0.7, 0)])
def test_contested_propositions_are_counted(chance, open_):
    found = summary()
    found["propositions"] = {"a": {"chance": chance}, "b": {"chance": 0.99}}
    text = prose.contested_sentence(found)
    assert text.startswith("2 propositions are reported by some")
    assert f"for {open_} of 2" in text
    found["propositions"] = {"a": {"chance": chance}}
    assert prose.contested_sentence(found).startswith("1 proposition is reported")
    found["propositions"] = {}
    assert prose.contested_sentence(found) == "No proposition of the case is denied by anybody."


@pytest.mark.parametrize(
    ("posterior", "moved", "verdict"),
    [
        ((0.42, 0.38), "hardly moves", "it cannot tell the leading two apart"),
        ((0.50, 0.30), "moves the", "“one camp” leads with 50 %"),
        ((0.10, 0.70), "moves strongly", "“two camps” leads with 70 %"),
    ],
)
def test_how_far_the_evidence_moves_the_prior(posterior, moved, verdict):
    members = {
        name: {"title": title, "prior": 0.4, "posterior": p}
        for name, title, p in zip(("a", "b"), ("one camp", "two camps"), posterior, strict=True)
    }
    text = prose.hypothesis_sentence({"members": members})
    assert f"The evidence {moved}" in text
    assert verdict in text
