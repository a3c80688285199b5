"""A class at the horizon leads to the draws that it is a share of, and to what contact moves."""

from pathlib import Path
from tempfile import mkdtemp

import pytest
from tests.assess.engageable.test_at_horizon import marked
from tests.assess.runs import plan

from detente.assess.engageable.horizon_trace import TRACES
from detente.assess.explain.patterns import place_of
from detente.assess.explain.trace import Context, Series
from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.runs.finished import FinishedRun


@pytest.fixture(scope="module")
def context() -> Context:
    folder = run(marked("preference"), Path(mkdtemp()) / "run", plan(draws=32)).folder.path
    return Context(FinishedRun.at(folder))


def test_every_share_is_the_mean_of_its_series(context):
    found = context.summary.classes_at_horizon
    assert found is not None
    for option, factions in found.options.items():
        for faction, one in factions.items():
            shares = {f"shares/{name}": value for name, value in one.shares.items()}
            for leaf, value in {**shares, "better": one.better, "worse": one.worse}.items():
                tokens = ("classes_at_horizon", "options", option, faction, *leaf.split("/"))
                place = place_of(Summary, tokens)
                assert place is not None
                series = TRACES[place.pattern](context, place)
                assert isinstance(series, Series)
                assert series.values.mean() == pytest.approx(value, abs=1e-5)
                assert series.mechanisms == ("response",)
