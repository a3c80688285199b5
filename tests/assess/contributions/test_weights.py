"""Other weights of the objectives: the ranking worked out by hand from the same draws."""

import numpy as np
from tests.assess.camp_cases import with_settings
from tests.assess.contributions.test_again import again
from tests.ensemble.planted import example
from tests.reachability.valley import aim

from detente.assess.contributions.weights import weights
from detente.assess.options.metrics import metric_values
from detente.assess.paired import PairedRerun
from detente.engagement.task import EngagementTask


def two() -> PairedRerun:
    """Return few draws of the example with two objectives that pull apart."""
    price = aim("table_max", "less", 4.0, 0.0).model_copy(update={"weight": (0.2, 0.6)})
    case = with_settings(example(), objectives=[aim("settlement"), price], outcomes=None)
    return PairedRerun(EngagementTask(case, 1), 32)


def test_alone_an_objective_ranks_by_its_metric():
    rerun = two()
    found = weights(rerun)
    assert set(found) == {"settlement", "table_max"}
    for option, value in found["table_max"].alone.value.items():
        seats = metric_values(rerun.task.case, rerun.rows, option, "table_max")
        scaled = np.clip((seats - 4.0) / -4.0, 0.0, 1.0)
        assert abs(value - float(scaled.mean())) < 1e-5
    smallest = found["table_max"].alone.order[0]
    assert found["table_max"].alone.value[smallest] == max(found["table_max"].alone.value.values())


def test_the_ends_of_the_range_are_taken():
    rerun = two()
    found = weights(rerun)["table_max"]
    for end, weight in ((found.lowest, 0.2), (found.highest, 0.6)):
        for option, value in end.value.items():
            deal = metric_values(rerun.task.case, rerun.rows, option, "settlement")
            seats = metric_values(rerun.task.case, rerun.rows, option, "table_max")
            scaled = np.clip((seats - 4.0) / -4.0, 0.0, 1.0)
            by_hand = (deal + weight * scaled) / (1.0 + weight)
            assert abs(value - float(by_hand.mean())) < 1e-5


def test_one_objective_has_nothing_to_weigh():
    case = with_settings(example(), objectives=[aim("settlement")], outcomes=None)
    assert weights(PairedRerun(EngagementTask(case, 1), 4)) == {}
    none = with_settings(example(), objectives=[], outcomes=None)
    assert weights(PairedRerun(EngagementTask(none, 1), 4)) == {}


def test_options_that_are_not_ranked_are_in_no_order():
    values = again().values
    ranked = {again().rows.strategies[s] for s in values.ranked}
    for effect in weights(again()).values():
        assert set(effect.lowest.order) == ranked
