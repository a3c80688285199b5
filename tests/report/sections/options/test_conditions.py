"""Conditions in words: limits, values, spans of several options, and shorter second mentions."""

import pytest
from tests.report.documents import document, read

from detente.assess.options.record import RestrictedInput
from detente.report.sections.options.conditions import (
    kind_of,
    limits_in_words,
    pooled_in_words,
)

SUMMARY = read(document())
MODEL = "the model’s “growth of the rival where all are excluded, a month in logs” (exclusion and "
MODEL += "the rival)"
SPILLOVER = "interest of Southland in stopping spillover"


def limit(**fields) -> RestrictedInput:
    known = {
        "input": "assessment|southland|interest|spillover",
        "low": None,
        "high": None,
        "low_range": [0, 1],
        "high_range": [0, 1],
        "values": None,
        "quasi_p": 0.001,
        "recurs": 0.9,
        "claims": [],
    }
    return RestrictedInput.model_validate({**known, **fields})


def said(*limits: RestrictedInput) -> str:
    return limits_in_words(SUMMARY, [[one] for one in limits], set())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"input": "assessment|southland|distance|", "low": 1234.5},
            "distance of Southland from the conflict is at least 1,230 km",
        ),
        (
            {"input": "assessment|southland|distance|", "low": -4.0, "high": 2.5},
            "distance of Southland from the conflict lies between −4 and 2.5 km",
        ),
        (
            {"input": "class|river-wing", "values": ["spoiler"]},
            "class of River wing as the convenor perceives it is spoiler",
        ),
        ({"low": 0.2}, f"{SPILLOVER} is at least 0.2"),
    ],
)
def test_limits_and_values_in_words(fields, words):
    assert said(limit(**fields)) == words


def test_rival_readings_are_quoted():
    members = SUMMARY.hypotheses["movement"].members
    first, second = list(members)[:2]
    assert said(limit(input="hypothesis|movement", values=[first, second])) == (
        f"the answer to “{SUMMARY.hypotheses['movement'].question}” is “{members[first].title}” or "
        f"“{members[second].title}”"
    )


def test_limits_of_several_options_are_a_span():
    drugs = "assessment|river-wing|stance|drugs"
    text = said(limit(input=drugs, high=-0.12), limit(input=drugs, high=-0.0834))
    assert text.endswith("is at most −0.120 to −0.083 points")
    assert said(limit(high=1.0), limit(high=1.0)).endswith("is at most 1")


def test_a_quantity_of_the_model_is_named_shortly_the_second_time():
    named: set[str] = set()
    one = limit(input="parameter|exclusion|r_excl|", low=0.5)
    assert limits_in_words(SUMMARY, [[one]], named) == f"{MODEL} is at least 0.5"
    assert limits_in_words(SUMMARY, [[one]], named) == (
        "“growth of the rival where all are excluded” is at least 0.5"
    )
    other = limit(low=0.5)
    named.add(other.input)
    assert limits_in_words(SUMMARY, [[other]], named).startswith(SPILLOVER)


def test_pooled_conditions_say_how_many_options_have_each():
    drugs = limit(input="weight|drugs", high=0.2)
    text = pooled_in_words(
        SUMMARY, [[limit(low=0.5), drugs], [limit(low=0.7)], [limit(high=0.1)]], set()
    )
    assert text == (
        f"{SPILLOVER} is at least 0.5 to 0.7 (2 options), weight of “Against the drug trade” in "
        f"sorting factions is at most 0.2 (1 option) and {SPILLOVER} is at most 0.1 (1 option)"
    )


def test_the_kind_is_the_input_with_its_sides_and_values():
    assert kind_of(limit(low=0.1)) == kind_of(limit(low=0.9))
    assert kind_of(limit(low=0.1)) != kind_of(limit(high=0.1))
    true, false = (limit(input="tie|r|arms|", values=[v]) for v in ("true", "false"))
    assert kind_of(true) != kind_of(false)


@pytest.mark.parametrize(
    ("claims", "end"),
    [
        (["A"], "is true (alleged)"),
        (["D"], "is true (denied)"),
        (["A", "D"], "is true (alleged and denied)"),
        ([], "is true"),
    ],
)
def test_an_allegation_stands_beside_its_denial(claims, end):
    found = document()
    like = next(iter(found["claims"].values()))
    found["claims"]["A"] = {**like, "hedge": "alleged", "polarity": "+"}
    found["claims"]["D"] = {**like, "hedge": "denied", "polarity": "-"}
    known = found["contacts"]["recorded"][0]
    found["contacts"]["recorded"] = [{**known, "id": "r", "type": "arms", "third": None}]
    tie = limit(input="tie|r|arms|", values=["true"], claims=claims)
    assert limits_in_words(read(found), [[tie]], set()).endswith(end)
