"""Inputs by name, each remembered with what it rests on."""

from datetime import date

import numpy as np
import pytest
from tests.ensemble.planted import assessment, claim, planted, tie

from detente.ensemble.claims import Evidence, draw_claims
from detente.ensemble.numbers import Numbers
from detente.models.spec import Parameter
from detente.strategy.inputs import Inputs

DRAWS = 500


def inputs(case) -> Inputs:
    return Inputs(Numbers(case, draw_claims(Evidence(case), 1, 0, DRAWS), 1, 0, DRAWS))


def test_a_number_is_drawn_once_and_remembered():
    found = inputs(planted(assessments=[assessment("o", 0.4, 0.5, 0.6)]))
    first = found.number("southland", "openness")
    assert found.number("southland", "openness") is first
    assert found.origins == {"assessment|southland|openness|": "judgement"}


def test_alignment_is_symmetric():
    found = inputs(planted(assessments=()))
    assert found.alignment("b", "a") is found.alignment("a", "b")


def test_readiness_is_openness_else_the_mean_interest():
    found = inputs(planted(assessments=[assessment("o", 0.4, 0.5, 0.6)]))
    assert (found.readiness("southland") == found.number("southland", "openness")).all()
    terms = [
        found.number("eastland", "interest", i)
        for i in ("settlement", "spillover", "drugs", "status")
    ]
    assert found.readiness("eastland") == pytest.approx(np.mean(terms, axis=0))


def test_a_parameter_is_an_assumption_of_its_mechanism():
    parameter = Parameter(name="rho", prior="normal", values=(2.0, 0.0001), meaning="planted")
    found = inputs(planted())
    drawn = found.parameter("contact", parameter)
    assert drawn == pytest.approx(2.0, abs=0.01)
    other = found.parameter("attendance", parameter)
    assert (drawn != other).all()
    assert set(found.origins.values()) == {"assumption"}


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
