"""``detente outcomes`` with a run folder: who signs, and when."""

import json

import pytest
from tests.cli.commands import CASE, invoke

from detente.cli.deals import answer_run


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("deals") / "run"
    words = ["run", CASE, "--draws", "8", "--workers", "1", "--out", str(out), "--quiet"]
    assert invoke(*words).exit_code == 0
    return out


def test_a_run_folder_gives_a_line_for_each_option(folder):
    answer = invoke("outcomes", str(folder))
    assert answer.exit_code == 0
    assert "first month" in answer.stdout
    assert "\nNo contact " in answer.stdout
    assert "binds River wing" in answer.stdout


def test_json_is_the_record(folder):
    found = json.loads(invoke("outcomes", str(folder), "--json").stdout)
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    assert found == summary["signing"]


@pytest.mark.parametrize("words", [["--draws", "8"], ["--seed", "2"], ["--as-of", "2020-05-31"]])
def test_what_the_run_has_settled_cannot_be_given_again(folder, words):
    answer = invoke("outcomes", str(folder), *words)
    assert answer.exit_code == 2
    assert "needs a case folder" in answer.stderr.replace("\n", " ")


def test_a_folder_that_is_no_run_is_refused(tmp_path, capsys):
    import typer

    with pytest.raises(typer.Exit):
        answer_run(tmp_path, as_json=False)
    assert "Traceback" not in capsys.readouterr().err
