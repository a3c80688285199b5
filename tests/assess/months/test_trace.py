"""Numbers by month lead to the draws that they count, and the record's to its estimates."""

import numpy as np
import pytest
from tests.assess.explain.example_run import content, example_run

from detente.assess.explain.trace import Context, Place, Series
from detente.assess.months.trace import TRACES

BAND = "months/fans/*/*/p50/*"
CHANCE = "months/chances/*/*/*"


def traced(pattern: str, *keys: str) -> Series:
    found = TRACES[pattern](Context(example_run()), Place(keys, pattern, keys))
    assert isinstance(found, Series)
    return found


@pytest.mark.parametrize("measure", ["deaths", "trust"])
def test_a_band_is_that_of_the_draws_whose_months_are_kept(measure):
    found = content(example_run())["months"]
    option = next(iter(found["fans"]))
    series = traced(BAND, option, measure, "3")
    values = series.values[~np.isnan(series.values)]
    assert values.size == found["draws"] < series.values.size
    expected = found["fans"][option][measure]["p50"][3]
    assert np.median(values) == pytest.approx(expected, abs=1e-6)


def test_a_chance_is_a_share_of_all_draws():
    found = content(example_run())["months"]
    option = next(iter(found["chances"]))
    for at in (0, len(found["months"]) - 1):
        series = traced(CHANCE, option, "first_talks", str(at))
        share = found["chances"][option]["first_talks"][at]
        assert series.values.mean() == pytest.approx(share, abs=1e-6)


def test_an_event_of_nobody_is_an_assumption():
    context = Context(example_run())
    roles = context.summary.roles.model_copy(update={"holdout": None})
    context.__dict__["summary"] = context.summary.model_copy(update={"roles": roles})
    option = next(iter(context.summary.months.chances))
    keys = (option, "holdout_contact", "0")
    (node,) = TRACES[CHANCE](context, Place(keys, CHANCE, keys))
    assert "names nobody" in node.text


def test_the_record_leads_to_its_data():
    found = example_run().explain("/months/record/0/chance")
    assert "detente record build" in str(found)


def test_months_follow_from_the_horizon():
    assert "started" in str(example_run().explain("/months/drawn/0"))
