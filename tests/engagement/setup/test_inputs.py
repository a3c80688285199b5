"""Inputs by name, each remembered with what it rests on."""

from datetime import date

import numpy as np
import pytest
from tests.ensemble.planted import assessment, claim, planted, tie

from detente.engagement.setup.inputs import Inputs
from detente.ensemble.claims import Evidence, draw_claims
from detente.ensemble.numbers import Numbers

DRAWS = 500


def inputs(case) -> Inputs:
    return Inputs(Numbers(case, draw_claims(Evidence(case), 1, 0, DRAWS), 1, 0, DRAWS))


def test_a_number_is_drawn_once_and_remembered():
    found = inputs(planted(assessments=[assessment("o", 0.4, 0.5, 0.6)]))
    first = found.number("southland", "interest", "spillover")
    assert found.number("southland", "interest", "spillover") is first
    assert found.origins == {"assessment|southland|interest|spillover": "judgement"}


def test_choices_are_uniform_and_apart():
    found = inputs(planted())
    one, other = found.choice("one"), found.choice("other")
    assert ((one > 0) & (one < 1)).all()
    assert abs(np.corrcoef(one, other)[0, 1]) < 4 / np.sqrt(DRAWS)


def ties():
    return [
        tie("open", level="open"),
        tie("ended", level="open", date_to=date(2019, 1, 1), date_from=date(2018, 1, 1)),
        tie("quiet", level="clandestine", to="hill-wing"),
        tie("elsewhere", level="open", **{"from": "eastland"}),
    ]


def test_ties_of_today_and_of_all_time():
    found = inputs(planted(relations=ties()))
    assert [t.id for t in found.ties("contact")] == ["open", "quiet", "elsewhere"]
    assert len(found.ties("contact", now=False)) == 4
    assert found.ties("label") == []


def test_the_level_of_contact_is_the_highest_of_today():
    found = inputs(planted(relations=ties()))
    assert (found.contact_level("northland", {"front", "hill-wing"}) == 3.0).all()
    assert (found.contact_level("northland", {"hill-wing"}) == 1.0).all()
    assert (found.contact_level("southland", {"front"}) == 0.0).all()


def test_a_tie_in_doubt_counts_where_it_exists():
    rows = [tie("t", level="open", claims=["a"])]
    found = inputs(planted(relations=rows, claims=[claim("a", 0.5)]))
    level = found.contact_level("northland", {"front"})
    assert set(np.unique(level)) == {0.0, 3.0}
    assert ((level == 3.0) == found.any_tie(rows)).all()
    assert found.origins["tie|t|contact|"] == "evidence"


def test_the_side_of_the_movement_holds_its_factions_and_leaders():
    assert planted().within("front") == {"front", "river-wing", "hill-wing", "river-speaker"}


def performance(name, subject, low, mode, high):
    fields = {"subject": subject, "variable": "performance", "item": "talk"}
    return assessment(name, low, mode, high, **fields)


def test_a_factions_value_is_its_own_else_its_leaders():
    leader = performance("l", "river-speaker", 7, 8, 9)
    own = performance("f", "river-wing", 1, 2, 3)
    for rows, low, high in (([own, leader], 1, 3), ([leader], 7, 9), ([], 0, 10)):
        found = inputs(planted(assessments=rows))
        faction = found.case.actors["river-wing"]
        drawn = found.faction_value(faction, "talk")
        assert drawn.min() >= low
        assert drawn.max() <= high
        assert np.ptp(drawn) > 0.5 * (high - low)


def at(name: str, subject: str, variable: str, value: float, **fields):
    known = {"subject": subject, "variable": variable, **fields}
    return assessment(name, value, value, value, **known)


def test_a_factions_number_is_its_own_else_the_movements_else_a_stand_in():
    own, whole = at("o", "river-wing", "war-cost", 0.1), at("w", "front", "war-cost", 0.3)
    for rows, expected in (([own, whole], 0.1), ([whole], 0.3)):
        found = inputs(planted(assessments=rows))
        assert found.of_faction("river-wing", "war-cost") == pytest.approx(expected)
        assert set(found.origins.values()) == {"judgement"}
    bare = inputs(planted(assessments=()))
    drawn = bare.of_faction("river-wing", "war-cost")
    assert bare.origins == {"assessment|river-wing|war-cost|": "assumption"}
    assert 0.03 <= drawn.min() < drawn.max() <= 0.50  # the stand-in of the variable


def test_a_factions_number_towards_somebody_is_its_own():
    rows = [
        at("w", "river-wing", "willingness", 0.8, object="capital"),
        at("x", "river-wing", "willingness", 0.1, object="northland"),
    ]
    found = inputs(planted(assessments=rows))
    towards = found.of_faction("river-wing", "willingness", towards="capital")
    assert towards == pytest.approx(0.8)


def test_a_factions_number_towards_somebody_is_else_the_movements():
    rows = [
        at("w", "front", "willingness", 0.8, object="capital"),
        at("t", "front", "trust", 0.6, object="capital"),
    ]
    found = inputs(planted(assessments=rows))
    for variable, value in (("willingness", 0.8), ("trust", 0.6)):
        drawn = found.of_faction("river-wing", variable, towards="capital")
        assert drawn == pytest.approx(value)


def test_a_number_on_an_issue_falls_back_issue_by_issue():
    rows = [
        at("p", "front", "position", 70.0, item="power"),
        at("o", "river-wing", "position", 20.0, item="ceasefire"),
        at("f", "front", "position", 90.0, item="ceasefire"),
    ]
    found = inputs(planted(assessments=rows))
    assert found.of_faction("river-wing", "position", item="power") == pytest.approx(70.0)
    assert found.of_faction("river-wing", "position", item="ceasefire") == pytest.approx(20.0)


def test_draws_do_not_depend_on_the_range():
    def part(first: int, count: int):
        case = planted()
        claims = draw_claims(Evidence(case), 1, first, count)
        given = Inputs(Numbers(case, claims, 1, first, count))
        return given.choice("one"), given.of_faction("river-wing", "war-cost")

    for whole, some in zip(part(0, 50), part(20, 10), strict=True):
        assert (whole[20:30] == some).all()


def test_what_is_assessed_and_what_is_known():
    rows = [assessment("o", 0.4, 0.5, 0.6, status="placeholder")]
    found = inputs(planted(assessments=rows))
    assert found.is_assessed("southland", "interest", "spillover")
    assert not found.is_known("southland", "interest", "spillover")
    assert not found.is_assessed("eastland", "interest", "spillover")
