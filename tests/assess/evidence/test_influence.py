"""Weights of inputs by how far a number varies with them."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example, table

from detente.assess.evidence.influence import (
    METRIC_OF,
    camp_keys,
    noise_of,
    number_of,
    shares_by_ground,
)
from detente.assess.explain.sensitivity import ranked
from detente.assess.options.metrics import metric_values
from detente.vocabulary.input_key import InputKey

_, ROWS, _ = finished()


def test_the_number_is_the_mean_over_options():
    by_option = [metric_values(example(), ROWS, s, "table_max") for s in ROWS.strategies]
    np.testing.assert_allclose(number_of(example(), ROWS, "table"), np.mean(by_option, axis=0))


def test_a_number_beside_the_reference_leaves_that_option_out():
    others = [s for s in ROWS.strategies if s != "continue"]
    by_option = [metric_values(example(), ROWS, s, "extra_deaths") for s in others]
    np.testing.assert_allclose(number_of(example(), ROWS, "deaths"), np.mean(by_option, axis=0))


def test_what_is_not_modelled_has_no_number():
    settings = example().settings.model_copy(update={"holdout": None})
    bare = replace(ROWS, outputs={k: v for k, v in ROWS.outputs.items() if k != "holdout_contact"})
    assert number_of(replace(example(), settings=settings), bare, "holdout") is None


def test_shares_add_up_to_one_and_nothing_gives_none():
    key = InputKey.parameter("trust", "gain")
    found = shares_by_ground(example(), {key: 0.3, InputKey("weight", "talk"): 0.1})
    assert found == {"evidence": 0.0, "judgement": 0.25, "placeholder": 0.0, "assumption": 0.75}
    assert shares_by_ground(example(), {key: 0.0}) is None


def test_a_number_made_of_one_input_is_beyond_noise():
    name = next(n for n in ROWS.inputs if n.startswith("parameter|"))
    values = np.asarray(ROWS.inputs[name], dtype=np.float64)
    assert 0.0 <= noise_of(ROWS, values, 1) < 1.0


def test_pure_noise_seldom_passes_for_an_influence():
    rng, passed = np.random.default_rng(11), 0
    for seed in range(60):
        number = rng.standard_normal(len(ROWS.inputs["draw"]))
        (_, most), *_ = ranked(ROWS.inputs, number)
        passed += most > noise_of(ROWS, number, seed)
    assert passed <= 9  # 3 are expected; with one shuffle, 30 were


def test_camps_are_counted_from_criteria_alone():
    assert {key.variable for key in camp_keys(example(), 1)} == {"performance"}
    bare = [a for a in example().assessments if a.variable != "performance"]
    assert camp_keys(replace(example(), assessments=table(bare)), 1) == []


@pytest.mark.parametrize("judgement", METRIC_OF)
def test_every_judgement_of_the_example_has_a_number(judgement):
    number = number_of(example(), ROWS, judgement)
    assert number is not None
    assert number.shape == (len(ROWS.inputs["draw"]),)
