"""``detente backtest``: scores of the record, in words and as JSON."""

import json

import pytest
from tests.cli.commands import invoke
from tests.estimating.record.files import world


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("data")
    first, second = world(place, conflicts=8)
    second.rename(place / "peace_agreements.csv")
    assert first.name == "termination.csv"
    return place


def test_scores_are_json_by_unit_event_and_months(folder):
    done = invoke("backtest", "reference-class", "--data", str(folder), "--unit", "war", "--json")
    scores = json.loads(done.stdout)
    assert list(scores) == ["war"]
    assert set(scores["war"]["deal"]) == {"12", "24", "36", "60"}
    score = scores["war"]["deal"]["36"]
    assert set(score) == {
        "n",
        "events",
        "brier",
        "base",
        "nearest",
        "skill",
        "n_recent",
        "events_recent",
        "skill_recent",
        "auc",
    }
    assert len(score["skill"]) == 3
    assert scores["war"]["fate"]["36"]["auc"] is None


def test_a_unit_or_a_file_that_is_not_there_is_named(folder, tmp_path):
    done = invoke("backtest", "reference-class", "--data", str(folder), "--unit", "state")
    assert done.exit_code == 2
    assert "allowed: movement, war" in done.output
    done = invoke("backtest", "reference-class", "--data", str(tmp_path))
    assert done.exit_code == 1
    assert "one file named like" in done.output
