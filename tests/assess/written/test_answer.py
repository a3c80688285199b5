"""Advice and dissent beside an answer."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.written.cases import advised, advised_run
from tests.ensemble.planted import example

from detente.assess.options.record import Ranking
from detente.assess.summary.record import summary_of
from detente.assess.written.answer import advice, dissents
from detente.engagement.task import EngagementTask


def ranked() -> Ranking:
    return summary_of(advised_run()).ranking


@pytest.mark.parametrize("empty", [True, False])
def test_the_answer_says_whether_an_advised_option_is_empty(empty):
    answer = ranked().model_copy(update={"empty": {"selective": 0.6} if empty else {}})
    found = advice(advised(), answer)
    assert found is not None
    first, second = found.recommendations
    assert (first.option, first.option_title) == ("selective", "Some wings, unofficially")
    assert first.option_empty is empty
    assert (second.option, second.option_title, second.option_empty) == (None, None, None)


def test_an_option_that_was_not_run_has_no_title():
    settings = advised().settings
    fewer = [one for one in settings.strategies if one.id != "selective"]
    case = replace(advised(), settings=settings.model_copy(update={"strategies": fewer}))
    found = advice(case, ranked())
    assert found is not None
    first = found.recommendations[0]
    assert (first.option, first.option_title, first.option_empty) == ("selective", None, None)


def test_handling_is_that_of_the_case_unless_a_file_has_its_own():
    found = advice(advised(), ranked())
    assert found is not None
    assert found.handling == "internal"
    assert {one.handling for one in dissents(advised())} == {"public"}
    assert [one.claims for one in dissents(advised())] == [["C3", "C4"], []]


def test_a_case_without_the_files_has_neither():
    assert advice(example(), ranked()) is None
    assert dissents(example()) == []


def test_a_run_holds_both_and_is_read_again():
    found = summary_of(advised_run())
    assert found.advice is not None
    assert (found.advice.written_on, found.advice.by) == ("2020-06-20", "analyst")
    assert found.advice.what_is_new == "The river wing offers talks without conditions."
    assert [one.title for one in found.dissents][1] == "No meeting took place."
    assert advised_run().case.advice == advised().advice


def test_no_number_depends_on_them():
    one, other = (EngagementTask(case, 1)(0, 8) for case in (example(), advised()))
    for part in ("inputs", "outputs", "months"):
        here, there = getattr(one, part), getattr(other, part)
        assert here.keys() == there.keys()
        assert all(np.array_equal(here[key], there[key], equal_nan=True) for key in here)
