import json

import pytest
from tests.case.breakage import swap
from tests.case.upgrading.older import older_case
from typer.testing import CliRunner

from detente.cli.app import app


def run(*args: object):
    return CliRunner().invoke(app, ["upgrade", *map(str, args)])


@pytest.fixture
def case(tmp_path):
    return older_case(tmp_path)


def test_changes_are_printed_and_written(case):
    done = run(case)
    assert done.exit_code == 0
    assert "case.yaml: option 'coercion': posture coercion: now coerce 1" in done.stdout
    assert "coerce: 1" in (case / "case.yaml").read_text(encoding="utf-8")
    assert "of this version" in run(case).stdout


def test_a_dry_run_writes_nothing(case):
    before = (case / "case.yaml").read_bytes()
    done = run(case, "--dry-run")
    assert "nothing was written" in done.stdout
    assert (case / "case.yaml").read_bytes() == before


def test_json_has_changes_and_what_was_taken_out(case):
    swap("case.yaml", ("posture: divide", "press: eastland"))(case)
    answer = json.loads(run(case, "--json").stdout)
    assert answer["written"]
    assert {"file", "place", "before", "after"} == answer["changes"][0].keys()
    assert {f["code"] for f in answer["findings"]} == {"upgrade-dropped"}


def test_errors_that_are_left_answer_one(case):
    swap("case.yaml", ("movement: front", "movement: frnt"))(case)
    done = run(case)
    assert done.exit_code == 1
    assert "frnt" in done.stdout + done.stderr


def test_a_folder_without_a_case_answers_one(tmp_path):
    done = run(tmp_path / "none")
    assert done.exit_code == 1
    assert "Traceback" not in done.output
