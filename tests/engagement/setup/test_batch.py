"""From inputs to arrays; ``test_build_strategies.py`` tests those of the strategies."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import assessment, example, planted, tie

from detente.case.schema.settings import ModelChoices
from detente.engagement.layout import Faction, Hypothesis, Param, Power, Tie
from detente.engagement.registry import MECHANISMS
from detente.engagement.setup.batch import build_batch
from detente.engagement.setup.positions import drawn_together
from detente.engagement.task import EngagementTask
from detente.numerics.philox import actor_key
from detente.vocabulary.classes import CLASSES

DRAWS = 50


def batch(case):
    return build_batch(EngagementTask(case, 1).inputs(0, DRAWS))[0]


def place(guest: str) -> int:
    return example().guests().index(guest)


def test_guests_are_the_powers_and_last_the_government():
    assert example().guests() == ["northland", "southland", "eastland", "capital"]


def test_network_rows_sum_to_one_and_nobody_is_his_own_peer():
    found = batch(example())
    exposure = found.tie[:, Tie.EXPOSURE]
    assert exposure[:, :-1].sum(axis=2) == pytest.approx(1.0)
    assert not exposure[:, -1].any()  # the government is no power: nothing exposes it
    assert not exposure[:, range(4), range(4)].any()
    assert (exposure >= 0).all()


def test_exposure_is_to_other_powers():
    assert not batch(example()).tie[:, Tie.EXPOSURE, :-1, -1].any()


def test_layers_of_exposure_are_drawn_once_a_draw():
    rows = [tie("n", type="neighbour", level=None, **{"from": "southland", "to": "eastland"})]
    found = batch(planted(relations=rows)).tie[:, Tie.EXPOSURE]
    south, east = place("southland"), place("eastland")
    only = found[:, south, east] == 1.0
    assert 0.2 < only.mean() < 0.8  # of two layers each is drawn in half the draws
    assert not found[only][:, south, place("northland")].any()
    assert found[~only][:, south, place("northland")].all()


def test_who_may_move():
    found = batch(example()).power[0, :, Power.MOVES]
    assert found.tolist() == [0.0, 1.0, 1.0, 0.0]


def test_rows_of_a_power():
    rows = [
        tie("u", type="urging", level=None, **{"from": "eastland", "to": "southland"}),
        tie("l", type="label", level=None, **{"from": "eastland", "to": "front"}),
        tie(
            "c", level="unofficial", acknowledged="admitted", **{"from": "eastland", "to": "front"}
        ),
    ]
    found = batch(planted(relations=rows)).power
    south, east = found[0, place("southland")], found[0, place("eastland")]
    rows_of = [
        Power.URGE,
        Power.LABEL,
        Power.CONTACT,
        Power.ENGAGED,
        Power.ADMITTED,
    ]
    assert south[rows_of].tolist() == [1, 0, 0, 0, 0]
    assert east[rows_of].tolist() == [0, 1, 2, 1, 1]


def test_factions_start_with_the_convenors_contact():
    own = batch(planted(relations=[tie("t", to="hill-wing", level="clandestine")]))
    assert own.faction[0, :, Faction.CONTACT].tolist() == [0.0, 1.0]
    whole = batch(planted(relations=[tie("t", to="front", level="unofficial")]))
    # The hill wing has the larger share: who talks to the movement talks to those who lead it.
    assert whole.faction[0, :, Faction.CONTACT].tolist() == [0.0, 2.0]
    # Which one leads is recorded, whatever strength is drawn.
    assert (whole.faction[:, 0, Faction.CONTACT] == 0.0).all()
    drawn = whole.faction[:, :, Faction.SHARE]
    assert 0.0 < (drawn[:, 0] > drawn[:, 1]).mean() < 0.3


def test_relabelling_powers_permutes_their_rows():
    case = example()
    order = list(case.actors)
    order[1], order[2] = order[2], order[1]
    swapped = replace(case, actors=planted(actors=order).actors)
    found, moved = batch(case), batch(swapped)
    keep = [0, 2, 1, 3]
    assert np.array_equal(moved.power, found.power[:, keep])
    for layer in Tie:
        one, other = found.tie[:, layer], moved.tie[:, layer]
        assert other == pytest.approx(one[:, keep][:, :, keep])


def number(name: str, subject: str, variable: str, at: float, **fields):
    return assessment(name, at, at, at, subject=subject, variable=variable, **fields)


def test_shares_of_strength_sum_to_one_in_every_draw():
    found = batch(example()).faction[:, :, Faction.SHARE]
    assert found.sum(axis=1) == pytest.approx(1.0)
    assert (found > 0.0).all()


def test_balance_and_pain_are_cut_short_of_certainty():
    rows = [number("p", "capital", "pain", 0.0), number("b", "capital", "balance", 1.0)]
    found = batch(planted(assessments=rows)).param
    assert (found[:, Param.PAIN] == 0.001).all()
    assert (found[:, Param.BALANCE] == 0.999).all()
    inside = [number("p", "capital", "pain", 0.3), number("b", "capital", "balance", 0.6)]
    found = batch(planted(assessments=inside)).param
    assert found[:, Param.PAIN] == pytest.approx(0.3)
    assert found[:, Param.BALANCE] == pytest.approx(0.6)


def test_rows_of_a_faction():
    rows = [
        number("h", "hill-wing", "willingness", 0.2, object="northland"),
        number("w", "river-wing", "willingness", 0.7, object="capital"),
        number("c", "front", "war-cost", 0.4),
        number("g", "capital", "trust", 0.3, object="hill-wing"),
        number("t", "river-wing", "trust", 0.6, object="capital"),
    ]
    found = batch(planted(assessments=rows))
    river, hill = found.faction[:, 0], found.faction[:, 1]
    apart = found.param[:, Param.HYPOTHESIS] != Hypothesis.ONE  # where it is one, they mix
    assert hill[apart, Faction.WILLING_HOST] == pytest.approx(0.2)
    assert river[apart, Faction.WILLING] == pytest.approx(0.7)
    assert hill[:, Faction.TRUSTED] == pytest.approx(0.3)
    assert river[:, Faction.TRUSTS] == pytest.approx(0.6)
    for one in (river, hill):  # the movement's number is its factions'
        assert one[:, Faction.WAR_COST] == pytest.approx(0.4)
    assert np.ptp(hill[:, Faction.TRUSTS]) > 0.1  # nobody assessed it


def test_keys_of_luck_are_made_of_ids():
    found = batch(example())
    assert found.power[0, :, Power.KEY].tolist() == [actor_key(g) for g in example().guests()]
    names = ["river-wing", "hill-wing"]
    assert found.faction[0, :, Faction.KEY].tolist() == [actor_key(f) for f in names]


def test_classes_make_hardliners_and_moderates():
    given = EngagementTask(example(), 1).inputs(0, 400)
    found, partners = build_batch(given)
    spoiler, engageable = CLASSES.index("spoiler"), CLASSES.index("engageable")
    hard = found.faction[:, :, Faction.HARDLINER]
    assert (hard == (partners.true_class == spoiler)).all()
    shares = found.faction[:, :, Faction.SHARE]
    moderate = (shares * (partners.true_class == engageable)).sum(axis=1)
    assert found.param[:, Param.MODERATES] == pytest.approx(moderate)
    assert np.unique(hard).tolist() == [0.0, 1.0]
    assert 0.0 < moderate.mean() < 1.0


def test_willingness_is_drawn_together_where_the_movement_is_one():
    rows = [
        number("r", "river-wing", "willingness", 0.9, object="capital"),
        number("h", "hill-wing", "willingness", 0.1, object="capital"),
        number("s", "river-wing", "willingness", 0.9, object="northland"),
        number("i", "hill-wing", "willingness", 0.1, object="northland"),
    ]
    given = EngagementTask(planted(assessments=rows), 1).inputs(0, 200)
    found, _ = build_batch(given)
    reading = found.param[:, Param.HYPOTHESIS].astype(np.int64)
    own = np.tile([0.9, 0.1], (200, 1))
    expected = drawn_together(
        own, found.faction[:, :, Faction.SHARE], reading, found.param[:, Param.COHESION]
    )
    for row in (Faction.WILLING, Faction.WILLING_HOST):
        assert found.faction[:, :, row] == pytest.approx(expected)
    gap = np.ptp(found.faction[:, :, Faction.WILLING], axis=1)
    one = reading == Hypothesis.ONE
    assert (gap[one] < 0.5).mean() > 0.9
    assert gap[~one] == pytest.approx(0.8)


def test_errors_of_valuation_are_normal_with_sd_a_twentieth():
    given = EngagementTask(example(), 1).inputs(0, 4000)
    found, _ = build_batch(given)
    noises = [
        found.faction[:, 0, Faction.NOISE],
        found.faction[:, 1, Faction.NOISE],
        found.param[:, Param.GOVERNMENT_NOISE],
    ]
    for noise in noises:
        assert stats.kstest(noise / 0.05, "norm").pvalue > 0.001
    assert np.abs(np.corrcoef(noises) - np.eye(3)).max() < 4 / np.sqrt(4000)


def test_camps_share_the_luck_of_going_on_alone():
    """Under two camps hardliners share one uniform, the others another; else each has its own."""
    given = EngagementTask(example(), 1).inputs(0, 1000)
    found, _ = build_batch(given)
    luck, hard = (found.faction[:, :, row] for row in (Faction.VETO_LUCK, Faction.HARDLINER))
    two = found.param[:, Param.HYPOTHESIS] == Hypothesis.TWO
    same_camp = hard[:, 0] == hard[:, 1]
    assert (luck[two & same_camp, 0] == luck[two & same_camp, 1]).all()
    for apart in (two & ~same_camp, ~two):
        assert apart.sum() > 50
        assert (luck[apart, 0] != luck[apart, 1]).all()
    assert ((luck > 0.0) & (luck < 1.0)).all()


def test_parameters_stand_in_the_rows_of_their_names():
    given = EngagementTask(example(), 1).inputs(0, DRAWS)
    found = build_batch(given)[0].param
    for mechanism in MECHANISMS:
        for parameter in mechanism.spec.parameters:
            drawn = given.values[f"parameter|{mechanism.key}|{parameter.name}|"]
            assert (found[:, Param[parameter.name.upper()]] == drawn).all()
            assert np.ptp(drawn) > 0.0


@pytest.mark.parametrize(
    ("choice", "terms", "tightens"),
    [
        ({}, 0.0, 0.0),
        ({"terms": "bargaining.median"}, 1.0, 0.0),
        ({"selective_contact": "tightens"}, 0.0, 1.0),
    ],
)
def test_choices_between_readings_of_the_model(choice, terms, tightens):
    found = batch(with_settings(example(), model=ModelChoices(**choice))).param
    assert (found[:, Param.OUTCOME_MODEL] == terms).all()
    assert (found[:, Param.TIGHTENS] == tightens).all()
