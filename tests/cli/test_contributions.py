"""``detente contributions``: adds to a run what mechanisms, priors and actors contribute."""

import json

import pytest
from tests.assess.runs import plan
from tests.cli.commands import findings, invoke
from tests.ensemble.planted import example

from detente.assess.run import run
from detente.report.page import write_report


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return run(
        example(), tmp_path_factory.mktemp("contributions") / "run", plan(draws=8)
    ).folder.path


def test_contributions_are_written_beside_the_run_and_into_its_report(folder):
    assert "detente contributions" in write_report(folder).read_text(encoding="utf-8")
    answer = invoke("contributions", str(folder), "--json", "--draws", "4", "--workers", "1")
    assert answer.exit_code == 0
    found = json.loads(answer.stdout)
    assert found["draws"] == 4
    first = (folder / "contributions.json").read_bytes()
    assert json.loads(first) == found
    page = (folder / "report.html").read_text()
    assert "frozen alone at the first day" in page
    assert "hardly matter" in page
    again = invoke("contributions", str(folder), "--draws", "4", "--workers", "2")
    assert again.exit_code == 0
    assert "hardly matter" in again.stdout
    assert (folder / "contributions.json").read_bytes() == first


def test_no_run_is_exit_code_1(tmp_path):
    answer = invoke("contributions", str(tmp_path), "--json")
    assert answer.exit_code == 1
    assert "holds no run.json" in findings(answer)[0]["message"]
    assert not list(tmp_path.iterdir())


def test_a_run_that_was_killed_is_refused(tmp_path):
    made = run(example(), tmp_path / "run", plan(draws=2)).folder.path
    (made / "manifest.json").unlink()  # written last
    answer = invoke("contributions", str(made))
    assert answer.exit_code == 1
    assert "holds no manifest.json: the run did not finish" in answer.stderr


@pytest.mark.parametrize("flag", ["--workers", "--draws"])
def test_nought_is_wrong_usage(folder, flag):
    assert invoke("contributions", str(folder), flag, "0").exit_code == 2
