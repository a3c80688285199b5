"""A run folder is refused, in one sentence, unless every file is as the run wrote it."""

import json
import os
import shutil

import pytest
from tests.assess.runs import plan
from tests.cli.commands import CASE, invoke
from tests.ensemble.planted import example
from tests.runs.damage import reseal

from detente.assess.run import run
from detente.errors import RunFolderError
from detente.report.page import write_report
from detente.runs.manifest import DERIVED, MANIFEST
from detente.runs.verified import verified

POINTER = "/strategies/selective/settlement"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a run with all added answers, and the same of another seed."""
    room = tmp_path_factory.mktemp("made")
    for seed in (1, 2):
        folder = run(example(), room / str(seed), plan(draws=8, chunk=4, seed=seed)).folder.path
        assert invoke("flips", str(folder)).exit_code == 0
        assert invoke("contributions", str(folder), "--draws", "2").exit_code == 0
        assert invoke("score", CASE, "--draws", "4", "--run", str(folder)).exit_code == 0
    return room


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made / "1", tmp_path / "run")


def refusals(folder) -> list[str]:
    """Return what the commands that read a run say; each must refuse."""
    asked = [("explain", str(folder), POINTER), ("report", str(folder))]
    answers = [invoke(*words) for words in asked]
    assert [answer.exit_code for answer in answers] == [1, 1]
    assert all(answer.stdout == "" and answer.stderr.count("\n") == 1 for answer in answers)
    return [answer.stderr for answer in answers]


def test_an_untouched_folder_is_read(folder):
    assert verified(folder).path == folder
    assert invoke("explain", str(folder), POINTER).exit_code == 0
    assert invoke("report", str(folder)).exit_code == 0


def test_a_tampered_summary_is_never_explained(folder):
    file = folder / "summary.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["strategies"]["selective"]["settlement"] = 0.97
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    report = (folder / "report.html").read_bytes()
    for told in refusals(folder):
        assert "summary.json was changed since the run finished" in told
        assert "0.97" not in told
    assert (folder / "report.html").read_bytes() == report


def test_lost_draws_are_never_left_out_in_silence(folder):
    for part in ("chunks", "inputs"):
        (folder / part / "000004.parquet").unlink()
    for told in refusals(folder):
        assert "chunks/000004.parquet was lost since the run finished" in told.replace(os.sep, "/")
        assert "--set resume=true" in told
    for command in ("flips", "contributions"):
        assert invoke(command, str(folder)).exit_code == 1


def test_added_draws_are_refused(folder, made):
    shutil.copy(made / "2" / "chunks" / "000004.parquet", folder / "chunks" / "000008.parquet")
    assert all("is not part of this run; remove it" in told for told in refusals(folder))


@pytest.mark.parametrize("name", ["flips.json", "contributions.json", "score.json"])
def test_the_answer_of_another_run_is_refused_until_it_is_made_again(folder, made, name):
    shutil.copy(made / "2" / name, folder / name)
    command = DERIVED[name]
    for told in refusals(folder):
        assert f"{name} was changed, or made from another run" in told
        assert f"make it again with `detente {command} {folder}`, or delete it" in told
    assert invoke(*command.replace("CASE", CASE).split(), str(folder)).exit_code == 0
    assert invoke("report", str(folder)).exit_code == 0


@pytest.mark.parametrize("name", ["flips.json", "contributions.json", "score.json"])
def test_the_answer_of_another_run_is_refused_even_where_the_manifest_lists_it(folder, made, name):
    shutil.copy(made / "2" / name, folder / name)
    assert reseal(folder)
    with pytest.raises(RunFolderError, match=f"{name} belongs to another run; make it again with"):
        write_report(folder)


def test_an_added_answer_may_be_deleted(folder):
    (folder / "flips.json").unlink()
    assert invoke("report", str(folder)).exit_code == 0


def test_a_run_that_did_not_finish_is_told_apart_from_another_folder(folder, tmp_path):
    (folder / MANIFEST).unlink()
    assert all("holds no manifest.json: the run did not finish" in s for s in refusals(folder))
    (folder / "run.json").unlink()
    assert all("holds no run.json; give the folder of a" in s for s in refusals(folder))
    assert all("is not a folder" in s for s in refusals(tmp_path / "absent"))


def harm(file):
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


@pytest.mark.parametrize(
    "name", ["summary.json", "case.json", "chunks/000000.parquet", "chunks.jsonl", "flips.json"]
)
def test_resume_heals_a_damaged_run_and_keeps_its_answers(folder, name):
    before = (folder / "summary.json").read_bytes()
    harm(folder / name)
    assert refusals(folder)
    run(example(), folder, plan(draws=8, chunk=4, resume=True))
    assert (folder / "summary.json").read_bytes() == before
    if name == "flips.json":  # not computed by a run
        assert all("flips.json was changed" in told for told in refusals(folder))
    else:
        assert invoke("report", str(folder)).exit_code == 0


def test_answers_are_made_again_if_the_manifest_was_lost(folder):
    (folder / MANIFEST).unlink()
    run(example(), folder, plan(draws=8, chunk=4, resume=True))
    assert all("flips.json was changed, or made from" in told for told in refusals(folder))
    for other in ("contributions.json", "score.json"):
        (folder / other).unlink()
    assert invoke("flips", str(folder)).exit_code == 0
    assert invoke("explain", str(folder), POINTER).exit_code == 0


def test_a_manifest_of_another_run_is_refused(folder, made):
    shutil.copy(made / "2" / MANIFEST, folder / MANIFEST)
    assert all("was changed since the run finished" in told for told in refusals(folder))
