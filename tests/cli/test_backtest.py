"""``detente backtest``: scores of the record, in words and as JSON."""

import json

import pytest
from tests.cli.commands import invoke
from tests.fitting.attendance.files import rounds
from tests.fitting.record.files import world

from detente.assess.agreement.runners.models import MODELS


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


def test_attendance_as_json_and_in_words(tmp_path):
    path = rounds(tmp_path / "rounds.csv", processes=2)
    path.write_text(path.read_text() + "999,Short,,2001-01-01,KEN,UN\n")
    done = invoke("backtest", "attendance", "--rounds", str(path), "--json", "--quiet")
    assert done.exit_code == 0, done.output
    scores = json.loads(done.stdout)
    assert scores["comes"] is None
    assert set(scores["attendance"]["model"]) == {"brier", "log", "n"}
    assert scores["seats"]["model"]["n"] == 10
    done = invoke("backtest", "attendance", "--rounds", str(path))
    assert "1 process(es) have fewer than three rows" in done.output
    assert "2 process(es), 1 of them forecast by estimates without them" in done.output
    for title in ("At the table, all guests", "Guests never seen", "How many guests", "last time"):
        assert title in done.output


def test_a_wrong_file_of_rounds_is_answered(tmp_path):
    path = tmp_path / "rounds.csv"
    path.write_text("process,date\n1,2001-01-01\n")
    done = invoke("backtest", "attendance", "--rounds", str(path), "--json")
    assert done.exit_code == 1
    (finding,) = json.loads(done.stdout)["findings"]
    assert "no column location, third_parties" in finding["message"]
    done = invoke("backtest", "attendance", "--rounds", str(tmp_path / "none.csv"))
    assert done.exit_code == 1
    assert "cannot be read" in done.output


def test_bargaining_as_json_and_in_words(vectors):
    path = str(vectors / "bargaining" / "issues_made_up.tsv")
    done = invoke("backtest", "bargaining", "--positions", path, "--json", "--quiet")
    assert done.exit_code == 0, done.output
    scores = json.loads(done.stdout)
    assert set(scores["models"]) <= set(MODELS)
    assert all({"error", "n"} <= set(one) for one in scores["models"].values())
    assert {"coverage", "error", "n"} <= set(scores["pool"])
    assert scores["means"] == "file"
    assert scores["without_actors"] == 1
    again = invoke("backtest", "bargaining", "--positions", path, "--json", "--quiet")
    assert again.stdout == done.stdout
    words = invoke("backtest", "bargaining", "--positions", path).output
    assert "Capabilities: the line under the header." in words
    for name in ("bargaining.spatial", "plain mean of positions", "with errors of the other"):
        assert name in words


def test_a_wrong_file_of_issues_is_answered(tmp_path):
    path = tmp_path / "issues.tsv"
    path.write_text("prnr\tisnr\tpcom\tscom\tout\nd1\ti1\t50\thigh\t30\nd1\ti2\t120\t50\t30\n")
    done = invoke("backtest", "bargaining", "--positions", str(path), "--json")
    assert done.exit_code == 1
    lines = [(one["line"], one["field"]) for one in json.loads(done.stdout)["findings"]]
    assert lines == [(2, "scom"), (3, "pcom")]
    done = invoke("backtest", "bargaining", "--positions", str(tmp_path / "none.tsv"))
    assert done.exit_code == 1
    assert "the file is missing" in done.output


def test_a_file_in_which_nobody_has_influence_is_answered(tmp_path):
    path = tmp_path / "issues.tsv"
    path.write_text("prnr\tisnr\tpcom\tpep\tscom\tsep\tout\nd1\ti1\t50\t60\t0\t0\t30\n")
    done = invoke("backtest", "bargaining", "--positions", str(path))
    assert done.exit_code == 0
    assert "nobody has influence" in done.output


def test_the_page_shows_what_the_command_prints(shared, root):
    path = str(shared / "data" / "deu3_dev.tsv")
    done = invoke("backtest", "bargaining", "--positions", path, "--quiet")
    page = (root / "docs" / "explanation" / "pool.md").read_text(encoding="utf-8")
    assert done.stdout.strip() in page


def test_contact_of_a_case_is_scored_in_words_and_as_json(root):
    case = str(root / "cases" / "afghanistan")
    words = invoke("backtest", "contact", case)
    assert words.exit_code == 0
    page = (root / "docs" / "explanation" / "attendance.md").read_text(encoding="utf-8")
    assert words.stdout.strip() in page
    found = json.loads(invoke("backtest", "contact", case, "--json").stdout)
    assert set(found["baselines"]) == {"constant", "base_rate", "running_smoothed", "last_time"}
    assert set(found["model"]) == {"brier", "log"}


def test_a_case_without_a_record_of_contact_is_answered(root):
    done = invoke("backtest", "contact", str(root / "cases" / "northern-ireland"))
    assert done.exit_code == 1
    assert "nothing to score" in done.output
