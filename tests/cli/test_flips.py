"""``detente flips``: adds to a run what single claims change."""

import json
import re

import pytest
from tests.assess.runs import plan
from tests.cli.commands import findings, invoke
from tests.ensemble.planted import example

from detente.assess.run import run


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return run(example(), tmp_path_factory.mktemp("flips") / "run", plan(draws=8)).folder.path


def test_flips_are_written_beside_the_run_and_into_its_report(folder):
    answer = invoke("flips", str(folder), "--json", "--workers", "1")
    assert answer.exit_code == 0
    found = json.loads(answer.stdout)
    assert set(found["claims"]) == {c.id for c in example().claims}
    assert json.loads((folder / "flips.json").read_text()) == found
    page = re.sub("<[^>]*>", "", (folder / "report.html").read_text())
    assert "No single claim, struck out on its own" in page
    first = (folder / "flips.json").read_bytes()
    again = invoke("flips", str(folder), "--workers", "2")
    assert again.exit_code == 0
    assert again.stdout.startswith("No single claim, struck out on its own")
    assert (folder / "flips.json").read_bytes() == first


def test_no_run_is_exit_code_1(tmp_path):
    answer = invoke("flips", str(tmp_path), "--json")
    assert answer.exit_code == 1
    assert "holds no run.json" in findings(answer)[0]["message"]
    assert not list(tmp_path.iterdir())


def test_a_run_that_was_killed_is_refused(tmp_path):
    made = run(example(), tmp_path / "run", plan(draws=2)).folder.path
    (made / "manifest.json").unlink()  # written last
    answer = invoke("flips", str(made))
    assert answer.exit_code == 1
    assert "holds no manifest.json: the run did not finish" in answer.stderr
    assert not (made / "flips.json").exists()


def test_no_workers_is_wrong_usage(folder):
    assert invoke("flips", str(folder), "--workers", "0").exit_code == 2
