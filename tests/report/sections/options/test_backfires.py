"""Sentences on when an option backfires follow the numbers."""

import pytest
from tests.report.documents import document, read

from detente.report.page import render
from detente.report.sections.options.backfires import backfires_view


def restriction(**fields) -> dict:
    return {
        "input": "assessment|southland|interest|spillover",
        "title": "interest of Southland in stopping spillover",
        "unit": "",
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


def nothing(reason: str = "it never does", **fields) -> dict:
    return {"draws": 0, "rate": 0.0, "box": None, "why_not": reason, **fields}


def summary(**records) -> dict:
    found = document()
    known = {"value": nothing(), "extra_deaths": nothing(), "splits": None, **records}
    found["backfires"]["strategies"] = {"selective": known}
    return found


def option(**records) -> dict:
    return backfires_view(read(summary(**records)))["backfires"][0]


def test_a_stable_box_is_a_sentence():
    found = option(value=record())
    (box,) = found["boxes"]
    assert box["sentence"] == (
        "does worse by the case’s objectives in 23 % of futures, and in 61 % (55 to 67 %) of those "
        "in which interest of Southland in stopping spillover is at most 0.388."
    )


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("extra_deaths", "costs over 2 % more lives in 23 %"),
        ("splits", "sees more factions split off in 23 %"),
    ],
)
def test_harm_is_told_by_its_kind(outcome, words):
    assert words in option(**{outcome: record()})["boxes"][0]["sentence"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"low": 1234.5, "low_range": [1, 2], "unit": "km"}, "is at least 1,230 km."),
        ({"low": -4.0, "high": 2.5}, "lies between −4 and 2.5."),
        (
            {"input": "hypothesis|movement", "values": ["one", "two camps"]},
            "is “one” or “two camps”.",
        ),
        ({"input": "class|river-wing", "values": ["spoiler"]}, "is spoiler."),
    ],
)
def test_limits_and_values_in_words(fields, words):
    fields = {"low_range": [0, 1], "high_range": [0, 1], **fields}
    sentence = option(value=record(restriction(**fields)))["boxes"][0]["sentence"]
    assert sentence.endswith(words)


def test_conditions_are_joined():
    other = restriction(title="cohesion of the movement at the outset", low=0.5, low_range=[0, 1])
    sentence = option(value=record(LOW, other))["boxes"][0]["sentence"]
    assert (
        "is at most 0.388 and cohesion of the movement at the outset is at least 0.5." in sentence
    )


def test_an_allegation_stands_beside_its_denial():
    name = next(iter(document()["claims"]))
    tie = restriction(input="tie|r|arms|", values=["true"], claims=[name, "D1"])
    found = summary(value=record(tie))
    like = found["claims"][name]
    found["claims"][name] = {**like, "hedge": "alleged", "polarity": "+"}
    found["claims"]["D1"] = {**like, "hedge": "denied", "polarity": "-"}
    (box,) = backfires_view(read(found))["backfires"][0]["boxes"]
    assert box["sentence"].endswith("is true (alleged and denied).")
    assert box["claims"] == [name, "D1"]


def test_an_unstable_box_is_not_told_but_counted():
    failed = record(
        why_not="the box found on half of the draws is within the noise on the other half"
    )
    failed["box"]["stable"] = False
    found = option(value=failed, extra_deaths=nothing(), splits=None)
    assert found["boxes"] == []
    assert found["rest"] == (
        "No stable condition: worse by the objectives in 23 % of futures; more lives lost never."
    )


def test_harms_as_frequent_share_a_part():
    found = option(
        value=nothing("too few", draws=22, rate=0.0107),
        extra_deaths=nothing("too few", draws=21, rate=0.0103),
    )
    assert found["rest"] == (
        "No stable condition: worse by the objectives and more lives lost in 1 % of futures."
    )


def test_an_option_has_at_most_three_sentences():
    found = option(value=record(), extra_deaths=record(), splits=nothing())
    assert len(found["boxes"]) + bool(found["rest"]) == 3


def test_the_section_starts_with_what_was_found():
    found = backfires_view(read(summary(value=record())))
    title = found["backfires"][0]["title"]
    assert found["backfires_sentence"] == (
        f"Conditions under which it backfires were found for {title}."
    )
    none = backfires_view(read(summary()))["backfires_sentence"]
    assert none == "No stable condition was found under which an option backfires."


def test_where_all_is_told_there_is_no_line_of_the_rest():
    assert option(value=record(), extra_deaths=record(), splits=None)["rest"] == ""


def test_the_page_has_the_box_and_names_what_is_missing():
    text = render(read(summary(value=record())))
    assert 'id="backfires"' in text
    assert "It backfires when …" in text
    assert "is at most 0.388." in text
    found = summary()
    found["backfires"]["strategies"] = {}
    assert "the reference option was not run" in render(read(found))
