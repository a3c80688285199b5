"""Sentences on when an option backfires follow the numbers."""

import copy

import pytest
from tests.report.documents import document, read

from detente.report.page import render
from detente.report.sections.options.backfires import backfires_view


def restriction(**fields) -> dict:
    return {
        "input": "assessment|southland|interest|spillover",
        "low": None,
        "high": None,
        "low_range": None,
        "high_range": None,
        "values": None,
        "quasi_p": 0.001,
        "recurs": 0.9,
        "claims": [],
        **fields,
    }


LOW = restriction(high=0.38824, high_range=[0.3, 0.41])


def record(*restrictions: dict, **fields) -> dict:
    unseen = {
        "coverage": 0.7,
        "density": 0.61,
        "support": 0.2,
        "interval": [0.55, 0.67],
        "base": 0.23,
        "p_value": 0.001,
    }
    box = {
        "stable": True,
        "restrictions": list(restrictions or [LOW]),
        "coverage": 0.8,
        "density": 0.7,
        "support": 0.2,
        "unseen": unseen,
    }
    return {"draws": 230, "rate": 0.23, "box": box, "why_not": None, **fields}


def nothing(reason: str = "never", **fields) -> dict:
    return {"draws": 0, "rate": 0.0, "box": None, "why_not": reason, **fields}


def summary(*options: str, **records) -> dict:
    found = document()
    known = {"value": nothing(), "extra_deaths": nothing(), "splits": None, **records}
    found["backfires"]["strategies"] = dict.fromkeys(options or ["selective"], known)
    return found


def view(**records) -> dict:
    return backfires_view(read(summary(**records)))


def test_a_stable_box_is_a_sentence():
    (one,) = view(value=record())["backfires"]
    assert one.sentence == (
        "“Some wings, unofficially” does worse by the case’s objectives in 23 % of futures, and "
        "in 61 % (55 to 67 %) of those where interest of Southland in stopping spillover is at "
        "most 0.388."
    )


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("extra_deaths", "costs over 2 % more lives in 23 %"),
        ("splits", "sees more factions split off in 23 %"),
    ],
)
def test_harm_is_said_by_its_kind(outcome, words):
    assert words in view(**{outcome: record()})["backfires"][0].sentence


def test_conditions_are_joined():
    other = restriction(input="parameter|exclusion|cohesion|", low=0.5, low_range=[0, 1])
    (one,) = view(value=record(LOW, other))["backfires"]
    assert "is at most 0.388 and the model’s “cohesion of the movement” (" in one.sentence
    assert one.sentence.endswith("(exclusion and the rival) is at least 0.5.")


def test_claims_of_the_conditions_are_cited_once():
    found = document()
    name, of = next(iter(found["claims"])), found["contacts"]["recorded"][0]
    column = f"tie|{of['id']}|{of['type']}|"
    tie = restriction(input=column, values=["true"], claims=[name, "D1", name])
    (one,) = view(value=record(tie))["backfires"]
    assert one.claims == [name, "D1"]


def test_options_under_the_same_conditions_share_a_sentence():
    found = summary("selective", "divide", value=record())
    other = copy.deepcopy(record(restriction(high=0.5, high_range=[0.3, 0.6])))
    other["rate"] = 0.3
    other["box"]["unseen"]["density"] = 0.7
    kept = found["backfires"]["strategies"]
    found["backfires"]["strategies"] = {**kept, "divide": {**kept["divide"], "value": other}}
    (one,) = backfires_view(read(found))["backfires"]
    assert one.sentence.startswith(
        "“Some wings, unofficially” and “Divide” do worse by the case’s objectives in 23 to "
        "30 % of futures, and in 61 to 70 % of those where"
    )
    assert one.sentence.endswith("is at most 0.388 to 0.500.")


