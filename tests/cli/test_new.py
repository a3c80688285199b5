import json

from tests.case.breakage import slips
from typer.testing import CliRunner

from detente.cli.app import app


def run(*args: object):
    return CliRunner().invoke(app, ["new", *map(str, args)])


def test_a_case_is_started_and_the_next_step_named(tmp_path):
    done = run(tmp_path / "mine")
    assert done.exit_code == 0
    assert "detente check" in done.stdout
    assert slips(tmp_path / "mine") == []


def test_json_names_the_files(tmp_path):
    done = run(tmp_path / "mine", "--json")
    assert done.exit_code == 0
    assert "case.yaml" in json.loads(done.stdout)["files"]


def test_a_full_folder_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "nothing was written" in done.stderr
    done = run(tmp_path, "--json")
    assert done.exit_code == 1
    assert "nothing was written" in json.loads(done.stdout)["findings"][0]["message"]


def test_wrong_usage_answers_two():
    assert run().exit_code == 2
