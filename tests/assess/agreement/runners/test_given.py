"""What models are given: the draws of a case and a bare table, in the same arrays."""

from dataclasses import replace

import numpy as np
from tests.assess.agreement.runners.inputs import CAPABILITY, ISSUES, bare, certain, given

from detente.assess.agreement.runners.given import case_input, table_input
from detente.assess.agreement.table import table_of
from detente.case.schema.settings import Offers
from detente.engagement.task import EngagementTask

SALIENCE = {"power": (0.7, 0.4, 0.2), "ceasefire": (0.3, 0.6, 0.7)}


def of_case(case, draws: int = 3):
    return case_input(table_of(EngagementTask(case, 1).inputs(0, draws)))


def test_a_certain_case_holds_the_numbers_of_its_table_in_every_draw():
    drawn, typed = of_case(certain(SALIENCE)), table_input(bare(salience=SALIENCE))
    assert drawn.issues == typed.issues == ISSUES
    assert (drawn.draws, typed.draws) == (3, 1)
    for name in ("position", "salience", "capability", "status_quo", "reversion", "cost"):
        one, other = getattr(drawn, name), getattr(typed, name)
        assert np.allclose(one, np.broadcast_to(other, one.shape)), name
    assert np.array_equal(drawn.scale, typed.scale)
    assert drawn.bargainers == typed.bargainers == (0, 1, 2)


def test_who_is_present_with_what_influence():
    table = given(salience=SALIENCE)
    gone = table.position.copy()
    gone[0, 1, 2] = np.nan
    table = replace(table, position=gone)
    assert table.present.tolist() == [[True, True, True], [True, True, False]]
    assert table.influence[0, 0].tolist() == [50 * 0.7, 25 * 0.4, 25 * 0.2]
    assert table.influence[0, 1, 2] == 0.0
    assert table.length.tolist() == [100.0, 100.0]


def test_one_capability_is_that_of_the_issues_an_actor_has_a_position_on():
    table = given()
    assert table.one_capability().tolist() == [list(CAPABILITY.values())]
    differs = table.capability.copy()
    differs[0, 1, 2] = 0.0
    assert replace(table, capability=differs).one_capability() is None
    gone = table.position.copy()
    gone[0, 1, 2] = np.nan
    part = replace(table, capability=differs, position=gone)
    assert part.one_capability().tolist() == [list(CAPABILITY.values())]
    gone[0, :, 2] = np.nan
    assert replace(table, position=gone).one_capability()[0, 2] == 0.0


def test_offers_come_with_a_case_and_missing_things_are_named_where_they_belong():
    case = certain(SALIENCE)
    assert of_case(case).offering is None
    offers = Offers(order=["hill-wing", "capital"], discount={"capital": (0.5, 0.5)})
    settings = case.settings.model_copy(update={"offers": offers})
    known = of_case(replace(case, settings=settings))
    assert known.offering.order == (2, 0)
    assert known.offering.discount[:, 0].tolist() == [0.5] * 3
    assert "case.yaml" in known.wording.many_offer
    assert given().offering is None
    assert "column reversion" in given().wording.reversion