def test_many_options_with_conditions_of_their_own_are_pooled():
    found = summary()
    options = ["selective", "divide", "none"]
    found["backfires"]["strategies"] = {
        option: {
            "value": record(restriction(input=f"parameter|talks|{name}|", high=0.5)),
            "extra_deaths": None,
            "splits": None,
        }
        for name, option in zip(("t_will", "t_mhs", "t_med"), options, strict=True)
    }
    (one,) = backfires_view(read(found))["backfires"]
    assert (
        "own hold, most often that the model’s “effect of will to talk, in log-odds” (talks) "
        in (one.sentence)
    )
    assert "effect of a full stalemate on talks" in one.sentence
    assert "effect of contact on talks" not in one.sentence


def test_of_pooled_conditions_the_most_shared_are_named_with_their_claims():
    found, shared = summary(), restriction(input="weight|drugs", high=0.5)
    names = list(document()["claims"])[:2]
    own = [
        restriction(input=f"parameter|talks|{name}|", high=0.5, claims=names[:1])
        for name in ("t_will", "t_mhs", "t_med")
    ]
    boxes = {"none": own[:1], "divide": [{**shared, "claims": names[1:]}, own[1]],
             "selective": [{**shared, "claims": names[1:]}, own[0]]}  # fmt: skip
    found["backfires"]["strategies"] = {
        option: {"value": record(*limits), "extra_deaths": None, "splits": None}
        for option, limits in boxes.items()
    }
    (one,) = backfires_view(read(found))["backfires"]
    assert "(talks) is at most 0.5 (2 options) and weight of “Against the drug" in one.sentence
    assert "effect of will to talk" in one.sentence
    assert "effect of a full stalemate" not in one.sentence
    assert one.claims == [*names[:1], *names[1:]]


def test_where_nearly_all_options_backfire_the_others_are_named():
    found = summary()
    options = ["selective", "divide", "none", "unconditional"]
    strategies = {
        option: {"value": record(), "extra_deaths": None, "splits": None} for option in options[:3]
    }
    none = {"value": nothing(), "extra_deaths": None, "splits": None}
    found["backfires"]["strategies"] = strategies | {"unconditional": none}
    (one,) = backfires_view(read(found))["backfires"]
    assert one.sentence.startswith("All other options but “All wings, openly” do worse by the case")


def test_an_unstable_box_is_counted_alone():
    failed = record(why_not="noise")
    failed["box"]["stable"] = False
    found = view(value=failed, extra_deaths=nothing(), splits=None)
    assert found["backfires"] == []
    assert found["backfires_rest"] == (
        "Without a stable condition, of futures: worse by the objectives in 23 % under “Some "
        "wings, unofficially”; more lives lost never under 1 option."
    )


def test_harms_that_are_all_rare_have_their_largest_rate():
    found = summary("selective", "divide", value=nothing("too_few", draws=22, rate=0.0207))
    assert backfires_view(read(found))["backfires_rest"] == (
        "Any other harm comes in at most 2 % of futures, without a stable condition."
    )


def test_rare_harms_beside_a_common_one_are_a_range_over_options():
    found = summary("selective", "divide", value=nothing("too_few", draws=22, rate=0.0107))
    kept = found["backfires"]["strategies"]
    often = {**kept["divide"], "extra_deaths": nothing("no_association", draws=150, rate=0.15)}
    found["backfires"]["strategies"] = {**kept, "divide": often}
    assert backfires_view(read(found))["backfires_rest"] == (
        "Without a stable condition, of futures: worse by the objectives in 1 % under 2 options; "
        "more lives lost in 15 % under “Divide” and never under 1 option."
    )


def test_the_section_starts_with_what_was_found():
    assert view(value=record())["backfires_sentence"] == (
        "1 of 1 option backfires under stable conditions."
    )
    none = view()["backfires_sentence"]
    assert none == "No stable condition was found under which an option backfires."


def test_where_all_is_said_there_is_no_line_of_the_rest():
    found = view(value=record(), extra_deaths=record(), splits=None)
    assert found["backfires_rest"] == ""


def test_the_page_has_the_box_and_names_what_is_missing():
    text = render(read(summary(value=record())))
    assert 'id="backfires"' in text
    assert "It backfires when …" in text
    assert "is at most 0.388." in text
    found = summary()
    found["backfires"]["strategies"] = {}
    assert "the reference option was not run" in render(read(found))
