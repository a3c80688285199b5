"""Priors halved and doubled."""

from functools import cache

import numpy as np
import pytest
from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_mechanisms import nothing

from detente.assess.contributions.priors import HARDLY, priors, scaled
from detente.engagement.course.parameter_rows import Param
from detente.engagement.registry import MECHANISMS
from detente.models.spec import Parameter


@cache
def found():
    return priors(again(), 2, nothing)


def prior(name: str) -> Parameter:
    return next(p for m in MECHANISMS for p in m.spec.parameters if p.name == name)


@pytest.mark.slow
def test_every_prior_of_every_mechanism_is_tried():
    assert list(found()) == [f"{m.key}.{p.name}" for m in MECHANISMS for p in m.spec.parameters]


@pytest.mark.parametrize(
    ("name", "value", "times", "expected"),
    [
        ("bil0", np.log(0.02 / 0.98), 2.0, np.log(0.04 / 0.96)),  # the chance doubles
        ("split0", np.log(0.02 / 0.98), 0.5, np.log(0.01 / 0.99)),
        ("defect0", np.log(0.02), 2.0, np.log(0.04)),  # the logarithm of a hazard
        ("deaths_kept", 0.8, 2.0, 1.0),  # cut at 1
        ("look", 24.0, 2.0, 48.0),  # months
        ("peers", 1.5, 2.0, 3.0),  # a slope, not the log-odds of a chance
        ("stalemate_open", -0.3, 0.5, -0.15),
        ("r_grow", -0.01, 2.0, -0.02),
        ("appeal_talks", -0.1, 0.5, -0.05),
    ],
)
def test_what_halving_and_doubling_mean(name, value, times, expected):
    assert scaled(prior(name), np.array([value]), times)[0] == pytest.approx(expected)


@pytest.mark.parametrize("parameter", [p for m in MECHANISMS for p in m.spec.parameters], ids=str)
def test_nothing_leaves_its_range(parameter):
    row = Param.JOIN if parameter.name == "join_rate" else Param[parameter.name.upper()]
    values = again().base.batch.param[:, row]
    for times in (0.5, 2.0):
        changed = scaled(parameter, values, times)
        assert np.isfinite(changed).all()
        if parameter.prior == "pert" and parameter.values[-1] <= 1.0 <= 1.0 + parameter.values[0]:
            assert (changed <= 1.0).all()


def test_what_matters_is_a_change_beyond_noise_or_of_the_first():
    for effect in found().values():
        both = (effect.halved, effect.doubled)
        large = max(change.largest for change in both) >= HARDLY
        turned = any(change.first != again().first for change in both)
        assert effect.matters == (large or turned)


def test_a_parameter_that_nothing_reads_changes_nothing():
    doubled = found()["balance.arms_leak"].doubled
    given = any(s.arms for s in again().task.case.settings.strategies)
    assert given or (doubled.largest == 0.0 and doubled.most is None)


def test_a_prior_that_matters_moves_its_metric():
    """Deaths that vary more from month to month change what options bring."""
    effect = found()["balance.deaths_sd"]
    assert effect.matters
    assert effect.doubled.most is not None
    assert effect.doubled.most.delta != 0.0
