"""``detente forecast``: from a run to a scored line, and what is refused."""

import json
from pathlib import Path

import pytest
from tests.cli.commands import CASE, findings, invoke

FILE = ("--probability", "0.3", "--date", "2022-03-01")
OUTCOME = ("--outcome", "no", "--source", "a paper, 1 July 2022", "--date", "2022-06-30")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forecast") / "run"
    done = invoke("run", CASE, "--draws", "4", "--out", str(folder), "--quiet")
    assert done.exit_code == 0, done.output
    return str(folder)


@pytest.fixture
def ledger(tmp_path):
    return str(tmp_path / "ledger")


def test_a_forecast_is_filed_resolved_and_scored(run, ledger):
    done = invoke("forecast", "file", run, "q-holdout", *FILE, "--ledger", ledger, "--json")
    assert done.exit_code == 0, done.output
    line = json.loads(done.stdout)
    facts = json.loads((Path(run) / "run.json").read_text())["facts"]
    assert (line["number"], line["probability"], line["date"]) == (1, 0.3, "2022-03-01")
    assert line["case_digest"] == facts["digest"]
    assert len(line["run_digest"]) == 64
    again = invoke("forecast", "file", run, "q-holdout", *FILE, "--ledger", ledger)
    assert "line 2 of" in again.output
    assert "publish it" in again.output
    done = invoke("forecast", "resolve", "q-holdout", *OUTCOME, "--ledger", ledger)
    assert "q-holdout, no (a paper, 1 July 2022)" in done.output
    done = invoke("forecast", "list", "--ledger", ledger, "--json")
    found = json.loads(done.stdout)
    assert [one["brier"] for one in found["forecasts"]] == [0.09, 0.09]
    assert found["scores"]["hindsight"]["questions"] == 1
    words = invoke("forecast", "list", "--ledger", ledger).output
    for part in ("3 line(s), the chain holds", "0.0900", "in hindsight", "Too few questions"):
        assert part in words


def test_misses_are_listed_first_then_what_is_due(run, ledger):
    for chance in ("0.2", "0.9"):
        how = ("--probability", chance, "--date", "2022-03-01", "--ledger", ledger)
        invoke("forecast", "file", run, "q-holdout", *how)
    due = invoke("forecast", "list", "--ledger", ledger, "--date", "2022-07-01").output
    assert due.count(" due ") == 2
    open_ = invoke("forecast", "list", "--ledger", ledger, "--date", "2022-06-30").output
    assert open_.count(" open ") == 2
    invoke("forecast", "resolve", "q-holdout", *OUTCOME, "--ledger", ledger)
    words = invoke("forecast", "list", "--ledger", ledger).output
    assert words.index("0.8100") < words.index("0.0400")


def test_no_forecast_after_the_close(run, ledger):
    late = ("--probability", "0.3", "--date", "2022-07-01", "--ledger", ledger)
    done = invoke("forecast", "file", run, "q-holdout", *late, "--json")
    assert done.exit_code == 1
    assert "closed on 2022-06-30" in findings(done)[0]["message"]
    done = invoke("forecast", "file", run, "q-holdout", "--probability", "0.3", "--ledger", ledger)
    assert done.exit_code == 1  # today is after the close
    assert invoke("forecast", "list", "--ledger", ledger).exit_code == 1


def test_without_a_chance_the_metric_of_the_question_gives_it(run, ledger):
    how = ("--date", "2022-03-01", "--ledger", ledger, "--json")
    line = json.loads(invoke("forecast", "file", run, "q-holdout", *how).stdout)
    score = json.loads(invoke("score", CASE, "--json").stdout)
    assert line["probability"] == pytest.approx(
        score["questions"]["q-holdout"]["forecast"], abs=0.3
    )


def test_names_that_are_unknown_are_wrong_usage(run, ledger):
    done = invoke("forecast", "file", run, "q9", *FILE, "--ledger", ledger)
    assert done.exit_code == 2
    assert "it has: q-holdout" in done.output
    invoke("forecast", "file", run, "q-holdout", *FILE, "--ledger", ledger)
    done = invoke("forecast", "resolve", "q9", *OUTCOME, "--ledger", ledger, "--json")
    assert done.exit_code == 2
    assert "q-holdout (example)" in findings(done)[0]["message"]


@pytest.mark.parametrize("words", [("list",), ("resolve", "q-holdout", *OUTCOME)])
def test_without_a_ledger(ledger, words):
    done = invoke("forecast", *words, "--ledger", ledger)
    assert done.exit_code == 1
    assert "holds no ledger" in done.output


def test_a_folder_that_is_no_run(tmp_path, ledger):
    done = invoke("forecast", "file", str(tmp_path), "q", *FILE, "--ledger", ledger, "--json")
    assert done.exit_code == 1
    assert findings(done)


def test_a_changed_ledger_is_named_by_file_and_line(run, ledger, tmp_path):
    for _ in range(3):
        invoke("forecast", "file", run, "q-holdout", *FILE, "--ledger", ledger)
    path = tmp_path / "ledger" / "ledger.jsonl"
    whole = path.read_text().splitlines(keepends=True)
    path.write_text("".join(whole[:-1]))
    done = invoke("forecast", "list", "--ledger", ledger, "--json")
    assert done.exit_code == 1
    assert [(f["code"], f["line"]) for f in findings(done)] == [("ledger-end", 2)]
    path.write_text("".join(whole).replace("0.3,", "0.1,", 1))
    done = invoke("forecast", "list", "--ledger", ledger)
    assert done.exit_code == 1
    assert "ledger.jsonl:1" in done.output
    done = invoke("forecast", "file", run, "q-holdout", *FILE, "--ledger", ledger)
    assert done.exit_code == 1


def test_a_ledger_is_held_to_what_was_published(run, ledger):
    done = invoke("forecast", "file", run, "q-holdout", *FILE, "--ledger", ledger, "--json")
    digest = json.loads(done.stdout)["digest"]
    assert invoke("forecast", "list", "--ledger", ledger, "--expect", digest).exit_code == 0
    done = invoke("forecast", "list", "--ledger", ledger, "--expect", "0" * 64)
    assert done.exit_code == 1
    assert "not the one that was published" in " ".join(done.output.split())
