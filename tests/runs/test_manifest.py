"""The manifest of a run: what it lists, when it is written, and what it covers."""

import json

import pytest
from tests.assess.runs import plan
from tests.ensemble.planted import example

from detente.assess.contributions.answer import FILE as CONTRIBUTIONS
from detente.assess.evidence.flips.answer import FILE as FLIPS
from detente.assess.run import run
from detente.assess.scores.answer import FILE as SCORE
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.runs.finished import FinishedRun
from detente.runs.manifest import (
    DERIVED,
    MANIFEST,
    add_derived,
    file_digest,
    read_manifest,
    seal,
)


@pytest.fixture
def folder(tmp_path):
    return RunFolder(run(example(), tmp_path / "run", plan(draws=8, chunk=4)).folder.path)


def test_every_file_of_a_run_is_listed_with_its_digest(folder):
    there = {f.relative_to(folder.path).as_posix() for f in folder.path.rglob("*") if f.is_file()}
    listed = read_manifest(folder).files
    assert there - set(listed) == {MANIFEST}
    assert all(file_digest(folder.path / name) == noted for name, noted in listed.items())


def test_known_answers_are_those_that_commands_add():
    assert DERIVED == {FLIPS: "flips", CONTRIBUTIONS: "contributions", SCORE: "score CASE --run"}


def test_the_digest_of_a_run_depends_on_nothing_but_its_numbers(folder, tmp_path):
    digest = FinishedRun(folder).digest
    same = run(example(), tmp_path / "same", plan(draws=8, chunk=8, workers=1))
    assert same.digest == digest == read_manifest(folder).run
    assert run(example(), plan=plan(draws=8)).digest == digest  # in memory
    assert run(example(), plan=plan(draws=8, seed=2)).digest != digest


def test_added_answers_stay_listed_if_the_same_run_is_sealed_again(folder):
    folder.write_text(FLIPS, "{}")
    add_derived(folder, FLIPS)
    before = read_manifest(folder)
    seal(folder)
    assert read_manifest(folder) == before
    assert list(before.derived) == [FLIPS]


def test_added_answers_of_another_run_are_not_listed(folder):
    folder.write_text(FLIPS, "{}")
    add_derived(folder, FLIPS)
    content = json.loads(folder.read_text("summary.json"))
    folder.write_text("summary.json", json.dumps(content | {"title": "another"}))
    seal(folder)
    assert read_manifest(folder).derived == {}


@pytest.mark.parametrize(
    "change", [{"run": "0" * 64}, {"digest": "x"}, {"schema": "detente-manifest/9"}, {"files": {}}]
)
def test_a_changed_manifest_is_damaged(folder, change):
    content = json.loads(folder.read_text(MANIFEST))
    folder.write_text(MANIFEST, json.dumps(content | change))
    with pytest.raises(RunFolderError, match=r"manifest\.json is damaged or of another version"):
        read_manifest(folder)


@pytest.mark.parametrize("name", ["../case.json", "/etc/passwd", "chunks/x.parquet", "\x1b[31m"])
def test_a_manifest_names_no_files_elsewhere(folder, name):
    content = json.loads(folder.read_text(MANIFEST))
    content["files"][name] = content["files"]["case.json"]
    folder.write_text(MANIFEST, json.dumps(content))
    with pytest.raises(RunFolderError, match="is damaged"):
        read_manifest(folder)
