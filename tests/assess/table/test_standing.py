"""The convenor's place in the network, on networks worked by hand."""

from functools import cache

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.table.record import MEASURES
from detente.assess.table.standing import holdout_draws, measured, standing, standing_draws
from detente.runs.draws import Rows


@cache
def found():
    return standing(example(), finished()[1], 1)


def changed(**columns) -> Rows:
    """Return the run with output columns set to a number everywhere."""
    rows = finished()[1]
    outputs = dict(rows.outputs)
    for name, value in columns.items():
        outputs[name] = np.full(len(outputs["draw"]), float(value))
    return Rows(rows.strategies, outputs, rows.inputs)


def alone() -> dict[str, float]:
    """Return columns in which nobody is in contact, at a round or bound by a deal."""
    case = example()
    names = [f"{k}.{g}" for k in ("contact", "role") for g in case.guests()]
    names += [f"{k}.{f.id}" for k in ("engaged", "seated", "bound") for f in case.factions()]
    return dict.fromkeys([*names, "rounds"], 0.0)


def test_a_star_of_three_by_hand():
    """R (0) – K (1), R – T (2), groups apart: R links both pairs, and all paths run through it."""
    net = np.zeros((1, 1, 4, 4))
    for i, k in ((0, 1), (0, 2)):
        net[0, 0, i, k] = net[0, 0, k, i] = 1.0
    told = measured(net, np.array([3, 1, 2, 3]), [0], 2)
    assert told["liaison"].tolist() == [[2.0]]
    assert told["betweenness"].tolist() == [[1.0]]
    assert told["rank"].tolist() == [[1.0]]


def test_another_host_is_measured_in_its_own_network():
    net = np.zeros((1, 2, 4, 4))
    for n, host in enumerate((0, 3)):
        for guest in (1, 2):
            net[0, n, host, guest] = net[0, n, guest, host] = 1.0
    told = measured(net, np.array([3, 1, 2, 3]), [0, 3], 4)
    assert told["liaison"].tolist() == [[2.0, 2.0]]
    assert told["rank"].tolist() == [[1.0, 1.0]]


def test_without_contact_and_rounds_the_convenor_links_nobody():
    told = standing(example(), changed(**alone()), 1).strategies["selective"]
    assert told["liaison"].now.p90 == 0.0


def test_hosting_alone_is_no_lead_over_other_hosts():
    """Where every power comes and none has contact, any host links alike."""
    columns = alone() | {f"role.{g}": 3.0 for g in example().guests()} | {"rounds": 1.0}
    told = standing(example(), changed(**columns), 1).strategies["selective"]
    assert told["betweenness"].now.p50 > 0.0
    assert told["rank"].ahead == 0.0


def test_seated_factions_make_the_host_a_liaison():
    columns = alone() | {f"role.{g}": 3.0 for g in example().guests()} | {"rounds": 1.0}
    before = standing(example(), changed(**columns), 1).strategies["selective"]
    columns |= {f"seated.{f.id}": 1.0 for f in example().factions()}
    after = standing(example(), changed(**columns), 1).strategies["selective"]
    assert after["liaison"].now.p50 > before["liaison"].now.p50


def test_every_strategy_and_measure_is_told():
    names = {s.id for s in example().settings.strategies}
    assert set(found().strategies) == set(found().holdout) == names
    for told in found().strategies.values():
        assert set(told) == set(MEASURES)
        for one in told.values():
            assert set(type(one).model_fields) == {"now", "change", "beyond", "ahead"}
            assert None not in (one.now, one.change, one.beyond)
            assert 0.0 <= one.ahead <= 1.0
    assert found().draws == 48


def test_the_same_whatever_else_is_counted():
    assert standing(example(), finished()[1], 1) == found()


def test_acceptance_with_and_without_the_hold_out():
    rows = finished()[1]
    came = rows.output("unconditional", "holdout_contact") > 0
    values = rows.output("unconditional", "status_acceptance")
    told = found().holdout["unconditional"]
    if came.any():
        assert told.joins == pytest.approx(values[came].mean(), abs=1e-6)
    assert told.stays == pytest.approx(values[~came].mean(), abs=1e-6)


def test_without_draws_of_a_kind_there_is_no_mean():
    told = standing(example(), changed(holdout_contact=0.0), 1).holdout["none"]
    assert told.joins is None
    assert told.stays is not None


def test_the_answer_is_taken_over_its_draws():
    draws = standing_draws(example(), finished()[1], 1)
    assert draws.count == found().draws
    for option, places in draws.options.items():
        for measure, place in places.items():
            printed = found().strategies[option][measure]
            assert len(place.now) == len(place.change) == len(place.beyond) == draws.count
            assert np.median(place.now) == pytest.approx(printed.now.p50, abs=1e-6)
            assert place.ahead.mean() == pytest.approx(printed.ahead, abs=1e-6)
            sign = -1.0 if measure == "rank" else 1.0
            gained = sign * (place.now - draws.before[measure])
            np.testing.assert_allclose(place.change, gained, atol=1e-12)


def test_the_first_draws_that_are_defined_are_used_wherever_they_are():
    """A run whose first 64 draws are all undefined used to end in a traceback."""
    rows = finished()[1]
    late = Rows(rows.strategies, rows.outputs, {**rows.inputs, "draw": rows.inputs["draw"] + 64})
    assert standing_draws(example(), late, 1).count == len(rows.inputs["draw"])


def test_the_first_draws_do_not_change_with_later_ones():
    rows = finished()[1]
    few = rows.kept(rows.inputs["draw"] < 20)
    first = standing_draws(example(), few, 1)
    assert first.count == 20
    every = standing_draws(example(), rows, 1)
    for measure in MEASURES:
        now = first.options["unconditional"][measure].now
        np.testing.assert_array_equal(now, every.options["unconditional"][measure].now[:20])


def test_the_hold_out_joins_or_stays_in_each_draw():
    draws = holdout_draws(finished()[1], "unconditional")
    values = finished()[1].output("unconditional", "status_acceptance")
    assert (np.isnan(draws.joins) != np.isnan(draws.stays)).all()
    both = np.where(np.isnan(draws.joins), draws.stays, draws.joins)
    np.testing.assert_array_equal(both, values)


def test_without_a_hold_out_there_is_nothing_to_split():
    rows = finished()[1]
    outputs = {k: v for k, v in rows.outputs.items() if k != "holdout_contact"}
    without = Rows(rows.strategies, outputs, rows.inputs)
    assert holdout_draws(without, "none") is None
    answer = standing(example(), without, 1).holdout["none"]
    assert (answer.joins, answer.stays) == (None, None)
