"""Every row of section 15 that one function of the oracle gives, to the printed digits."""

import math

import pytest
from tests.oracles.course import balance, contact, cooperation, deal_life, exclusion, response
from tests.oracles.course.bargain import Party, War, accepts, doubt, faced, utility, value
from tests.oracles.course.example import OPTION, SHOCKS, example, rounds
from tests.oracles.course.run import start
from tests.oracles.course.state import logistic, logit
from tests.oracles.course.talks import drive
from tests.oracles.course.terms import power_to_propose

MONTHS_36 = 36


def close(number: float, printed: float, digits: int = 9):
    """Compare to the printed digits."""
    assert round(number, digits) == pytest.approx(printed, abs=10.0**-digits / 2)


def party(**changes):
    """Return a party that cares about one issue, with its ideal at 0."""
    given = {
        "ideal": {"k": 0.0},
        "salience": {"k": 1.0},
        "war_cost": 0.2,
        "luck": 0.0,
        "trust": 0.5,
        "loss_government": 0.0,
        "loss_rebels": 0.0,
        "shift": 0.0,
    }
    return Party(**(given | changes))


def war(
    government: float, movement: float, now: float, *, r_g: float = 0.0028, r_r: float = 0.0014
):
    """Return a war in which the three sets of terms have these utilities for ``party``."""
    p = {"win_government": r_g, "win_rebels": r_r, "lam": 1.0, "disc": 0.02}
    return War(
        *(0.3, 0.0, 0.4),
        *({"k": 1 - government}, {"k": 1 - movement}, {"k": 1 - now}),
        p,
    )


def test_utility():
    one = party(ideal={"1": 0.2, "2": 0.9}, salience={"1": 0.6, "2": 0.4})
    close(utility(one, {"1": 0.5, "2": 0.5}), 0.66, 6)


def test_hazards():
    p = {"win_government": 0.0028, "win_rebels": 0.0014, "lam": 1.2}
    close(balance.hazard_government(0.8, p), 0.006108122)
    close(balance.hazard_rebels(-1.5, p), 0.007074326)


def test_value_of_the_government():
    one, is_war = party(loss_rebels=0.3), war(0.95, 0.1, 0.7)
    close(value(one, is_war, [0.3]), 0.469496876)
    close(value(one, is_war, [0.3, -1.2]), 0.400682222)


def test_value_of_the_movement():
    one = party(loss_government=0.3)
    close(value(one, war(0.1, 0.95, 0.3), [0.3, -1.2]), 0.096756549)


def test_value_without_war():
    close(value(party(war_cost=0.0), war(0.1, 0.2, 0.7, r_g=0, r_r=0), [0.3]), 0.7)


@pytest.mark.parametrize(
    ("trust", "gamma", "v_other", "u_other", "printed"),
    [
        (0.4, 0.2, 0.55, 0.6, 0.576941029),
        (0.4, 0.2, 0.75, 0.6, 0.775725382),
        (1.0, 0.0, 0.3, 0.9, 0.000045398),
    ],
)
def test_doubt(trust, gamma, v_other, u_other, printed):
    close(doubt(trust, gamma, v_other, u_other, 0.06), printed)


def test_balance():
    m = balance.adjusted(0.0, 1.2 * (0.92 - 1.0), 0.1)
    close(m, -0.0096)
    p = {"look": 24.0, "rundown": 0.08}
    ahead = 1.2 * (balance.support_ahead(0.92, True, 0.006, p) - 1.0)
    close(balance.look_ahead(ahead, -0.0096, 0.1, 24.0), -0.935238334)


@pytest.mark.parametrize(
    ("consent", "gained", "printed"),
    [(True, 0.0, 0.036263716), (False, 0.0, 0.011206406), (True, 0.1, 0.041886607)],
)
def test_talks(consent, gained, printed):
    p = {"t_will": 2.2, "t_mhs": 1.2, "t_med": 0.6, "t_med0": -0.6, "commit": 0.6}
    p |= dict.fromkeys(("appeal_talks", "t_label", "t_round", "t_press"), 0.0)
    p |= {"t_trust": 1.5}
    z = drive(p, wills=1.1, S=0.5, c=1.0, consent=consent, trust_gained=gained)
    close(logistic(-4.4 + z - 2.5), printed)


def test_contact():
    chance = contact.chances({(0, 3): 0.004}, 0, math.exp(0.8 * 0.1 + 0.5), 0.0)
    close(-math.log(1.0 - chance[3]), 0.007144154)  # the row prints the rate, not the chance


def test_label():
    run = start(example(), OPTION, SHOCKS, rounds, frozenset(), 2)
    run.st.contact["patron"] = 3
    run.st.bilateral.add(("patron", "A"))
    close(contact.label_hazard(run, "patron"), 0.010947895)


def test_response():
    close(response.moderated(0.0, 0.667, 0.25, 0.018, 0.003), 0.00850425)


def test_failure():
    p = {"f_unbound": 1.0, "f_v": 2.5, "f_gua": 1.0, "f_shift": 1.0, "f_p": 0.0}
    close(deal_life.failure(0.0096, 0.6, 0.3, 0.09, -0.5, 0.0, p), 0.029129841)


def test_ceasefire():
    close(deal_life.ceasefire_starts(0.0035, True, 0.4, 1.4), 0.010001779)


def test_split():
    p = {"split0": -6.7, "cohesion": 0.4, "split_by": 0.3, "split_talk": 0.8}
    close(exclusion.split_chance(p, 0.2, 0.9, True), 0.005823577)


def test_rival():
    p = {"r_grow": 0.0, "r_sd": 0.0, "r_excl": 0.006, "r_near": 0.0}
    coop = -0.01 * 0.35 * (1.0 + 0.3)
    close(exclusion.presence(p, 0.2, 0.0, coop, 0.3, 0.0, 0.0), 0.199450756)


def test_power_to_propose():
    close(power_to_propose(0.05, 0.7, 0.3, 1.0), 0.398308283)


def test_acceptance():
    close(accepts(0.08, 0.14) * accepts(-0.03, 0.14), 0.285439672)


def test_faced():
    close(faced(0.3, 0.7), 1.120980552)


def test_hurdle_and_chance():
    slope = min(-1.0 - 1.1 / 0.14, -1.0)
    close((logit(0.0729) - 0.9) / slope, 0.388722735)
    close(1.0 - (1.0 - 0.135) ** (24 / MONTHS_36), 0.092157023)


def test_cooperation():
    close(cooperation.quality(2 / 3, 0.6, 0.3, 1.0, True), 0.52)
    for kappa, consent, printed in (
        (0.05, True, 0.403846072),
        (0.05, False, 0.401921527),
        (-0.04, True, 0.395018541),
    ):
        delta = cooperation.built([0.52, -0.2], kappa, consent)
        close(cooperation.trusted(0.4, delta), printed)
    close(cooperation.trusted(0.985, 0.6), 0.99)
    close(cooperation.drugs_flow(1.0, 0.02, 0.03, 0.7 * -0.2, 0.0), 1.002803924)


def test_joining():
    close(0.7 * accepts(-0.08, 0.14) * accepts(0.03, 0.14), 0.13980001)
    close(0.0071 / 0.0139, 0.510791367)
