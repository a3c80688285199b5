"""Sentences about camps follow their numbers."""

import copy

import pytest
from tests.assess.runs import finished

from detente.report.sections.engageable.words import (
    camp_sentence,
    contradiction_sentence,
    faction_sentences,
    rival_sentence,
)

TITLES = {"talk": "Willing to talk", "drugs": "Against drugs"}
NAMES = {"river-wing": "River wing", "hill-wing": "Hill wing"}


def counted(one: float, verdict: int | None, leaders: int = 6) -> dict:
    rest = (1 - one) / 3
    return {
        "camp_count": {"1": one, "2": rest, "3": rest, "4": rest},
        "camp_count_prior": dict.fromkeys("1234", 0.25),
        "camp_leaders": leaders,
        "camp_known": 0.4,
        "camp_verdict": verdict,
    }


def test_cannot_tell_is_said_first():
    text = camp_sentence(counted(0.44, None))
    assert text.startswith("The record cannot tell how many camps there are. More than one camp is")
    assert "likely (56 %), from 75 % before" in text
    assert "6 leaders were read, 40 % of their criteria are on record" in text


def test_a_verdict_is_given_with_its_number():
    assert camp_sentence(counted(0.8, 1)).startswith("The record points to one camp (80 %). ")
    two = counted(0.1, 2)
    two["camp_count"] |= {"2": 0.8, "3": 0.1, "4": 0.0}
    assert camp_sentence(two).startswith("The record points to 2 camps (80 %). ")


@pytest.mark.parametrize("leaders", [0, 1])
def test_nobody_can_tell_without_two_leaders(leaders):
    assert camp_sentence(counted(0.25, None, leaders)).startswith("Nobody can tell whether")


def test_where_the_two_rules_part():
    factions = {"river-wing": {"contradiction": 0.42}, "hill-wing": {"contradiction": 0.19}}
    text = contradiction_sentence({"factions": factions}, NAMES)
    assert text.endswith("by share of draws: River wing 42 %.")
    factions["river-wing"]["contradiction"] = 0.1
    assert "agree on every faction" in contradiction_sentence({"factions": factions}, NAMES)


def row(name: str, below: float, above: float, rests_on: str = "evidence") -> dict:
    return {"id": name, "below": below, "above": above, "rests_on": rests_on}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (row("talk", 0.0, 0.7), "Speaks for it: willing to talk."),
        (row("talk", 0.7, 0.0), "Speaks against it: willing to talk."),
        (row("talk", 0.3, 0.3), "In between or unsure: willing to talk."),
        (row("talk", 0.0, 1.0, "placeholder"), "Not on record: willing to talk."),
        (row("talk", 0.0, 1.0, "assumption"), "Not on record: willing to talk."),
    ],
)
def test_reasons_of_a_class(given, expected):
    assert faction_sentences({"criteria": [given]}, TITLES) == [expected]


def test_reasons_stand_in_order_and_are_joined():
    rows = [row("talk", 0.9, 0.0), row("drugs", 0.0, 0.9)]
    assert faction_sentences({"criteria": rows}, TITLES) == [
        "Speaks for it: against drugs.",
        "Speaks against it: willing to talk.",
    ]
    both = [row("talk", 0.9, 0.0), row("drugs", 0.9, 0.0)]
    assert faction_sentences({"criteria": both}, TITLES) == [
        "Speaks against it: willing to talk and against drugs."
    ]


def test_the_rival_fails_on_its_traits():
    camps = copy.deepcopy(finished()[0]["camps"])
    camps["rival"]["acceptability"] = {"spoiler": 0.9, "ambivalent": 0.1, "engageable": 0.0}
    camps["rival"]["criteria"] = [row("talk", 1.0, 0.0), row("drugs", 0.0, 1.0)]
    text = rival_sentence(camps, "Black Band", TITLES)
    assert text == (
        "On the same criteria Black Band comes out as spoiler in 90 % of draws although it does "
        "well on “Against drugs”: it fails on its traits, not by its name."
    )
    camps["rival"]["acceptability"]["spoiler"] = 0.3
    assert "in only 30 % of draws" in rival_sentence(camps, "Black Band", TITLES)
    camps["rival"] = None
    assert rival_sentence(camps, "Black Band", TITLES) == ""
