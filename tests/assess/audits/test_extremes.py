"""Shares of draws in which an option is best and worst."""

import numpy as np
from tests.assess.camp_cases import beside_none, with_settings
from tests.reachability.valley import aim

from detente.assess.audits.extremes import extremes_of
from detente.assess.options.ranking import values_of
from detente.runs.draws import Rows

NAMES = ("none", "divide", "coercion")


def extremes(*draws: tuple[float, float, float]):
    case = with_settings(beside_none(), objectives=[aim("table_max")])
    outputs = {"table_max": np.array(draws).ravel(), "toll": np.zeros(3 * len(draws))}
    rows = Rows(NAMES, outputs, {"draw": np.arange(len(draws))})
    return extremes_of(values_of(case, rows, 1), NAMES)


def test_ties_within_05_count_for_all():
    found = extremes((0.5, 0.55, 0.2), (0.5, 0.56, 0.2))
    assert found.best == {"none": 0.5, "divide": 1.0, "coercion": 0.0}
    assert found.worst == {"none": 0.0, "divide": 0.0, "coercion": 1.0}


def test_only_draws_in_which_options_differ_count():
    found = extremes((0.5, 0.5, 0.5), (0.9, 0.1, 0.5))
    assert found.draws == 0.5
    assert found.best == {"none": 1.0, "divide": 0.0, "coercion": 0.0}


def test_where_all_draws_are_equal_nobody_is_best():
    found = extremes((0.5, 0.5, 0.5))
    assert found.draws == 0.0
    assert set(found.best.values()) == set(found.worst.values()) == {0.0}


def test_nothing_is_best_without_objectives():
    assert extremes_of(None, NAMES) is None
