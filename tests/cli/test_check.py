import json
import os
from pathlib import Path

import pytest
from tests.case.breakage import OF_THE_EXAMPLE, fresh_case, swap
from typer.testing import CliRunner

from detente.case.publishing.new import template_folder
from detente.cli.app import app

KEYS = {"code", "severity", "file", "line", "field", "value", "message", "allowed", "hint"}


def run(*args: object):
    return CliRunner().invoke(app, ["check", *map(str, args)])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    case = fresh_case(tmp_path)
    swap("assessments.csv", ("0.85,0.95", "0.85,1.4"))(case)
    return case


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    case = fresh_case(tmp_path)
    swap("assessments.csv", ("5,7.5,9", "5,5,5"))(case)
    return case


def test_a_clean_case_answers_zero():
    done = run(template_folder())
    assert done.exit_code == 0
    assert "0 error(s), 1 warning(s), 4 info(s)" in done.stdout
    found = json.loads(run(template_folder(), "--json").stdout)["findings"]
    assert {f["code"] for f in found} == OF_THE_EXAMPLE


def test_a_finding_shows_where_what_and_what_to_do(broken):
    done = run(broken)
    assert done.exit_code == 1
    assert "assessments.csv:10:" in done.stdout
    assert "`high` is 1.4, outside the scale [outside-scale]" in done.stdout
    assert "allowed: 0 to 1" in done.stdout
    assert "did you mean 0.14 or 0.014?" in done.stdout


@pytest.mark.parametrize("option", [["--json"], ["--format", "json"]])
def test_json_has_the_documented_keys(broken, option):
    done = run(broken, *option)
    assert done.exit_code == 1
    (found,) = (f for f in json.loads(done.stdout)["findings"] if f["code"] not in OF_THE_EXAMPLE)
    assert found.keys() == KEYS
    assert (found["file"], found["line"], found["value"]) == ("assessments.csv", 10, "1.4")


def test_warnings_fail_only_when_strict(doubtful):
    assert run(doubtful).exit_code == 0
    assert run(doubtful, "--strict").exit_code == 1
    done = run(doubtful, "--strict", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["findings"][0]["severity"] == "warning"


@pytest.mark.parametrize("format", ["text", "json", "datapackage"])
@pytest.mark.parametrize("what", ["none", "file", "empty", os.fsdecode(b"\xff")])
def test_what_is_no_case_is_a_finding_in_every_form(tmp_path, format, what):
    path = tmp_path / what
    if what == "file":
        path.write_text("x", encoding="utf-8")
    if what == "empty":
        path.mkdir()
    done = run(path, "--format", format)
    assert done.exit_code == 1
    assert done.exception is None or isinstance(done.exception, SystemExit)
    if format != "text":
        (found,) = (
            f for f in json.loads(done.stdout)["findings"] if f["code"] not in OF_THE_EXAMPLE
        )
        assert found["code"] in {"folder-missing", "folder-empty"}


def test_a_descriptor_and_schemas_are_published(broken):
    done = run(template_folder(), "--format", "datapackage")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["profile"] == "tabular-data-package"
    assert run(broken, "--format", "datapackage").exit_code == 1
    done = run(template_folder(), "--format", "jsonschema")
    assert done.exit_code == 0
    assert {"claims", "summary", "score", "comparison"} <= set(json.loads(done.stdout)["$defs"])


def test_wrong_usage_answers_two():
    assert run().exit_code == 2
    assert run(template_folder(), "--format", "xml").exit_code == 2
    assert run(template_folder(), "--colour").exit_code == 2
