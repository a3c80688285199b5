"""A finished run is read back as it was, or refused with the reason."""

import json

import numpy as np
import pytest
from tests.assess.runs import plan
from tests.ensemble.planted import example

from detente.assess.record import summary_of
from detente.assess.run import run
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


def test_switches_of_the_run_are_kept(tmp_path):
    off = frozenset({"trust"})
    made = run(example(), tmp_path / "run", plan(draws=2, switched_off=off)).folder.path
    assert FinishedRun.at(made).task.switched_off == off


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        ("run.json", {"detente": "0.0.1"}, "was made by version 0.0.1"),
        ("run.json", {"digest": "0" * 64}, "case.json was changed after the run"),
    ],
)
def test_another_version_or_case_is_refused(folder, file, change, message):
    content = json.loads((folder / file).read_text())
    content["facts"] |= change
    (folder / file).write_text(json.dumps(content))
    with pytest.raises(RunFolderError, match=message):
        FinishedRun.at(folder)


def test_a_folder_without_a_run_is_refused(tmp_path):
    with pytest.raises(RunFolderError, match=r"holds no run\.json"):
        FinishedRun.at(tmp_path)
