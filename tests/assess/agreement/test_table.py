"""The table of bargaining models: who sits on it, in which order, and parts of it."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.camp_cases import with_assessments, with_settings
from tests.ensemble.planted import example, table
from tests.reachability.valley import number

from detente.assess.agreement.table import Table, table_of
from detente.case.schema.settings import Offers
from detente.engagement.task import EngagementTask

DRAWS = 16
SITTING = ["northland", "capital", "river-wing", "hill-wing"]


def laid(case, draws: int = DRAWS) -> Table:
    return table_of(EngagementTask(case, 1).inputs(0, draws))


def certain():
    """Return the example with some numbers certain and no position of Northland on power."""
    rows = [
        number("capital", "capability", 60.0),
        number("hill-wing", "capability", 30.0),
        number("hill-wing", "position", 80.0, item="power"),
        number("hill-wing", "salience", 0.5, item="power"),
        number("river-wing", "war-cost", 0.7),
        number("front", "war-cost", 0.4),
        number("capital", "war-cost", 0.2),
    ]
    case = with_assessments(example(), rows)
    gone = ("northland", "position", "power")
    kept = [a for a in case.assessments if (a.subject, a.variable, a.item) != gone]
    return replace(case, assessments=table(kept))


def test_numbers_stand_at_the_place_of_their_party_and_issue():
    found = laid(certain())
    assert sorted(found.parties) == sorted(SITTING)
    assert found.issues == ("power", "ceasefire")
    place = found.parties.index
    north, hill = place("northland"), place("hill-wing")
    assert found.position[:, 0, hill].tolist() == [80.0] * DRAWS
    # Capability 30 times salience 1/2.
    assert found.influence()[:, 0, hill] == pytest.approx(np.full(DRAWS, 15.0))
    assert np.isnan(found.position[:, 0, north]).all()
    assert not found.influence()[:, 0, north].any()
    assert found.present().sum() == 2 * 4 - 1
    assert not found.present()[0, north]
    # A wing's cost of war is its own, else the movement's; who is not at the talks bears none.
    costs = {p: found.cost[0, place(p)] for p in SITTING}
    wanted = {"northland": 0.0, "capital": 0.2, "river-wing": 0.7, "hill-wing": 0.4}
    assert costs == pytest.approx(wanted)
    for drawn, low, high in ((found.status_quo[:, 0], 0, 15), (found.reversion[:, 0], 5, 30)):
        assert low <= drawn.min() < drawn.max() <= high


def test_the_movement_sits_as_one_where_no_wing_has_a_position():
    wings = {"river-wing", "hill-wing"}
    kept = [a for a in example().assessments if a.subject not in wings or a.variable != "position"]
    whole = number("front", "position", 70.0, item="power")
    found = laid(with_assessments(replace(example(), assessments=table(kept)), [whole]))
    assert set(found.parties) == {"northland", "capital", "front"}
    assert {found.parties[n] for n in found.bargainers} == {"capital", "front"}
    silent = laid(replace(example(), assessments=table(kept)))
    assert set(silent.parties) == {"northland", "capital"}
    assert silent.bargainers == ()


def test_parts_of_a_table_are_its_draws_issues_and_those_at_the_talks():
    order = ["hill-wing", "northland", "capital"]
    offers = Offers(order=order, discount={"hill-wing": (0.8, 0.9), "capital": (0.5, 0.5)})
    found = laid(with_settings(example(), offers=offers))
    place = found.parties.index
    assert found.order == tuple(place(p) for p in order)
    assert found.discount is not None
    assert found.discount[:, place("hill-wing")].min() >= 0.8
    assert 0.8 < found.discount[:, place("hill-wing")].max() <= 0.9
    assert found.discount[:, place("capital")].tolist() == [0.5] * DRAWS
    assert np.isnan(found.discount[:, place("northland")]).all()

    few = found.first(5)
    shapes = (few.position, few.salience, few.capability, few.cost, few.status_quo, few.reversion)
    assert {len(a) for a in (*shapes, few.discount)} == {5}
    assert np.array_equal(few.position, found.position[:5])
    fire = found.of_issues([1])
    assert fire.issues == ("ceasefire",)
    assert np.array_equal(fire.salience[:, 0], found.salience[:, 1])
    assert np.array_equal(fire.reversion[:, 0], found.reversion[:, 1])

    talks = found.of_talks()
    assert set(talks.parties) == {"capital", "river-wing", "hill-wing"}
    assert talks.bargainers == (0, 1, 2)
    assert (talks.order, talks.discount) == ((), None)
    for n, party in enumerate(talks.parties):
        assert np.array_equal(talks.position[:, :, n], found.position[:, :, place(party)])
        assert np.array_equal(talks.capability[:, n], found.capability[:, place(party)])
        assert np.array_equal(talks.cost[:, n], found.cost[:, place(party)])
