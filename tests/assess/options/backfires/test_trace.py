"""Figures of a box come out of series over the half of the draws that they are of."""

from types import SimpleNamespace

import numpy as np
import pytest
from tests.assess.backfire_rows import BALANCE, OPEN, case, inputs, rows
from tests.assess.explain.example_run import example_run
from tests.report.documents import document

from detente.assess.explain.patterns import place_of
from detente.assess.explain.trace import Context, Series, Trace
from detente.assess.options.backfires.answer import backfires
from detente.assess.options.backfires.trace import TRACES
from detente.assess.summary.record import Summary, summary_of
from detente.runs.statistics import rounded

DRAWS = 2000
BOX = "backfires/strategies/selective/extra_deaths/box"


def planted(rule, **changes) -> Context:
    """Return a run in which it is planted where selective engagement costs lives."""
    drawn = inputs(DRAWS)
    luck = np.random.default_rng(5).uniform(size=DRAWS)
    hit = luck < np.where(rule(drawn), 0.9, 0.03)
    world, columns = case(**changes), rows(hit, drawn)
    run = SimpleNamespace(case=world, rows=columns, facts=SimpleNamespace(seed=1))
    answer = backfires(world, columns, 1)
    context = Context(run)
    found = {**document(), "backfires": answer.model_dump(mode="json", by_alias=True)}
    context.__dict__["summary"] = Summary.model_validate(found)
    return context


def numbers(drawn):
    return (drawn[OPEN] < 0.35) & (drawn[BALANCE] > 0.6)


def reading(drawn):
    return drawn["hypothesis|movement"] == 1


def traced(context: Context, pointer: str) -> Trace:
    place = place_of(Summary, pointer.split("/"))
    assert place is not None
    return TRACES[place.pattern](context, place)


@pytest.mark.parametrize("rule", [numbers, reading])
def test_shares_of_a_box_are_means_of_their_series(rule):
    context = planted(rule)
    box = context.summary.backfires.strategies["selective"]["extra_deaths"].box
    assert box is not None
    expected = {limit.input for limit in box.restrictions}
    for part, path in ((box, BOX), (box.unseen, f"{BOX}/unseen")):
        for name in ("coverage", "density", "support"):
            found = traced(context, f"{path}/{name}")
            assert isinstance(found, Series)
            assert rounded(float(np.nanmean(found.values))) == getattr(part, name)
            assert {str(key) for key in found.inputs} == expected
            assert found.mechanisms == ("balance",)
    base = traced(context, f"{BOX}/unseen/base")
    assert rounded(float(np.nanmean(base.values))) == box.unseen.base
    assert base.inputs == ()


def test_the_interval_lies_around_the_density_of_its_series():
    context = planted(numbers)
    density = np.nanmean(traced(context, f"{BOX}/unseen/interval/0").values)
    low, high = context.summary.backfires.strategies["selective"][
        "extra_deaths"
    ].box.unseen.interval
    assert low < density < high
    for field in ("stable", "unseen/p_value"):
        assert np.nanmean(traced(context, f"{BOX}/{field}").values) == density


def test_a_limit_is_traced_with_its_input_and_an_open_side_says_so():
    context = planted(numbers)
    limits = context.summary.backfires.strategies["selective"]["extra_deaths"].box.restrictions
    for n, limit in enumerate(limits):
        path = f"{BOX}/restrictions/{n}"
        closed, open_ = ("low", "high") if limit.high is None else ("high", "low")
        for field in (closed, f"{closed}_range", f"{closed}_range/0", "quasi_p", "input"):
            found = traced(context, f"{path}/{field}")
            assert isinstance(found, Series)
            assert [str(key) for key in found.inputs] == [limit.input]
        (node,) = traced(context, f"{path}/{open_}")
        assert node.text == "the box has no limit on this side"
        (node,) = traced(context, f"{path}/values")
        assert "limits, not values" in node.text
        (node,) = traced(context, f"{path}/claims")
        assert node.text == "no claim is about this input"


def test_how_often_an_option_backfires_is_the_mean_of_its_series():
    context = Context(example_run())
    for option, by_harm in summary_of(example_run()).backfires.strategies.items():
        for harm, backfire in by_harm.items():
            if backfire is not None:
                path = f"backfires/strategies/{option}/{harm}"
                found = traced(context, f"{path}/rate")
                assert found.values.mean() == pytest.approx(backfire.rate, abs=1e-6)
                assert traced(context, f"{path}/draws").values.sum() == backfire.draws
                assert found.objectives == (harm == "value")
    assert not isinstance(traced(context, "backfires/material"), Series)


def test_a_class_is_traced_to_what_it_is_sorted_by():
    """The class of a faction is no input of its own: it follows from its criteria."""
    drawn = inputs(DRAWS)
    drawn["class|river-wing"] = np.random.default_rng(7).integers(0, 3, DRAWS).astype(float)
    luck = np.random.default_rng(5).uniform(size=DRAWS)
    columns = rows(luck < np.where(drawn["class|river-wing"] == 0, 0.6, 0.05), drawn)
    run = SimpleNamespace(case=case(), rows=columns, facts=SimpleNamespace(seed=1))
    context = Context(run)
    answer = backfires(case(), columns, 1)
    found = {**document(), "backfires": answer.model_dump(mode="json", by_alias=True)}
    context.__dict__["summary"] = Summary.model_validate(found)
    assert answer.strategies["selective"]["extra_deaths"].box.restrictions[0].kept == ["spoiler"]
    keys = {str(key) for key in traced(context, f"{BOX}/density").inputs}
    assert "assessment|river-wing|performance|talk" in keys
    assert "class|river-wing" not in keys
    assert all(context.inputs.node(key) for key in traced(context, f"{BOX}/density").inputs)
