"""Inputs by name, each remembered with what it rests on."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy import stats
from tests.ensemble.planted import assessment, claim, planted, table, tie

from detente.engagement.setup.inputs import Inputs
from detente.ensemble.claims import Evidence, draw_claims
from detente.ensemble.numbers import Numbers
from detente.models.spec import Parameter

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
        at("g", "capital", "trust", 0.2, object="river-wing"),
        at("x", "river-wing", "willingness", 0.1, object="northland"),
    ]
    found = inputs(planted(assessments=rows))
    towards = found.of_faction("river-wing", "willingness", towards="capital")
    assert towards == pytest.approx(0.8)
    assert found.trust_in("river-wing") == pytest.approx(0.2)


def test_a_factions_number_towards_somebody_is_else_the_movements():
    rows = [
        at("w", "front", "willingness", 0.8, object="capital"),
        at("t", "front", "trust", 0.6, object="capital"),
        at("g", "capital", "trust", 0.2, object="front"),
    ]
    found = inputs(planted(assessments=rows))
    assert found.trust_in("river-wing") == pytest.approx(0.2)
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


def with_shares(**shares: float | None):
    actors = [
        a.model_copy(update={"strength_share": shares[a.id]}) if a.id in shares else a
        for a in planted().actors
    ]
    return replace(planted(), actors=table(actors))


def test_strength_is_a_dirichlet_number_of_forty_times_the_recorded_shares():
    """Each share of Dirichlet(16, 24) is Beta(16, 24): mean .4, variance .4 × .6 / 41."""
    found = many(planted()).strength()
    assert found.sum(axis=1) == pytest.approx(1.0)
    assert stats.kstest(found[:, 0], "beta", args=(16.0, 24.0)).pvalue > 0.001
    assert found.mean(axis=0) == pytest.approx([0.4, 0.6], abs=4 * 0.0765 / np.sqrt(4000))
    assert found[:, 0].std() == pytest.approx(np.sqrt(0.24 / 41), rel=0.05)


@pytest.mark.parametrize("none", [None, 0.0])
def test_a_faction_of_no_strength_has_none_in_every_draw(none):
    given = inputs(with_shares(**{"river-wing": none}))
    found = given.strength()
    assert (found[:, 0] == 0.0).all()
    assert found[:, 1] == pytest.approx(1.0)
    assert (given.values["strength|river-wing"] == 0.0).all()


def test_a_movement_of_no_strength_at_all_is_no_error():
    found = inputs(with_shares(**{"river-wing": None, "hill-wing": None})).strength()
    assert not found.any()


def test_strength_of_one_faction_is_its_own_luck_and_the_sum():
    """A faction of little strength rises and falls with its own gamma number."""
    given = inputs(with_shares(**{"river-wing": 0.05, "hill-wing": 0.95}))
    found = given.strength()[:, 0]
    luck = given.choice("strength-river-wing")
    assert stats.spearmanr(found, luck).statistic > 0.95


def many(case) -> Inputs:
    return Inputs(Numbers(case, draw_claims(Evidence(case), 1, 0, 4000), 1, 0, 4000))


def settings_with(**changes):
    case = planted()
    return replace(case, settings=case.settings.model_copy(update=changes))


def test_the_reading_of_the_movement_follows_the_posterior_of_its_set():
    """Without evidence the posterior is the prior: .4, .4, .2."""
    given = many(planted())
    found = given.movement_reading()
    shares = np.bincount(found, minlength=3) / found.size
    assert shares == pytest.approx([0.4, 0.4, 0.2], abs=4 * 0.5 / np.sqrt(4000))
    assert (found == given.claims.hypotheses["movement"]).all()


def test_members_of_the_set_are_known_by_name_not_by_place():
    (rivals,) = planted().settings.hypotheses
    turned = rivals.model_copy(update={"members": rivals.members[::-1]})
    given = many(settings_with(hypotheses=[turned]))
    found = given.movement_reading()
    shares = np.bincount(found, minlength=3) / found.size
    assert shares == pytest.approx([0.4, 0.4, 0.2], abs=4 * 0.5 / np.sqrt(4000))


@pytest.mark.parametrize("other", [[], ["renamed"]])
def test_without_a_set_named_movement_each_reading_is_as_likely(other):
    (rivals,) = planted().settings.hypotheses
    sets = [rivals.model_copy(update={"id": name}) for name in other]
    given = many(settings_with(hypotheses=sets))
    shares = np.bincount(given.movement_reading(), minlength=3) / 4000
    assert shares == pytest.approx([1 / 3] * 3, abs=4 * 0.5 / np.sqrt(4000))
    assert given.origins["choice|movement-reading||"] == "assumption"


@pytest.mark.parametrize(
    ("reading", "shapes"), [(0, (12.0, 3.0)), (1, (6.0, 4.0)), (2, (4.0, 6.0))]
)
def test_cohesion_is_a_beta_number_of_the_reading(reading, shapes):
    given = many(planted())
    found = given.cohesion(np.full(4000, reading))
    assert stats.kstest(found, "beta", args=shapes).pvalue > 0.001
    # The same luck under another reading: cohesion falls from one to two to many.
    for other in range(reading + 1, 3):
        assert (given.cohesion(np.full(4000, other)) < found).all()
    assert given.origins["cohesion"] == "assumption"


def test_draws_do_not_depend_on_the_range():
    def part(first: int, count: int):
        case = planted()
        claims = draw_claims(Evidence(case), 1, first, count)
        given = Inputs(Numbers(case, claims, 1, first, count))
        reading = given.movement_reading()
        return given.strength(), reading, given.cohesion(reading)

    for whole, some in zip(part(0, 50), part(20, 10), strict=True):
        assert (whole[20:30] == some).all()


def test_what_is_assessed_and_what_is_known():
    rows = [assessment("o", 0.4, 0.5, 0.6, status="placeholder")]
    found = inputs(planted(assessments=rows))
    assert found.is_assessed("southland", "openness")
    assert not found.is_known("southland", "openness")
    assert not found.is_assessed("eastland", "openness")
