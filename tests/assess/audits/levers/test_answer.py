"""Gains of an option, split over its levers (I13)."""

import numpy as np
import pytest
from tests.assess.audits.reruns import rerun
from tests.ensemble.planted import example

from detente.assess.audits.levers.answer import (
    lever_gains,
    levers_apart,
    mixes_of,
    rows_of_mixes,
)

TASK, BASE, ROWS = rerun().task, rerun().base, rerun().rows
OPTIONS = {one.id: one for one in example().settings.strategies}


@pytest.mark.parametrize("name", ["unconditional", "coercion", "selective"])
def test_all_levers_give_the_option_and_none_the_reference(name):
    players = frozenset(levers_apart(example())[name])
    rows = rows_of_mixes(TASK, BASE, mixes_of(example(), OPTIONS[name], [frozenset(), players]))
    for mix, option in (("mix-0", "continue"), ("mix-1", name), ("continue", "continue")):
        for column in ("outcome", "signed", "toll", "table_max", "aims"):
            np.testing.assert_array_equal(rows.output(mix, column), ROWS.output(option, column))


@pytest.mark.parametrize("name", ["unconditional", "coercion"])
def test_parts_sum_to_the_whole_gain(name):
    found = lever_gains(rerun(), name, 512)
    assert found.option == name
    for gain in found.gains.values():
        assert sum(gain.levers.values()) == pytest.approx(gain.whole, abs=1e-12)
    assert found.gains.keys() == {"value", "any_deal", "bilateral_deal"}


def test_the_reference_option_gains_nothing_over_itself():
    assert lever_gains(rerun(), "continue", 512) is None
    assert levers_apart(example())["continue"] == []


def test_the_whole_gain_is_the_difference_of_the_two_options():
    found = lever_gains(rerun(), "coercion", 512)
    values = rerun().values
    own, other = (ROWS.strategies.index(one) for one in ("coercion", "continue"))
    gain = (values.value[:, own] - values.value[:, other])[: found.draws]
    assert found.gains["value"].whole == pytest.approx(gain.mean(), abs=1e-12)
