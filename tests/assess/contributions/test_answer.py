"""The whole answer: the same for any number of workers, reported on as it goes."""

from functools import cache

import pytest
from tests.assess.runs import plan
from tests.ensemble.planted import example

from detente.assess.contributions.answer import contributions
from detente.assess.contributions.record import Contributions
from detente.assess.run import run
from detente.runs.finished import FinishedRun
from detente.runs.result import json_of


@cache
def answer(folder: str) -> Contributions:
    return contributions(FinishedRun.at(folder), 8, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> str:
    place = tmp_path_factory.mktemp("contributions") / "run"
    return str(run(example(), place, plan(draws=8)).folder.path)


@pytest.mark.slow
def test_workers_change_no_number(folder):
    again = contributions(FinishedRun.at(folder), 8, 2)
    assert json_of(again) == json_of(answer(folder))


def test_draws_are_at_most_those_of_the_run(folder):
    assert contributions(FinishedRun.at(folder), 1000, 2).draws == 8


@pytest.mark.slow
def test_progress_counts_every_rerun(folder):
    told: list[tuple[int, int]] = []
    contributions(FinishedRun.at(folder), 2, 1, lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert told[-1][0] == told[-1][1]


def test_the_parts(folder):
    found = answer(folder)
    assert found.digest == example().digest
    parts = {"mechanisms", "groups", "priors", "actors", "first", "seed", "draws"}
    assert set(found.model_dump(by_alias=True)) >= parts
    assert found.mechanisms
    assert found.priors
    assert found.actors
