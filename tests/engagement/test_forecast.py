"""One round on its own: who would be asked, who would come."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.camp_cases import with_assessments, with_settings
from tests.engagement.worlds import lucky
from tests.ensemble.planted import example, planted, tie
from tests.reachability.valley import number

from detente.engagement.forecast import forecast_round
from detente.engagement.layout import Policy, Purpose, Role
from detente.engagement.setup.batch import build_batch
from detente.engagement.task import EngagementTask
from detente.numerics.philox import actor_key, input_uniforms

DRAWS = 64


def forecast(*rows, host="northland", invited=("eastland", "southland", "capital")):
    case = with_assessments(example(), list(rows))
    return forecast_round(EngagementTask(case, 1).inputs(0, DRAWS), host, list(invited))


def of(found, guest: str):
    return found.accept[:, found.guests.index(guest)]


def test_guests_are_powers_and_last_the_government():
    found = forecast()
    assert found.guests[-1] == "capital"
    assert found.accept.shape == found.offer.shape == found.comes.shape == (DRAWS, 4)


def test_a_greater_stake_makes_coming_likelier_in_every_draw():
    low, high = (
        of(forecast(number("southland", "interest", at, item="spillover")), "southland")
        for at in (0.1, 0.9)
    )
    assert (high > low).all()


def test_a_host_asks_those_with_a_stake_the_more():
    low, high = (
        forecast(number("southland", "interest", at, item="spillover")) for at in (0.1, 0.9)
    )
    place = low.guests.index("southland")
    assert (high.offer[:, place] > low.offer[:, place]).all()


def test_those_not_asked_pull_nobody():
    alone = of(forecast(invited=("southland",)), "southland")
    friends = of(forecast(invited=("southland", "eastland", "capital")), "southland")
    assert (alone != friends).any()


def test_another_host_is_another_forecast():
    assert (of(forecast(host="eastland"), "southland") != of(forecast(), "southland")).any()


def test_coming_is_a_chance_met_by_luck_keyed_by_the_guest():
    found = forecast()
    for n, guest in enumerate(found.guests):
        luck = input_uniforms(1, f"choice|round-{guest}||", 0, DRAWS)
        assert (found.comes[:, n] == (luck < found.accept[:, n])).all()


def test_one_guest_by_hand():
    """Alone at the table nobody pulls: log-odds b0 + 1.6(A - .4) + .9(T - .5) - 2J .3 …"""
    case = with_assessments(example(), [number("southland", "interest", 0.9, item="spillover")])
    inputs = EngagementTask(case, 1).inputs(0, 8)
    found = forecast_round(inputs, "northland", ["southland"])
    values = inputs.values
    base, pull = (values[f"parameter|attendance|{k}|"] for k in ("attend_base", "attend_pull"))
    align = values["assessment|northland>southland|alignment|"]
    urged = 0.5  # eastland urges it on record
    utility = base + 1.6 * (align - 0.4) + 0.9 * (0.9 - 0.5) + urged
    others = found.accept[:, found.guests.index("southland")]
    # its own weight on itself is nil, so only the reference 0.3 is left of the pull
    expected = 1.0 / (1.0 + np.exp(-(utility - 2.0 * pull * 0.3)))
    assert others == pytest.approx(expected, abs=1e-9)


def test_an_offer_by_hand():
    """L(2 T p − (1 − p)): a guest is worth twice its stake, a refusal −1, no invitation 0."""
    found = forecast(number("southland", "interest", 0.9, item="spillover"))
    p = of(found, "southland")
    expected = 1.0 / (1.0 + np.exp(-(2.0 * 0.9 * p - (1.0 - p))))
    assert found.offer[:, found.guests.index("southland")] == pytest.approx(expected)


def test_chances_lie_between_nought_and_one():
    found = forecast()
    for chances in (found.offer, found.accept):
        assert ((chances > 0.0) & (chances < 1.0)).all()


def test_the_first_round_of_a_run_is_the_forecast_of_it():
    """Same inputs, same list: the run seats a guest where its luck lies below the same chance."""
    case = example()
    task = EngagementTask(case, 1)
    batch, _ = build_batch(task.inputs(0, DRAWS))
    place = [s.id for s in case.settings.strategies].index("continue")
    found = forecast(invited=("northland", "southland", "eastland", "capital"))
    first = int(batch.policy[place, Policy.FIRST_ROUND])
    outputs = EngagementTask(with_settings(case, horizon_months=first), 1)(0, DRAWS).outputs
    for j, guest in enumerate(found.guests[1:], start=1):
        role = outputs[f"role.{guest}"][outputs["strategy"] == place]
        luck = [lucky(Purpose.ACCEPT, actor_key(guest), 0, draw) for draw in range(DRAWS)]
        assert ((role > Role.ABSENT) == (np.array(luck) < found.accept[:, j])).all()


def test_a_go_between_makes_the_hold_out_likelier_to_come():
    def ties(kind: str):
        rows = [
            tie(n, type=kind, level=None, **{"from": "eastland", "to": other})
            for n, other in (("h", "northland"), ("o", "southland"))
        ]
        case = replace(planted(relations=rows), assessments=example().assessments)
        inputs = EngagementTask(case, 1).inputs(0, DRAWS)
        return forecast_round(inputs, "northland", ["southland"])

    apart, bridged = ties("neighbour"), ties("alliance")
    assert (of(bridged, "southland") > of(apart, "southland")).all()


def test_a_forecast_does_not_depend_on_the_range_of_draws():
    whole = forecast()
    part = forecast_round(
        EngagementTask(with_assessments(example(), []), 1).inputs(20, 10),
        "northland",
        ["eastland", "southland", "capital"],
    )
    for name in ("offer", "accept", "comes"):
        assert (getattr(whole, name)[20:30] == getattr(part, name)).all()
