"""The file that is shipped, made from small files."""

import json

import numpy as np
import pytest

from detente.estimates.attendance import Attendance
from detente.fitting.attendance.artefact import build_attendance
from detente.fitting.attendance.fit import ASKED_PRIOR, moved_mode
from detente.fitting.attendance.reading.sources import without


@pytest.fixture(scope="module")
def steps():
    return []


@pytest.fixture(scope="module")
def made(attendance_folder, steps):
    return build_attendance(
        attendance_folder, progress=lambda done, total: steps.append((done, total))
    )


def test_every_set_is_there(made, steps, data):
    assert set(made.asked_without) == set(made.comes_without) == {"afar", "colombia"}
    assert set(made.asked_modes_without) == {"900", "901", "902"}
    assert made.asked.processes == 5
    assert made.asked_without["colombia"].processes == 2
    assert made.asked.cells > made.asked_without["colombia"].cells
    assert steps == [(done, 9) for done in range(1, 10)]
    assert made.data == data.digests
    assert made.case_states == {"afar": (), "colombia": ("COL",)}
    assert [line for line in made.in_sample if "asked_without" in line] == [
        "processes of PA-X in the states of colombia are in the fit of `asked`, not of "
        "`asked_without_colombia`"
    ]


def test_a_set_without_a_case_is_a_fit_without_it(made, data):
    rest = without([*data.processes, *data.asked], "colombia", data.states)
    mode = moved_mode(rest, ASKED_PRIOR)
    assert made.asked_without["colombia"].mode == pytest.approx(mode, abs=5e-3)
    rest = without([*data.processes, *data.asked], "901", data.states)
    mode = moved_mode(rest, ASKED_PRIOR)
    assert made.asked_modes_without["901"] == pytest.approx(mode, abs=5e-3)


def test_scores_are_of_the_processes(made, data):
    cells = sum(int(panel.counts[1:].sum()) for panel in data.processes)
    assert made.scores["attendance"].n == cells
    assert made.scores["seats"].n == 15
    assert 0.0 < made.scores["attendance"].model.brier < 0.3


def test_the_text_is_read_back(made):
    text = made.to_json()
    assert Attendance.model_validate_json(text) == made
    assert "asked_without_colombia" in json.loads(text)
    assert made.to_json() == text
    assert np.array(made.asked.draws).shape == (64, 11)
