"""A finished run is read back as it was, or refused with the reason."""

import json

import numpy as np
import pytest
from tests.assess.runs import plan
from tests.ensemble.planted import example
from tests.runs.damage import reseal

from detente.assess.run import run
from detente.assess.summary.record import summary_of
from detente.ensemble.store import RunFolder, read_parquet
from detente.errors import RunFolderError
from detente.runs.finished import FinishedRun


@pytest.fixture
def folder(tmp_path):
    return run(example(), tmp_path / "run", plan(draws=8)).folder.path


def test_case_columns_and_simulation_are_those_of_the_run(folder):
    found = FinishedRun.at(folder)
    assert found.case.digest == example().digest
    assert summary_of(found).draws == found.facts.draws == 8
    again = found.task(0, 8)
    for name, column in again.outputs.items():
        np.testing.assert_array_equal(found.rows.outputs[name], column)
    for name, column in again.months.items():
        np.testing.assert_array_equal(found.months[name], column)


def test_switches_of_the_run_are_kept(tmp_path):
    off = frozenset({"talks"})
    made = run(example(), tmp_path / "run", plan(draws=2, switched_off=off)).folder.path
    assert FinishedRun.at(made).task.switched_off == off


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        ("run.json", {"detente": "0.0.1"}, "was made by version 0.0.1"),
        ("run.json", {"digest": "0" * 64}, "case.json is not the case that was run"),
    ],
)
def test_another_version_or_case_is_refused(folder, file, change, message):
    content = json.loads((folder / file).read_text())
    content["facts"] |= change
    (folder / file).write_text(json.dumps(content))
    if "detente" in change:
        (folder / "manifest.json").unlink()  # runs of earlier versions have none
    else:
        assert reseal(folder)
    with pytest.raises(RunFolderError, match=message):
        FinishedRun.at(folder)


def test_a_folder_without_a_run_is_refused(tmp_path):
    with pytest.raises(RunFolderError, match=r"holds no run\.json"):
        FinishedRun.at(tmp_path)


def test_a_run_of_other_source_files_is_not_run_again(folder, monkeypatch):
    run_ = FinishedRun.at(folder)
    monkeypatch.setattr("detente.runs.finished.sources_digest", lambda: "other")
    with pytest.raises(RunFolderError, match="was made with different source files of detente"):
        _ = run_.task


def rewritten(folder, part, change):
    """Write the first columns of a part again, with a manifest that fits."""
    file = folder / part / "000000.parquet"
    columns = read_parquet(file)
    change(columns)
    RunFolder(folder).write_columns(file, columns)
    assert reseal(folder)
    return FinishedRun.at(folder)


@pytest.mark.parametrize(
    ("part", "change", "message"),
    [
        ("chunks", lambda c: c.update(draw=c["draw"][::-1].copy()), "one row of numbers for each"),
        ("inputs", lambda c: c.pop("draw"), "one row of numbers for each"),
        ("inputs", lambda c: c.update(draw=c["draw"].astype(str).astype(object)), "one row of"),
        ("chunks", lambda c: c.pop("signed"), "has no column 'signed'"),
    ],
)
def test_columns_that_do_not_fit_the_run_are_refused(folder, part, change, message):
    with pytest.raises(RunFolderError, match=message):
        _ = rewritten(folder, part, change).rows.output("none", "signed")
