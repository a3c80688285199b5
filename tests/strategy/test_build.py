"""From inputs to arrays."""

from dataclasses import replace

import numpy as np
import pytest
from tests.ensemble.planted import example, planted, tie

from detente.strategy.build import build_batch, guests_of
from detente.strategy.rows import Faction, Param, Policy, Power
from detente.strategy.task import EngagementTask

DRAWS = 50


def batch(case):
    return build_batch(EngagementTask(case, 1).inputs(0, DRAWS))[0]


def place(guest: str) -> int:
    return guests_of(example()).index(guest)


def strategy(name: str) -> int:
    return [s.id for s in example().settings.strategies].index(name)


def test_guests_are_the_powers_and_last_the_government():
    assert guests_of(example()) == ["northland", "southland", "eastland", "capital"]


def test_network_rows_sum_to_one_and_nobody_is_his_own_peer():
    found = batch(example())
    assert found.near.sum(axis=2) == pytest.approx(1.0)
    assert found.weight[:, :-1].sum(axis=2) == pytest.approx(1.0)
    assert not found.weight[:, -1].any()  # the government is no power: nothing exposes it
    for network in (found.weight, found.near):
        assert not network[:, range(4), range(4)].any()
        assert (network >= 0).all()


def test_exposure_is_to_other_powers():
    assert not batch(example()).weight[:, :-1, -1].any()


def test_alignment_carries_both_networks():
    found = batch(example())
    ratio = found.near[:, 0, 1] / found.near[:, 0, 2]
    assert found.power[:, place("eastland"), Power.ALIGN_HOST].mean() > 0.65
    assert ratio == pytest.approx(
        found.power[:, 1, Power.ALIGN_HOST] / found.power[:, 2, Power.ALIGN_HOST]
    )


def test_layers_of_exposure_are_drawn_once_a_draw():
    rows = [tie("n", type="neighbour", level=None, **{"from": "southland", "to": "eastland"})]
    found = batch(planted(relations=rows)).weight
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
    assert whole.faction[0, :, Faction.SHARE].tolist() == [0.4, 0.6]


def test_stalemate_is_pain_times_balance():
    """Methods b4: MHS = pain × (1 − |2p − 1|)."""
    inputs = EngagementTask(example(), 1).inputs(0, DRAWS)
    found = build_batch(inputs)[0].param[:, Param.MHS]
    pain, balance = inputs.number("capital", "pain"), inputs.number("capital", "balance")
    assert found == pytest.approx(pain * (1 - abs(2 * balance - 1)))


def test_policies():
    found = batch(example()).policy
    selective, none = found[strategy("selective")], found[strategy("none")]
    rows = [Policy.TARGET, Policy.STEP_DOWN, Policy.FIRST_ROUND, Policy.INTERVAL, Policy.PRESSED]
    assert selective[rows].tolist() == [2.0, 1.0, 1.0, 4.0, 1.0]
    assert none[rows].tolist() == [0.0, 1.0, 0.0, 1.0, 1.0]
    assert found[:, Policy.AS_NOW].tolist() == [0, 1, 0, 0, 0, 0]
    assert (found[:, Policy.HOST] == place("northland")).all()


def test_invitations_widen_one_a_round():
    found = batch(example()).invited
    assert found[strategy("selective")].tolist() == [0.0, 1.0, 0.0, 0.0]
    assert found[strategy("continue")].tolist() == [0.0, 0.0, 0.0, 0.0]
    assert found[strategy("none")].tolist() == [-1.0] * 4


def test_targets_follow_engage():
    given = EngagementTask(example(), 1).inputs(0, DRAWS)
    found, partners = build_batch(given)
    assert not found.target[:, strategy("none")].any()
    assert found.target[:, strategy("unconditional")].all()
    picked = partners.picked("all")
    assert (found.target[:, strategy("selective")] == picked).all()
    assert 0 < picked.mean() < 1


def test_a_strategy_may_combine_tests_its_own_way():
    case = example()
    loose = [
        s.model_copy(update={"combine": "any"}) if s.id == "selective" else s
        for s in case.settings.strategies
    ]
    other = replace(case, settings=case.settings.model_copy(update={"strategies": loose}))
    strict, lax = (batch(c).target[:, strategy("selective")] for c in (case, other))
    assert (strict <= lax).all()
    assert (strict < lax).any()


def test_relabelling_powers_permutes_their_rows():
    case = example()
    order = list(case.actors)
    order[1], order[2] = order[2], order[1]
    swapped = replace(case, actors=planted(actors=order).actors)
    found, moved = batch(case), batch(swapped)
    keep = [0, 2, 1, 3]
    assert np.array_equal(moved.power, found.power[:, keep])
    assert moved.near == pytest.approx(found.near[:, keep][:, :, keep])
