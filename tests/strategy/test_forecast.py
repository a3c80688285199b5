"""One round on its own: who would be asked, who would come."""

import numpy as np
import pytest
from tests.assess.camp_cases import with_assessments
from tests.ensemble.planted import example
from tests.reachability.valley import number

from detente.ensemble.philox import input_uniforms
from detente.strategy.forecast import forecast_round
from detente.strategy.task import EngagementTask

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
