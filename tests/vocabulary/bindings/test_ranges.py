"""What members may bind, and the values that parameters can take."""

from math import inf

import pytest

from detente.vocabulary.bindings.defaults import BINDINGS
from detente.vocabulary.bindings.ranges import FIXED, RANGES, Range
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.parameter import normal, pert, positive_normal


def test_each_parameter_is_fixed_or_has_a_range():
    assert FIXED.keys() | RANGES.keys() == PARAMETERS.keys()
    assert FIXED.keys().isdisjoint(RANGES)


def test_what_no_prior_draws_is_fixed():
    derived = {key for key, one in PARAMETERS.items() if one.kind in {"case", "derived"}}
    assert derived | {"record_deal"} == FIXED.keys()


@pytest.mark.parametrize("key", [key for key, one in PARAMETERS.items() if one.prior])
def test_the_model_s_own_prior_is_possible(key):
    assert RANGES[key].holds(PARAMETERS[key].prior)


@pytest.mark.parametrize(
    ("key", "prior"),
    [
        (key, prior)
        for members in BINDINGS.values()
        for one in members.values()
        for key, prior in one.priors.items()
    ],
)
def test_what_is_bound_by_default_is_possible(key, prior):
    assert RANGES[key].holds(prior)


@pytest.mark.parametrize(
    ("within", "prior", "holds"),
    [
        (Range(), normal(0.0, 1.0), True),
        (Range(0.0), normal(1.0, 0.1), False),
        (Range(0.0), positive_normal(0.0, 1.0), True),
        (Range(0.0, open_low=True), positive_normal(0.0, 1.0), False),
        (Range(0.0), pert(0.0, 1.0, 2.0), True),
        (Range(0.0, open_low=True), pert(0.0, 1.0, 2.0), False),
        (Range(0.0, 1.0), pert(0.0, 1.0, 1.0), True),
        (Range(0.0, 1.0), pert(0.0, 1.0, 1.1), False),
    ],
)
def test_a_prior_is_possible_or_not(within, prior, holds):
    assert within.holds(prior) is holds


def test_ranges_in_words():
    assert str(Range(0.0, 1.0)) == "0 to 1"
    assert str(Range(0.0)) == "at least 0"
    assert str(Range(0.0, inf, open_low=True)) == "above 0"
