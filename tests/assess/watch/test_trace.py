"""Every field of what to watch is traced, and a printed share comes out of its series."""

from types import SimpleNamespace

import numpy as np
import pytest
from tests.assess.watch.columns import OPTION, case, rows

from detente.assess.explain.patterns import leaf_patterns, place_of
from detente.assess.explain.trace import Context, Series
from detente.assess.summary.record import Summary
from detente.assess.watch.answer import indicators
from detente.assess.watch.trace import TRACES


def telling():
    rng = np.random.default_rng(7)
    deal = rng.random(600) < 0.4
    return rows(
        deal,
        rng.random(600) < 0.5,
        first_talk=np.where(deal ^ (rng.random(600) < 0.2), 2, 0),
        opened__eastland=np.where(deal ^ (rng.random(600) < 0.1), 4, -1),
    )


def context() -> Context:
    there = telling()
    run = SimpleNamespace(case=case(), rows=there)
    made = Context(run)
    made.__dict__["summary"] = SimpleNamespace(indicators=indicators(case(), there, OPTION))
    return made


def traced(pointer: str):
    place = place_of(Summary, ["indicators", *pointer.split("/")])
    assert place is not None
    return TRACES[place.pattern](context(), place)


def test_each_field_has_one_entry_and_no_entry_is_idle():
    fields = {p for p in leaf_patterns(Summary) if p.split("/")[0] == "indicators"}
    assert fields == set(TRACES)


@pytest.mark.parametrize("field", ["happens", "before", "if_so", "if_not"])
def test_the_printed_share_comes_out_of_its_series(field):
    found = context().summary.indicators
    assert [event.kind for event in found.events] == ["open-contact", "talks"]
    for n, event in enumerate(found.events):
        series = traced(f"events/{n}/{field}")
        assert isinstance(series, Series)
        assert float(np.nanmean(series.values)) == pytest.approx(getattr(event, field), abs=1e-6)
        assert series.mechanisms


def test_the_name_says_what_happens_by_when_and_under_which_option():
    found = context().summary.indicators.events[0]
    name = traced("events/0/kind").name
    assert name == f"open-contact of eastland by {found.date} under {OPTION}"
    assert traced("events/0/if_so").name.endswith("where the event happens")


@pytest.mark.parametrize("pointer", ["option", "until", "shortfall/reason", "shortfall/noise"])
def test_what_is_counted_leads_to_how(pointer):
    (node,) = traced(pointer)
    assert node.kind == "assumption"
