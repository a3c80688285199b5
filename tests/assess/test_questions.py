"""Single questions give what a run of the case says."""

import pytest
from tests.assess.runs import DRAWS, finished
from tests.ensemble.planted import example

from detente.assess.questions import attendance, camps, outcomes
from detente.case.publishing.new import template_folder
from detente.errors import CaseError, UnknownNameError


def test_camps_are_those_of_a_run_with_the_same_draws():
    assert camps(example(), draws=DRAWS, seed=1) == finished()[0].camps


def test_a_folder_is_read():
    assert camps(template_folder(), draws=8) == camps(example(), draws=8)


def test_outcomes_run_the_models_that_are_asked_for():
    found = outcomes(example(), draws=16, models=["bargaining.median"])
    assert found.draws == 16
    assert all(set(issue.models) == {"bargaining.median"} for issue in found.issues.values())


def test_attendance_forecasts_the_rounds_that_are_asked_for():
    found = attendance(example(), draws=16, rounds=["first"])
    assert set(found.rounds) == {"first"}


def test_unknown_names_and_broken_cases_are_refused(tmp_path):
    with pytest.raises(UnknownNameError, match="third"):
        attendance(example(), draws=4, rounds=["third"])
    with pytest.raises(CaseError):
        camps(tmp_path)
