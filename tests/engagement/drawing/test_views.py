"""Positions by role, what does not stand, and what heads and factions think of each other."""

import numpy as np
import pytest
from tests.engagement.drawing.small import actors, inputs, settings, small
from tests.ensemble.planted import assessment, claim, support

from detente.case.course.heads import heads_of
from detente.case.schema.world import Assessment
from detente.engagement.course.input_rows import Pair, Stance
from detente.engagement.drawing.views import pair_rows, sits, stance_rows
from detente.engagement.setup.roles import ends_of

CAPITAL, HILL, RIVER = 0, 4, 5  # heads: capital, eastland, northland, southland; then wings by id


def judged(name: str, subject: str, value: float, **fields) -> Assessment:
    known = {"subject": subject, "variable": "position", "item": "power"}
    made = assessment(name, value, value, value, **{**known, **fields})
    return made.model_copy(update={"status": "unconditional"})


def doubted(name: str, subject: str, value: float, **fields) -> Assessment:
    made = judged(name, subject, value, **fields)
    return made.model_copy(update={"status": "judgement", "confidence": 0.8})


def ideals(case, draws=400):
    return stance_rows(inputs(case, draws), ends_of(case))[:, Stance.IDEAL]


def test_positions_nobody_assessed_are_those_of_the_role():
    """PERT(a, m, b) has mean (a + 4 m + b) / 6."""
    found = ideals(small()).mean(axis=0)
    assert found[CAPITAL] == pytest.approx(0.1833, abs=0.02)
    assert found[[HILL, RIVER]] == pytest.approx(0.7333, abs=0.02)
    assert (ideals(small())[:, CAPITAL] <= 0.5).all()


def test_where_the_government_stands_high_the_scale_is_turned_round():
    found = stance_rows(inputs(small(), 400), {"power": True})[:, Stance.IDEAL].mean(axis=0)
    assert found[CAPITAL, 0] == pytest.approx(1.0 - 0.1833, abs=0.02)
    assert found[HILL, 0] == pytest.approx(1.0 - 0.7333, abs=0.02)
    assert found[HILL, 1] == pytest.approx(0.7333, abs=0.02)


def test_a_faction_without_a_number_has_the_movement_s_and_a_militia_its_own():
    case = small(assessments=[judged("m", "front", 30.0)])
    case = actors(case, {"id": "guards", "kind": "faction", "parent": None, "side": "government"})
    found = ideals(case)  # guards come before the hill wing
    assert found[:, [HILL + 1, RIVER + 1], 0] == pytest.approx(0.3)
    assert (found[:, HILL, 0] <= 0.5).all()


def test_a_number_without_a_claim_stands_in_some_draws_only():
    """All rows without a claim have one confidence: each stands in half of the draws."""
    case = small(assessments=[doubted("g", "capital", 99.0)])
    found = ideals(case, 2000)[:, CAPITAL, 0]
    assert (found == 0.99).mean() == pytest.approx(0.5, abs=0.04)
    assert (found[found != 0.99] <= 0.5).all()


def test_a_placeholder_never_stands():
    row = doubted("g", "capital", 99.0).model_copy(update={"status": "placeholder"})
    assert (ideals(small(assessments=[row]))[:, CAPITAL, 0] <= 0.5).all()


def test_a_number_with_a_claim_stands_where_its_claim_does():
    case = small(
        assessments=[doubted("g", "capital", 99.0)],
        claims=[claim("k", 0.6)],
        supports=[support("k", "g")],
    )
    given = inputs(case, 400)
    found = stance_rows(given, {})[:, Stance.IDEAL, CAPITAL, 0]
    assert ((found == 0.99) == given.claims.standing["k"]).all()
    assert (found[found != 0.99] <= 0.5).all()


def test_forced_positions_hold_in_every_draw():
    case = small(assessments=[doubted("g", "capital", 99.0)])
    given = inputs(case, forced={"assessment|capital|position|power": 40.0})
    assert (stance_rows(given, {})[:, Stance.IDEAL, CAPITAL, 0] == 0.4).all()


def test_salience_is_drawn_around_its_stand_in():
    found = stance_rows(inputs(small(), 400), {})[:, Stance.SALIENCE]
    assert found[:, CAPITAL].mean() == pytest.approx(0.6, abs=0.02)
    assert (found[:, HILL] >= 0.2).all()


def test_heads_that_never_sit_are_not_drawn():
    case = small()
    assert [sits(head) for head in heads_of(case)] == [True, False, False, False]
    given = inputs(case)
    assert (stance_rows(given, {})[:, :, 1:4] == 0.0).all()
    assert not any("eastland" in name for name in given.values)
    shared = case.settings.issues[0].model_copy(update={"controllers": ["eastland"]})
    case = settings(case, issues=[shared, case.settings.issues[1]])
    assert [sits(head) for head in heads_of(case)] == [True, True, False, False]
    assert (stance_rows(inputs(case), {})[:, :, 1] > 0.0).all()


def test_will_and_trust_are_own_numbers_the_movement_s_or_stand_ins():
    fields = {"variable": "trust", "item": None}
    case = small(
        assessments=[
            judged("a", "front", 0.2, object="capital", **fields),
            judged("b", "hill-wing", 0.6, object="capital", **fields),
            judged("c", "capital", 0.7, object="front", **fields),
            judged("d", "capital", 0.9, object="river-wing", **fields),
        ]
    )
    found = pair_rows(inputs(case, 300))
    assert (found[:, Pair.TRUST_FACTION, 0] == [0.6, 0.2]).all()
    assert (found[:, Pair.TRUST_HEAD, 0] == [0.7, 0.9]).all()
    assert found[:, Pair.WILL_FACTION, 0].mean() == pytest.approx(0.5, abs=0.03)
    assert (found[:, :, 1:] == 0.0).all()
    assert np.isfinite(found).all()
