"""``detente compare``: two runs side by side, for people and as JSON."""

import json
import shutil
from pathlib import Path

import pytest
from tests.assess.compare.pairs_of_runs import another_case, with_row_changed
from tests.assess.runs import plan
from tests.cli.commands import findings, invoke
from tests.ensemble.planted import example

from detente.assess.run import run
from detente.report.sections.compare.tables import NUMBER_HEAD

DRAWS = 24


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> dict[str, Path]:
    place = tmp_path_factory.mktemp("compared")
    cases = {"a": example(), "b": with_row_changed(example()), "other": another_case()}
    for name, case in cases.items():
        run(case, place / name, plan(draws=DRAWS))
    return {name: place / name for name in cases}


def test_two_runs_are_printed_side_by_side(folders):
    done = invoke("compare", str(folders["a"]), str(folders["b"]))
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == f"A: {folders['a']}"
    assert lines[2] == "Both runs are of “An invented valley”."
    assert any(line.split() == ["answer", "of", "A", "answer", "of", "B"] for line in lines)
    head = next(line for line in lines if line.startswith("option  "))
    assert head.split() == " ".join(NUMBER_HEAD).split()
    assert any(line.startswith("Some wings, unofficially  most seats") for line in lines)
    assert lines[-3].split() == ["assessments", "t-river", "low", "5", "1"]


def test_a_run_beside_itself_says_so(folders):
    done = invoke("compare", str(folders["a"]), str(folders["a"]))
    assert "A and B are the same run of “An invented valley”: no number" in done.stdout
    assert "No number differs in any draw." in done.stdout
    assert done.stdout.splitlines()[-1] == "Nothing in the case differs."
    assert NUMBER_HEAD[4] not in done.stdout


def test_the_same_run_in_two_folders_is_one_run(folders, tmp_path):
    copy = shutil.copytree(folders["a"], tmp_path / "copy")
    found = json.loads(invoke("compare", str(folders["a"]), str(copy), "--json").stdout)
    assert found["same_run"] is True


def test_different_cases_are_said_in_the_first_sentence(folders):
    done = invoke("compare", str(folders["a"]), str(folders["other"]))
    assert done.exit_code == 0
    assert done.stdout.splitlines()[2].startswith("The runs are of different cases")
    assert "Only in B: “Split” (split)." in done.stdout


def test_json_is_the_record_and_is_written_to_a_file_as_well(folders, tmp_path):
    words = ("compare", str(folders["a"]), str(folders["b"]), "--json")
    file = tmp_path / "compared.json"
    done = invoke(*words, "--out", str(file))
    assert done.exit_code == 0
    assert json.loads(done.stdout) == json.loads(file.read_text(encoding="utf-8"))
    assert list(json.loads(done.stdout))[:4] == ["schema", "a", "b", "same_run"]
    assert done.stdout == invoke(*words).stdout
    first = file.read_bytes()
    assert invoke(*words, "--out", str(file), "--quiet").stderr == ""
    assert file.read_bytes() == first
    assert str(tmp_path) not in first.decode()


def test_long_lists_of_rows_end_with_their_number(folders, monkeypatch):
    monkeypatch.setattr("detente.cli.compare._SHOWN", 2)
    done = invoke("compare", str(folders["a"]), str(folders["b"]))
    assert done.stdout.splitlines()[-1] == "… and 1 more; --json lists all"


def test_a_folder_without_a_run_is_exit_code_1(folders, tmp_path):
    for pair in ((folders["a"], tmp_path), (tmp_path, folders["a"])):
        done = invoke("compare", *map(str, pair), "--json")
        assert done.exit_code == 1
        assert f"{tmp_path / 'run.json'}" in findings(done)[0]["message"] or (
            "holds no run.json" in findings(done)[0]["message"]
        )
    done = invoke("compare", str(folders["a"]), str(tmp_path / "absent"))
    assert done.exit_code == 1
    assert "is not a folder; give the folder of a finished run" in done.stderr


@pytest.mark.parametrize("name", ["summary.json", "case.json", "run.json"])
def test_a_changed_file_is_refused_before_it_is_read(folders, tmp_path, name):
    copy = shutil.copytree(folders["b"], tmp_path / "copy")
    text = (copy / name).read_text(encoding="utf-8")
    (copy / name).write_text(text.replace("example", "sample", 1) + " ", encoding="utf-8")
    done = invoke("compare", str(folders["a"]), str(copy))
    assert done.exit_code == 1
    assert f"{copy / name} was changed since the run finished" in done.stderr


def test_a_run_that_did_not_finish_is_refused(folders, tmp_path):
    copy = shutil.copytree(folders["b"], tmp_path / "copy")
    (copy / "manifest.json").unlink()
    done = invoke("compare", str(folders["a"]), str(copy))
    assert done.exit_code == 1
    assert "the run did not finish" in done.stderr


def test_a_run_of_another_version_is_named_with_its_version(folders, monkeypatch):
    monkeypatch.setattr("detente.__version__", "9.9.9")
    done = invoke("compare", str(folders["a"]), str(folders["b"]))
    assert done.exit_code == 1
    assert "of detente, but this is version 9.9.9" in done.stderr
    assert str(folders["a"]) in done.stderr


def test_a_file_that_cannot_be_written_is_refused(folders, tmp_path):
    words = ("compare", str(folders["a"]), str(folders["b"]), "--out")
    done = invoke(*words, str(tmp_path / "absent" / "file.json"))
    assert done.exit_code == 1
    assert "there is no folder" in done.stderr
    assert invoke(*words, str(tmp_path)).exit_code == 1


def test_a_damaged_run_is_named_also_if_a_file_is_to_be_written(folders, tmp_path, monkeypatch):
    monkeypatch.setattr("detente.assess.compare.answer.SUMMARY", "detente-summary/99")
    file = tmp_path / "compared.json"
    done = invoke("compare", str(folders["a"]), str(folders["b"]), "--out", str(file))
    assert done.exit_code == 1
    assert "this version reads detente-summary/99" in done.stderr
    assert not file.exists()


def test_one_run_is_wrong_usage(folders):
    assert invoke("compare", str(folders["a"])).exit_code == 2
