"""From inputs to arrays; ``test_build_strategies.py`` tests those of the strategies."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy import special, stats
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import assessment, claim, example, planted, table, tie

from detente.case.schema.settings import ModelChoices
from detente.engagement.layout import Faction, Hypothesis, Param, Power, Tie
from detente.engagement.registry import MECHANISMS
from detente.engagement.setup.batch import bridged, build_batch
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
    exposure, alignment = found.tie[:, Tie.EXPOSURE], found.tie[:, Tie.ALIGNMENT]
    assert alignment.sum(axis=2) == pytest.approx(1.0)
    assert exposure[:, :-1].sum(axis=2) == pytest.approx(1.0)
    assert not exposure[:, -1].any()  # the government is no power: nothing exposes it
    for network in (exposure, alignment):
        assert not network[:, range(4), range(4)].any()
        assert (network >= 0).all()


def test_exposure_is_to_other_powers():
    assert not batch(example()).tie[:, Tie.EXPOSURE, :-1, -1].any()


def test_alignment_carries_both_networks():
    found = batch(example())
    near = found.tie[:, Tie.ALIGNMENT]
    ratio = near[:, 0, 1] / near[:, 0, 2]
    assert found.power[:, place("eastland"), Power.ALIGN_HOST].mean() > 0.65
    assert ratio == pytest.approx(
        found.power[:, 1, Power.ALIGN_HOST] / found.power[:, 2, Power.ALIGN_HOST]
    )


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
        tie("r", type="rivalry", level=None, **{"from": "southland", "to": "northland"}),
        tie("l", type="label", level=None, **{"from": "eastland", "to": "front"}),
        tie(
            "c", level="unofficial", acknowledged="admitted", **{"from": "eastland", "to": "front"}
        ),
    ]
    found = batch(planted(relations=rows)).power
    south, east = found[0, place("southland")], found[0, place("eastland")]
    rows_of = [
        Power.URGE,
        Power.RIVAL_HOST,
        Power.LABEL,
        Power.CONTACT,
        Power.ENGAGED,
        Power.ADMITTED,
    ]
    assert south[rows_of].tolist() == [1, 1, 0, 0, 0, 0]
    assert east[rows_of].tolist() == [0, 0, 1, 2, 1, 1]


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


def friends(to_host: str, to_holdout: str, level: str = "unofficial"):
    """Return a case in which eastland has one tie to the convenor and one to the hold-out."""

    def one(name, kind, other):
        return tie(
            name,
            type=kind,
            level=level if kind == "contact" else None,
            **{"from": "eastland", "to": other},
        )

    rows = [one("h", to_host, "northland"), one("o", to_holdout, "southland")]
    return planted(relations=rows)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        (friends("alliance", "alliance"), True),
        (friends("alliance", "contact"), True),
        (friends("contact", "contact", "open"), True),
        (friends("alliance", "contact", "clandestine"), False),
        (friends("alliance", "neighbour"), False),
        (with_settings(friends("alliance", "alliance"), holdout=None), False),
        (planted(), False),
    ],
    ids=["allies", "ally-and-contact", "open", "clandestine", "border", "no-hold-out", "no-ties"],
)
def test_a_go_between_has_close_ties_to_both(case, found):
    given = EngagementTask(case, 1).inputs(0, DRAWS)
    assert (bridged(given, case.guests(), "northland") == found).all()
    assert (batch(case).param[:, Param.BRIDGED] == found).all()


def test_a_tie_between_the_two_makes_no_go_between():
    rows = [tie("a", type="alliance", level=None, **{"from": "northland", "to": "southland"})]
    assert not batch(planted(relations=rows)).param[:, Param.BRIDGED].any()


def test_a_faction_without_a_recorded_share_has_no_strength_and_no_place():
    case = example()
    actors = [
        a.model_copy(update={"strength_share": None}) if a.id == "river-wing" else a
        for a in case.actors
    ]
    found = batch(replace(case, actors=table(actors))).faction
    assert (found[:, 0, Faction.SHARE] == 0.0).all()
    assert found[:, 1, Faction.SHARE] == pytest.approx(1.0)


def test_cohesion_is_a_beta_number_by_reading():
    """One Beta(12, 3), two Beta(6, 4), many Beta(4, 6)."""
    given = EngagementTask(example(), 1).inputs(0, 3000)
    found = build_batch(given)[0].param
    luck = given.choice("cohesion")
    for reading, shapes in enumerate([(12.0, 3.0), (6.0, 4.0), (4.0, 6.0)]):
        at = found[:, Param.HYPOTHESIS] == reading
        drawn = found[at, Param.COHESION]
        assert drawn == pytest.approx(special.betaincinv(*shapes, luck[at]))
        assert stats.kstest(drawn, "beta", args=shapes).pvalue > 0.001


def test_readiness_is_openness_and_nobody_elses():
    found = batch(example())
    given = EngagementTask(example(), 1).inputs(0, DRAWS)
    for power in ("southland", "eastland"):
        assert (found.power[:, place(power), Power.OMEGA] == given.number(power, "openness")).all()
    assert not found.power[:, [0, 3], Power.OMEGA].any()


def test_contact_that_ended_is_not_admitted_any_more():
    over = {"date_from": date(2018, 1, 1), "date_to": date(2019, 1, 1)}
    for fields, admitted in (({}, 1.0), (over, 0.0)):
        row = tie("c", acknowledged="admitted", **{"from": "eastland", "to": "front"}, **fields)
        found = batch(planted(relations=[row])).power[:, place("eastland")]
        assert (found[:, Power.ADMITTED] == admitted).all()
        assert (found[:, Power.ENGAGED] == 1.0).all()
        assert (found[:, Power.CONTACT] == 3.0 * admitted).all()


def test_places_hold_the_rivals_presence_and_each_wings_influence():
    inputs = EngagementTask(example(), 1).inputs(0, 5)
    batch, _ = build_batch(inputs)
    regions = [r.id for r in example().regions]
    assert batch.place.shape == (5, len(regions), 3)
    for r, region in enumerate(regions):
        for column, actor in enumerate(("black-band", "river-wing", "hill-wing")):
            expected = inputs.numbers.presence(actor, region)
            assert np.array_equal(batch.place[:, r, column], expected)


def test_borders_are_those_of_the_regions():
    batch, _ = build_batch(EngagementTask(example(), 1).inputs(0, 2))
    guests = example().guests()
    assert batch.near[:2].tolist() == [[0.0, 1.0], [1.0, 0.0]]  # upper and lower valley
    bordering = {
        g: batch.near[2 + j].tolist() for j, g in enumerate(guests) if batch.near[2 + j].any()
    }
    assert bordering == {"eastland": [1.0, 0.0], "southland": [0.0, 1.0]}


def test_without_a_rival_there_are_no_places():
    bare = with_settings(example(), rival=None)
    batch, _ = build_batch(EngagementTask(bare, 1).inputs(0, 2))
    assert batch.place.shape[1] == batch.near.shape[1] == 0


@pytest.mark.parametrize("known", [None, "tie"])
def test_intelligence_counts_unless_it_is_only_alleged(known):
    """Without a tie nobody alleges it; with one it is there where the tie exists."""
    given = planted(
        claims=[claim("said", 0.5)],
        relations=[tie("shares", type="intelligence", level=None, claims=["said"])]
        if known
        else [],
    )
    inputs = EngagementTask(given, 1).inputs(0, 400)
    batch, _ = build_batch(inputs)
    share = batch.param[:, Param.INTELLIGENCE_TRUE].mean()
    assert share == (1.0 if known is None else pytest.approx(0.75, abs=0.08))
