"""Expected values: means over streams of luck, with the inputs and options of the run."""

import numpy as np
import pytest
from tests.assess.asked.cases import asks_of_force
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.asked.streams import STREAMS, expected_values
from detente.assess.options.metrics import deaths_key
from detente.assess.options.ranking import Values
from detente.engagement.task import EngagementTask

OPTIONS = ["none", "unconditional", "continue"]


@pytest.fixture(scope="module")
def made():
    task = EngagementTask(example(), 1)
    return task, expected_values(task, task.prepare(0, 48), OPTIONS)


def test_options_keep_the_order_of_the_case(made):
    _, found = made
    assert found.options == ("none", "continue", "unconditional")
    assert found.parts.shape == (48, 3, len(found.metrics))
    assert found.harm.shape == (48, 3)
    assert (found.harm[:, 1] == 0.0).all()  # the reference option beside itself


def test_weights_margins_and_inputs_are_those_of_the_run(made):
    task, found = made
    run = Values(task.case, finished()[1], 1)
    margins = np.array([one.margin for one in run.used])
    assert found.metrics == tuple(one.metric for one in run.used)
    assert found.margins == pytest.approx(run.weight * margins)
    assert (found.inputs["draw"] == np.arange(48)).all()


def test_deaths_within_two_per_cent_of_the_reference_s_count_as_none(made):
    task, found = made
    rows = finished()[1]
    months = rows.inputs.get(str(deaths_key(task.case)), 1.0)
    toll = rows.output("continue", "toll") * months
    assert (found.tolerated > 0.0).all()
    assert found.tolerated.mean() == pytest.approx(0.02 * toll.mean(), rel=0.2)


def test_an_objective_on_deaths_sets_what_counts_as_none():
    case = asks_of_force("hit", "calm")  # 0.01 of a range of 40 months of the present toll
    task = EngagementTask(case, 1)
    found = expected_values(task, task.prepare(0, 16), ["calm", "hit"])
    assert found.tolerated == pytest.approx(np.full(16, 0.4))


def test_a_mean_over_streams_differs_less_between_draws_than_one_stream(made):
    task, found = made
    run = Values(task.case, finished()[1], 1)
    one = [run.value[:, finished()[1].strategies.index(name)] for name in found.options]
    mean = found.parts.sum(axis=2)
    assert STREAMS == 8
    assert mean[:, 2].std() < one[2].std()
    assert mean.mean(axis=0) == pytest.approx(np.mean(one, axis=1), abs=0.1)


def test_it_is_the_same_each_time(made):
    task, found = made
    again = expected_values(task, task.prepare(0, 48), OPTIONS)
    assert (again.parts == found.parts).all()
