"""``detente run``: exit codes, JSON on every exit, what is refused."""

import json
import re
import sys

import numpy as np
import pytest
from tests.case.written.texts import ADVICE, DISSENT
from tests.cli.commands import CASE, findings, invoke
from tests.ensemble.planted import copied, example

from detente.engagement.columns import UNDEFINED
from detente.engagement.task import EngagementTask

FEW = ["--draws", "4", "--workers", "1"]


def launch(out, *words: str, case: str = CASE):
    return invoke("run", case, *FEW, "--out", str(out / "run"), *words)


def test_a_run_prints_titles_deal_harm_and_ranking_on_one_screen(tmp_path):
    answer = launch(tmp_path)
    assert answer.exit_code == 0
    assert "An invented valley: 4 draws, seed 1" in answer.stdout
    for option in example().settings.strategies:
        assert f"\n{option.title} " in answer.stdout
        assert f"\n{option.id} " not in answer.stdout
    (head,) = [line for line in answer.stdout.splitlines() if line.startswith("option ")]
    for column in ("any deal", "deaths", "hold-out open", "engages nobody", "alone best"):
        assert column in head
    assert "A deal with the government within" in answer.stdout
    assert len(answer.stdout.splitlines()) <= 30
    assert f"report: {tmp_path / 'run' / 'report.html'}" in answer.stdout
    assert (tmp_path / "run" / "report.html").stat().st_size > 10_000


def test_json_is_the_summary_and_the_findings(tmp_path):
    answer = launch(tmp_path, "--json")
    assert answer.exit_code == 0
    held = (tmp_path / "run" / "summary.json").read_text(encoding="utf-8")
    assert json.loads(answer.stdout) == {**json.loads(held), "findings": []}
    assert "warning" not in answer.stderr
    assert "report: " in answer.stderr


def test_advice_and_dissent_are_checked_and_reach_the_summary(tmp_path):
    folder = copied(tmp_path)
    (folder / "advice.md").write_text(ADVICE, encoding="utf-8")
    (folder / "dissent.md").write_text(DISSENT, encoding="utf-8")
    checked = invoke("check", str(folder), "--json")
    assert checked.exit_code == 0
    assert not [f for f in findings(checked) if f["file"].endswith(".md")]
    out = str(tmp_path / "run")
    answer = invoke("run", str(folder), "--draws", "16", "--workers", "1", "--out", out, "--json")
    assert answer.exit_code == 0
    found = json.loads(answer.stdout)
    assert found["advice"]["recommendations"][0]["with"] == "the river wing's office"
    assert found["advice"]["recommendations"][0]["option_empty"] in (True, False)
    assert [one["claims"] for one in found["dissents"]] == [["C3", "C4"], []]
    later = invoke(
        *("run", str(folder), *FEW, "--as-of", "2020-06-20", "--json"),
        *("--out", str(tmp_path / "earlier")),
    )
    found = json.loads(later.stdout)
    assert found["advice"]["by"] == "analyst"
    assert (found["dissents"], found["hidden"]["dissents"]) == ([], 2)


def test_options_reach_the_run(tmp_path):
    words = ["--horizon", "6", "--seed", "3", "--strategies", "none, selective", "--json"]
    more = ["--as-of", "2020-05-31", "--set", "switch.contact=off", "--set", "chunk=2"]
    more += ["--set", "assume.C3=false", "--set", "assume.C1=true"]
    found = json.loads(launch(tmp_path, *words, *more).stdout)
    assert (found["horizon_months"], found["seed"], found["draws"]) == (6, 3, 4)
    assert list(found["strategies"]) == ["continue", "none", "selective"]  # with the reference
    assert found["as_of"] == "2020-05-31"
    assert found["switched_off"] == ["contact"]
    assert found["assumed"] == {"C1": True, "C3": False}
    assert (found["claims"]["C3"]["standing"], found["claims"]["C1"]["accuracy"]) == (0.0, 1.0)
    assert len(list((tmp_path / "run" / "chunks").glob("*.parquet"))) == 2


def test_a_date_before_all_evidence_is_refused(tmp_path):
    answer = launch(tmp_path, "--as-of", "2019-01-01", "--json")
    assert answer.exit_code == 1
    (found,) = findings(answer)
    assert found["code"] == "nothing-known"
    assert "choose an as-of date from 2020-03-02 on" in found["hint"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--strategies", "selektive"], "strategy selektive is not in the case; allowed: none"),
        (["--strategies", ""], "is not in the case"),
        (["--horizon", "0"], "greater than or equal to 1"),
        (["--draws", "0"], "greater than or equal to 1"),
        (["--seed", "-1"], "greater than or equal to 0"),
        (["--workers", "0"], "greater than or equal to 1"),
        (["--set", "chunk=0"], "chunk is a number of draws, at least 1"),
        (["--set", "assume.C99=false"], "claim 'C99' is not in the case as of"),
        (["--set", "switch.drugs=off"], "there is no mechanism 'drugs'; allowed: "),
    ],
)
def test_wrong_options_of_a_run_are_exit_code_2(tmp_path, words, message):
    answer = launch(tmp_path, *words)
    assert answer.exit_code == 2
    plain = re.sub(r"\x1b\[[0-9;]*m|│", " ", answer.stderr)
    assert "".join(message.split()) in "".join(plain.split())
    assert answer.stdout == ""
    assert not (tmp_path / "run" / "summary.json").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--set", "chunk"], "has no '='"),
        (["--set", "chunk=many"], "'chunk=many' is not understood; allowed: chunk"),
        (["--set", "executor=cluster"], "is not understood"),
        (["--set", "executor=threadss"], "is not understood; allowed: threads, processes"),
        (["--set", "resume=maybe"], "is not understood"),
        (["--set", "switch.contact=no"], "is not understood"),
        (["--set", "assume.C1=maybe"], "is not understood"),
        (["--set", "colour=red"], "is not understood"),
        (["--as-of", "15.1.2018"], "15.1.2018"),
        (["--draws", "many"], "--draws"),
        (["--nope"], "--nope"),
    ],
)
def test_wrong_usage_is_exit_code_2(tmp_path, words, message):
    answer = launch(tmp_path, *words)
    assert answer.exit_code == 2
    assert message.split(";")[0][:20] in answer.stderr.replace("\n", " ")
    assert not (tmp_path / "run").exists()


