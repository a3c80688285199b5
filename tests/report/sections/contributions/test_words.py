"""What the page says of contributions."""

import copy

import pytest
from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_mechanisms import nothing
from tests.assess.runs import finished

from detente.assess.contributions.actors import actors
from detente.assess.contributions.mechanisms import frozen, shared_out
from detente.assess.contributions.priors import priors
from detente.report.sections.contributions.words import contributions_view


@pytest.fixture(scope="module")
def whole():
    return {
        "first": again().first,
        "draws": 32,
        "mechanisms": frozen(again(), 2, nothing),
        "groups": shared_out(again(), 2, nothing),
        "priors": priors(again(), 2, nothing),
        "actors": actors(again(), 2, nothing),
    }


@pytest.fixture
def found(whole):
    return copy.deepcopy(whole)


def test_nothing_turned_is_said(found):
    for told in found["mechanisms"].values():
        told["first"] = found["first"]
    sentence = contributions_view(finished()[0], found)["contribution_sentences"][0]
    assert sentence.endswith("comes first whichever mechanism is frozen on its own.")


def test_what_turns_the_order_is_named(found):
    for key, told in found["mechanisms"].items():
        told["first"] = "none" if key in {"contact", "trust"} else found["first"]
    sentence = contributions_view(finished()[0], found)["contribution_sentences"][0]
    assert sentence.endswith("“No contact” where it is contact or trust.")


def test_priors_are_counted_and_split(found):
    shown = contributions_view(finished()[0], found)
    assert len(shown["prior_rows"]) + len(shown["hardly"]) == len(found["priors"])
    for told in found["priors"].values():
        told["matters"] = False
    shown = contributions_view(finished()[0], found)
    assert shown["prior_rows"] == []
    assert f"{len(found['priors'])} hardly matter" in shown["contribution_sentences"][2]
    assert "None of them changes" in shown["contribution_sentences"][2]


def test_group_rows_run_from_all_frozen_to_all_at_work(found):
    rows = contributions_view(finished()[0], found)["group_rows"]
    assert rows[0]["title"] == "all of them frozen"
    assert rows[-1]["title"] == "all at work"
    assert len(rows) == 2 + len(found["groups"]["groups"])


def test_without_objectives_nothing_is_ranked(found):
    found["first"] = None
    for part in ("mechanisms", "actors"):
        for told in found[part].values():
            told["value"] = told["first"] = None
    for told in found["priors"].values():
        for way in ("halved", "doubled"):
            told[way]["first"] = None
    for part in ("frozen", "whole"):
        for told in found["groups"][part].values():
            del told["value"]
    shown = contributions_view(finished()[0], found)
    assert shown["contribution_sentences"][0].startswith("Nothing is ranked")
    assert shown["group_rows"] == []
    assert {row["first"] for row in shown["actor_rows"]} == {"–"}
