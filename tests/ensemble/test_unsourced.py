"""How often a number without a claim stands, and what it is where it does not."""

import numpy as np
import pytest
from tests.case.test_unsourced import will
from tests.ensemble.planted import assessment, claim, planted, support

from detente.engagement.task import EngagementTask
from detente.ensemble.claims import Evidence
from detente.ensemble.unsourced import stand_chances

DRAWS = 20_000


def chances(*rows, **tables) -> dict[str, float]:
    return stand_chances(Evidence(planted(assessments=rows, **tables)))


def test_chances_by_hand():
    placeholder = will("front").model_copy(update={"status": "placeholder"})
    read = will("hill-wing", 0.6).model_copy(update={"read_from": ["daily"]})
    found = chances(will("river-wing", 0.95), read, placeholder)
    assert found == {"w-river-wing": 0.9, "w-hill-wing": 0.7, "w-front": 0.0}
    assert chances(will("river-wing"), will("hill-wing", 0.1)) == {
        "w-river-wing": 0.8,
        "w-hill-wing": 0.3,
    }


def test_with_one_confidence_each_stands_half_the_time():
    assert set(chances(will("river-wing"), will("hill-wing")).values()) == {0.5}


def test_other_variables_are_doubted_on_demand_and_change_nothing_of_these():
    """Confidences .7 and .8 over all: a position stands with its own; the will's are one."""
    place = {"subject": "capital", "variable": "position", "item": "power", "confidence": 0.7}
    place["status"] = "judgement"
    rows = (will("river-wing"), will("hill-wing"), assessment("p", 1.0, 2.0, 3.0, **place))
    evidence = Evidence(planted(assessments=rows))
    assert set(stand_chances(evidence)) == {"w-river-wing", "w-hill-wing"}
    found = stand_chances(evidence, ("position",))
    assert found == {"w-river-wing": 0.5, "w-hill-wing": 0.5, "p": 0.7}


def test_none_stands_more_often_than_the_weakest_with_claims():
    """Two independent reports of .3 and .2: one is informative with 1 - .7 x .8 = .44."""
    weak = assessment("o", 0.1, 0.2, 0.3)
    found = chances(
        will("river-wing", 0.9),
        will("hill-wing", 0.7),
        weak,
        claims=[claim("a", 0.3), claim("b", 0.2)],
        supports=[support("a", "o"), support("b", "o")],
    )
    assert found == pytest.approx({"w-river-wing": 0.44, "w-hill-wing": 0.44})


def test_a_weak_claim_never_makes_a_number_worse_than_one_without():
    claims, supports = [claim("a", 0.2)], [support("a", "w-river-wing")]
    case = planted(
        assessments=[will("river-wing"), will("hill-wing")], claims=claims, supports=supports
    )
    inputs = EngagementTask(case, 1).inputs(0, DRAWS)
    inside = {}
    for wing in ("river-wing", "hill-wing"):
        drawn = inputs.number(f"{wing}>capital", "willingness")
        inside[wing] = np.mean((drawn > 0.25) & (drawn < 0.55))
    assert inside["river-wing"] == pytest.approx(inside["hill-wing"], abs=0.02)


def test_where_it_does_not_stand_the_stand_in_is_drawn():
    """Half of the draws lie within .2 to .6, half come from PERT(.05, .5, .95)."""
    case = planted(assessments=[will("river-wing"), will("hill-wing")])
    drawn = EngagementTask(case, 1).inputs(0, DRAWS).number("river-wing>capital", "willingness")
    assert drawn.max() > 0.8
    assert drawn.mean() == pytest.approx(0.5 * 0.4 + 0.5 * 0.5, abs=0.02)


def test_a_number_of_a_faction_that_does_not_stand_is_its_stand_in():
    costs = [
        assessment(
            f"c-{wing}", 0.8, 0.9, 1.0, subject=wing, variable="war-cost", status="judgement"
        )
        for wing in ("river-wing", "hill-wing")
    ]
    inputs = EngagementTask(planted(assessments=costs), 1).inputs(0, DRAWS)
    seen = inputs.of_faction("river-wing", "war-cost")
    assert np.mean(seen < 0.6) == pytest.approx(0.5, abs=0.02)
    assert seen[seen < 0.6].max() <= 0.5