def test_no_case_is_exit_code_1_with_findings(tmp_path):
    answer = launch(tmp_path, "--json", case=str(tmp_path / "nowhere"))
    assert answer.exit_code == 1
    assert [f["code"] for f in findings(answer)] == ["folder-missing"]


def test_a_broken_case_is_exit_code_1_with_all_findings(tmp_path):
    row = "i-south,southland,,interest,spillover,0.1,0.2,0.35"
    edits = [(row, "i-south,nobody,,interest,spillover,0.1,0.2,1.6")]
    folder = copied(tmp_path, assessments=edits)
    answer = launch(tmp_path, "--json", case=str(folder))
    assert answer.exit_code == 1
    assert len([f for f in findings(answer) if f["severity"] == "error"]) >= 2
    plain = launch(tmp_path, case=str(folder))
    assert plain.exit_code == 1
    assert "assessments.csv:" in plain.stdout


def test_a_folder_in_use_is_refused(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "mine.txt").write_text("keep")
    answer = launch(tmp_path, "--json")
    assert answer.exit_code == 1
    assert "is not empty, nothing was written" in findings(answer)[0]["message"]
    assert [p.name for p in (tmp_path / "run").iterdir()] == ["mine.txt"]


def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    answer = invoke("run", CASE, *FEW, "--out", str(tmp_path / "file" / "run"), "--json")
    assert answer.exit_code == 1
    assert "cannot be written" in findings(answer)[0]["message"]


def test_a_finished_run_can_be_resumed(tmp_path):
    launch(tmp_path)
    before = (tmp_path / "run" / "report.html").read_bytes()
    assert launch(tmp_path, "--set", "resume=true").exit_code == 0
    assert (tmp_path / "run" / "report.html").read_bytes() == before
    answer = launch(tmp_path, "--set", "resume=true", "--seed", "2")
    assert answer.exit_code == 1
    assert "contains another run" in answer.stderr


@pytest.fixture
def bad_draws(monkeypatch):
    """Let draws 1 and 3 go numerically bad under the first strategy."""
    whole = EngagementTask.run

    def spoilt(task, prepared):
        found = whole(task, prepared)
        bad = np.isin(found.outputs["draw"], [1, 3]) & (found.outputs["strategy"] == 0)
        found.outputs[UNDEFINED][bad] = 1
        return found

    monkeypatch.setattr(EngagementTask, "run", spoilt)


def test_draws_that_went_bad_are_a_warning(tmp_path, bad_draws):
    answer = launch(tmp_path, "--json")
    assert answer.exit_code == 0
    assert (
        "warning: 2 of 4 draws gave a number that is not finite and are left out" in answer.stderr
    )
    assert "(none 2)" in answer.stderr
    (finding,) = findings(answer)
    assert (finding["code"], finding["severity"]) == ("draws-undefined", "warning")
    assert finding["value"] == "2"
    assert "far out of its usual range" in finding["hint"]
    plain = invoke("run", CASE, *FEW, "--out", str(tmp_path / "plain"))
    assert plain.exit_code == 0
    assert "2 of 4 draws gave a number that is not finite" in plain.stderr
    assert "not finite" not in plain.stdout


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("tcp://127.0.0.1:1", "no scheduler answers at tcp://127.0.0.1:1 within"),
        ("tcp://nowhere.invalid:8786", "no scheduler answers at"),
        ("tcp://", "no scheduler answers at"),
        ("tcp://127.0.0.1:many", "no scheduler answers at"),
        ("tls://127.0.0.1:1", "tls://127.0.0.1:1 needs certificates"),
    ],
)
def test_a_cluster_that_cannot_be_used_is_exit_code_1(tmp_path, monkeypatch, address, message):
    pytest.importorskip("distributed", reason="distributed is an extra (cluster)")
    monkeypatch.setattr("detente.ensemble.cluster._ANSWER", 0.5)
    answer = launch(tmp_path, "--json", "--set", f"executor={address}")
    assert answer.exit_code == 1
    assert message in findings(answer)[0]["message"]


def test_a_cluster_without_dask_is_exit_code_1(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = launch(tmp_path, "--json", "--set", "executor=tcp://127.0.0.1:8786")
    assert answer.exit_code == 1
    assert "install detente[cluster]" in findings(answer)[0]["message"]
