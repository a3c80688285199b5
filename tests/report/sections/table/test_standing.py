"""What the page says of standing."""

import copy

import pytest
from tests.assess.runs import finished

from detente.report.sections.table.standing import standing_view


@pytest.fixture
def summary():
    return copy.deepcopy(finished()[0])


def sentences(summary) -> str:
    return " ".join(standing_view(summary)["standing_sentences"])


def test_paths_that_come_apart_are_named(summary):
    told = summary["against_none"]["unconditional"]
    told["status_success"] = {"mean": 0.1}
    told["status_acceptance"] = {"mean": -0.1}
    assert "(by a settlement up, by acceptance down)" in sentences(summary)
    told["status_success"]["mean"] = -0.1
    told["status_acceptance"]["mean"] = 0.1
    assert "(by acceptance up, by a settlement down)" in sentences(summary)


def test_paths_that_go_together_are_not(summary):
    for told in summary["against_none"].values():
        told["status_success"] = told["status_acceptance"] = {"mean": 0.1}
    assert "come apart" not in sentences(summary)


def test_without_no_contact_nothing_is_held_against_it(summary):
    summary["against_none"] = None
    assert "come apart" not in sentences(summary)


def test_what_the_hold_out_goes_with(summary):
    summary["standing"]["holdout"] = {"none": {"joins": 0.3, "stays": 0.1}}
    summary["strategy_list"] = [s for s in summary["strategy_list"] if s["id"] == "none"]
    assert "is +0.20 where it comes round" in sentences(summary)
    summary["standing"]["holdout"]["none"]["joins"] = None
    assert "stays out" not in sentences(summary)


def test_a_better_host_is_said_either_way(summary):
    for told in summary["standing"]["strategies"].values():
        told["liaison"]["ahead"] = 0.2
    assert "Under no option" in sentences(summary)
    summary["standing"]["strategies"]["selective"]["liaison"]["ahead"] = 0.75
    assert "(75 % of draws)" in sentences(summary)


def test_a_row_for_every_option(summary):
    rows = standing_view(summary)["standing_paths"]
    assert [r["strategy"] for r in rows] == [s["id"] for s in summary["strategy_list"]]
