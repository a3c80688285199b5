"""Metrics that move one way only, and the answer without them."""

import numpy as np
from tests.assess.camp_cases import beside_none, with_settings
from tests.reachability.valley import aim

from detente.assess.audits.dominance import dominance_of, without_flagged
from detente.assess.options.ranking import ranking
from detente.runs.draws import Rows


def rows(mine: list[float], other: list[float], **more: tuple[float, float]) -> Rows:
    """Return draws of two options with one metric, and others that are the same in each draw."""
    values = np.array([v for pair in zip(mine, other, strict=True) for v in pair], float)
    outputs = {"table_max": values, "outcome": np.zeros(len(values))}
    outputs |= {name: np.tile(pair, len(mine)) for name, pair in more.items()}
    outputs["draw"] = np.repeat(np.arange(len(mine)), 2)
    return Rows(strategies=("own", "other"), outputs=outputs, inputs={"draw": np.arange(len(mine))})


def flags(mine: list[float], other: list[float]) -> tuple[bool, bool]:
    (found,) = dominance_of(beside_none(), rows(mine, other), "other")
    return found.flagged, found.one_sided


def test_a_metric_that_never_goes_the_other_way_is_flagged():
    assert flags([2.0] * 50 + [1.0] * 50, [1.0] * 100) == (True, False)
    assert flags([1.0] * 100, [2.0] * 50 + [1.0] * 50) == (True, False)


def test_a_metric_that_rarely_goes_the_other_way_is_one_sided():
    assert flags([2.0] * 99 + [0.0], [1.0] * 100) == (False, True)


def test_a_metric_that_goes_both_ways_or_hardly_at_all_is_neither():
    assert flags([2.0] * 60 + [0.0] * 40, [1.0] * 100) == (False, False)
    assert flags([1.0] * 100, [1.0] * 100) == (False, False)


def answers(*metrics: str):
    case = with_settings(beside_none(), objectives=[aim(metric) for metric in metrics])
    drawn = rows([0.8] * 60 + [0.2] * 40, [0.5] * 100, consensus=(0.2, 0.3))
    found = dominance_of(case, drawn, "other")
    return without_flagged(case, drawn, 1, ranking(case, drawn, 1), found)


def test_the_answer_is_given_without_a_flagged_metric():
    # consensus is always worse by .1; seats are better by .06 on average
    found = answers("table_max", "consensus")
    assert found.metrics == ["consensus"]
    assert found.with_.order == ["other", "own"]
    assert found.without.order == ["own", "other"]


def test_nothing_is_left_if_every_objective_is_flagged():
    found = answers("consensus")
    assert found.with_.order == ["other", "own"]
    assert found.without.order == []


def test_no_answer_without_objectives():
    assert answers() is None
