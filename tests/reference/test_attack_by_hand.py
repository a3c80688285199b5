"""A third small world by hand: cooperation, an attack on talks, a deal that breaks, a split.

The numbers in comments are those of docs/explanation/two-months-by-hand.md.
"""

import math
import re

import numpy as np
import pytest
from tests.reference.engagement_worlds import compiled, switches
from tests.reference.test_engagement_by_hand import GOVERNMENT, PAGE, SEED, filled, logistic

from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Hypothesis,
    Model,
    Param,
    Place,
    Policy,
    Power,
    Purpose,
    Stance,
    Tie,
    War,
)
from detente.engagement.loop import SERIES
from detente.engagement.world import World
from detente.numerics.philox import shock

PARTNER, SPOILER, DRAW = 41, 42, 1139


def attack_world() -> World:
    """Return the third case: the convenor, a partner, a spoiler, the government, one region."""
    param = {
        Param.PAIN: 1.0 - math.exp(-1.0),
        Param.HYPOTHESIS: Hypothesis.TWO,
        Param.BALANCE: 0.5,
        Param.COHESION: 0.5,
        Param.PRESENCE_CUT: 0.2,
        Param.PRESENCE_GROWTH: 0.1,
        Param.DRUG_CUT: 0.5,
        Param.SPILL_SCALE: 0.05,
        Param.INTELLIGENCE_GAIN: 0.4,
        Param.SPOILED_UNTRUSTWORTHY: 0.8,
        Param.SPOILED_TRUSTWORTHY: 0.7,
        Param.ATTEMPT_RATE: 0.1,
        Param.TEMPER: 0.5,
        Param.COOPERATION_RATIO: 1.44,
        Param.MODERATES: 0.6,
        Param.SIT_BASE: -0.5,
        Param.SIT_STALEMATE: 1.0,
        Param.SIT_WILLING: 2.0,
        Param.SIT_CONTACT: 0.6,
        Param.SIT_BYPASSED: 0.6,
        Param.ATTACK_COST: 0.3,
        Param.ATTACK_RISE: 0.15,
        Param.EXPLOITED: 0.1,
        Param.GUARANTEE: 0.2,
        Param.GOVERNMENT_COST: 0.1,
        Param.MILITANCY_JOINT: 0.2,
        Param.MILITANCY_RISE: 0.5,
        Param.FAIL_BASE: -1.0,
        Param.FAIL_BOUND: 1.0,
        Param.RETURN: 0.1,
        Param.PULL: 0.01,
        Param.SPLIT_BASE: -3.0,
        Param.SPLIT_SLOPE: 2.0,
    }
    faction = {
        Faction.KEY: [PARTNER, SPOILER],
        Faction.SHARE: [0.6, 0.4],
        Faction.CONTACT: [2.0, 0.0],
        Faction.HARDLINER: [0.0, 1.0],
        Faction.WILLING: [0.8, 0.1],
        Faction.WAR_COST: [0.15, 0.1],
        Faction.TRUSTED: [0.65, 0.2],
        Faction.TRUSTS: [0.6, 0.3],
        Faction.VETO_LUCK: [0.5, 0.5],
        Faction.AGAINST_RIVAL: [0.9, 0.8],
        Faction.AGAINST_DRUGS: [0.5, 0.0],
    }
    policy = {
        Policy.TARGET: 3.0,
        Policy.STEP_DOWN: 1.0,
        Policy.INTELLIGENCE: 0.5,
        Policy.PRESSED: -1.0,
        Policy.HOLDOUT: -1.0,
    }
    return World(
        power=filled(Power, 2, {Power.KEY: [10, GOVERNMENT], Power.CONTACT: [2.0, 0.0]}),
        faction=filled(Faction, 2, faction),
        tie=np.zeros((len(Tie), 2, 2)),
        stance=np.array([[[0.6], [1.0], [0.0]], [[1.0], [1.0], [1.0]]]),
        param=filled(Param, 1, param)[0],
        policy=filled(Policy, 1, policy)[0],
        target=np.array([1.0, 0.0]),
        invited=np.full(2, -1.0),
        place=np.array([[0.4, 0.5, 0.2]]),
        near=np.array([[0.0], [1.0], [0.0]]),  # the convenor borders the region
    )


def attack_by_hand() -> dict[str, float]:
    """Return every number of the third case, each from the ones before."""
    return second_month(first_month())


def first_month() -> dict[str, float]:
    """Return the numbers of the start and of month 1."""
    n = {}
    n["m"] = 1 - math.exp(-1)  # .6321, at the start and in month 1: nothing moves the war yet
    n["weight of pain"] = 1 + n["m"]  # 1.6321
    # Month 1. The partner works against the rival; contact was unofficial, 2.
    n["cooperates1"] = 0.5 * 0.9 * 2 / 3  # .3
    n["cut"] = 0.2 * (1 + 0.5 * 0.4) * 0.5 * 0.9  # .24 x .45 = .1080
    n["r1"] = 0.4 * math.exp(0.1 * (1 - 0.4) - n["cut"])  # .4 exp(.06 - .108) = .3813
    n["q1"] = 1 + 0.1 * ((1 - 0.5 * 0.6 * 0.5) - 1)  # 1 - .1 x .15 = .9850
    n["risk1"] = 0.05 * n["r1"]  # .0191
    # Own drivers 2 x .8 + .6 x 2/3 = 2 and 2 x .1 = .2, so 1.1 in the mean; what is common to both
    # is as on the first day.
    n["partner sits"] = logistic(-0.5 + 2 - 1.1)  # L(.4) = .5987
    n["spoiler sits"] = logistic(-0.5 + 0.2 - 1.1)  # L(-1.4) = .1978
    # Terms .3; both are .3 away. The movement's mean position is .6 x .6 + .4 x 1 = .76.
    n["war to government"] = 0.5 + 0.5 * (1 - 0.76) - 0.1 * n["weight of pain"]  # .62 - .1632
    n["least trust"] = (n["war to government"] - 0.1) / (0.7 - 0.1)  # .5947
    held = 0.7 * (1 - 0.7 * 0.6)  # .406
    into, out = n["least trust"] * 0.8, (1 - n["least trust"]) * held
    n["most trust"] = into / (into + out)  # .7430
    n["worth"] = 0.65 * held + 0.35 * 0.8  # .5439, above .3
    n["assured government"] = 0.65 + 0.2 * 0.6 * (1.8 / 2) * 0.35  # .6878
    n["deal to government"] = n["assured government"] * 0.7 + (1 - n["assured government"]) * 0.1
    n["government gains"] = n["deal to government"] - n["war to government"]  # .5127 - .4568
    n["deal to partner"] = 0.72 * 0.7 + 0.28 * 0.05  # .5180
    n["war to partner"] = 0.5 + 0.5 * 0.4 - 0.15 * n["weight of pain"]  # .7 - .2448 = .4552
    n["partner gains"] = n["deal to partner"] - n["war to partner"]  # .0628
    n["veto"] = logistic(20 * (0.4 - 0.18))  # L(4.4) = .9879
    n["surge"] = 0.7 * 0.4 / 0.2 - 1  # .4
    n["kappa1"] = 0.5 - 4 * 0.01 * 0.32  # .4872
    n["splits1"] = logistic(-3 + 2 * 0.5)  # L(-2) = .1192
    return n


def second_month(n: dict[str, float]) -> dict[str, float]:
    """Add the numbers of month 2."""
    held = 0.406  # as before
    # Month 2. .6 are bound, violence is up by .25, those left out fight more by .4.
    n["d2"] = (1 - 0.85 * 0.6) * 1.25 * 1.4  # .49 x 1.75 = .8575
    n["m2"] = 1 - math.exp(-(n["d2"] + 2) / 3)  # .6143
    n["cooperates2"] = 0.5 * 0.9  # .45
    # The government is passed over by .6 x 3/3 instead of .6 x 2/3 of the movement's strength.
    n["spoiler sits 2"] = logistic(-1.4 - 0.6 * (0.6 - 0.4))  # L(-1.52) = .1795
    n["r2"] = n["r1"] * math.exp(0.1 * (1 - n["r1"]))  # .4056
    n["q2"] = n["q1"] + 0.1 * (0.85 - n["q1"])  # .9715
    n["risk"] = n["risk1"] + 0.05 * n["r2"]  # .0393
    n["ratio"] = held / 0.8  # .5075
    n["factor"] = math.sqrt(n["ratio"]) * 1.44**0.25  # .7804
    trusted, trusts = 0.65 / 0.35 * n["factor"], 1.5 * n["factor"]
    n["trusted"] = trusted / (1 + trusted)  # .5917
    n["trusts"] = trusts / (1 + trusts)  # .5393
    n["z fails"] = -1 - 0.6 * n["kappa1"] + 0.125  # -1.1673
    n["fails"] = logistic(n["z fails"])  # .2373
    n["trusted after"] = n["trusted"] / 2  # .2959
    n["trusts after"] = n["trusts"] / 2  # .2696
    n["kappa2"] = n["kappa1"] + 0.1 * (0.5 - n["kappa1"]) - 4 * 0.01 * 0.48  # .4693
    n["z split"] = -3 + 2 * (1 - n["kappa1"]) + 1  # -.9744
    n["spoiler splits"] = logistic(n["z split"])  # .2740
    n["partner splits"] = logistic(n["z split"] - 1)  # .1219
    return n


LUCK = {
    ("cooperates1", Purpose.COOPERATE, PARTNER, 1): 0.0151,
    ("partner sits", Purpose.SIT, PARTNER, 1): 0.5689,
    ("attempts", Purpose.SPOIL_ATTEMPT, SPOILER, 1): 0.0266,
    ("gets through", Purpose.SPOIL_SUCCESS, SPOILER, 1): 0.0514,
    ("fails", Purpose.DEAL_FAILS, 0, 2): 0.1228,
    ("spoiler splits", Purpose.SPLIT, SPOILER, 2): 0.0146,
    ("spoiler sits", Purpose.SIT, SPOILER, 1): 0.4523,
    ("spoiler sits 2", Purpose.SIT, SPOILER, 2): 0.5536,
    ("splits1", Purpose.SPLIT, PARTNER, 1): 0.3758,
    ("splits1", Purpose.SPLIT, SPOILER, 1): 0.5546,
    ("cooperates2", Purpose.COOPERATE, PARTNER, 2): 0.5514,
    ("partner splits", Purpose.SPLIT, PARTNER, 2): 0.3562,
}
STATED = {"attempts": 0.6, "gets through": 0.406}  # chances that are exact at three digits


def test_what_happens_by_hand():
    n = attack_by_hand() | STATED
    for (_, purpose, key, month), value in LUCK.items():
        assert shock(SEED, 0, key, purpose, month, DRAW) == pytest.approx(value, abs=5e-5)
    happens = [value < n[name] for (name, *_), value in LUCK.items()]
    assert happens == [True] * 6 + [False] * 6
    assert n["least trust"] < 0.65 < n["most trust"]
    assert n["worth"] > 0.3
    assert min(n["government gains"], n["partner gains"]) > 0
    assert n["veto"] > 0.5


def test_an_attack_and_a_split_by_hand():
    n = attack_by_hand()
    state, series = compiled(attack_world(), 2, switches(), DRAW, SEED)
    by_name = dict(zip(SERIES, series.T, strict=True))
    expected = {
        "deaths": [1, n["d2"]],
        "balance": [0.5, 0.5],
        "stalemate": [n["m"], n["m2"]],
        "cohesion": [n["kappa1"], n["kappa2"]],
        "bound": [0.6, 0],
        "deal": [1, 0],
        "talks": [1, 0],
        "trust": [0.47, 0.6 * n["trusted after"] + 0.08],
        "convenor_contact": [3, 3],
        "splits": [0, 1],
    }
    for name, values in expected.items():
        np.testing.assert_allclose(by_name[name], values, rtol=0, atol=1e-12, err_msg=name)
    band = {
        Band.TRUSTED: [n["trusted after"], 0.2],
        Band.TRUSTS: [n["trusts after"], 0.3],
        Band.SUCCESSES: [1, 0],
        Band.SPLINTER: [0, 1],
        Band.BOUND: [0, 0],
    }
    for row, values in band.items():
        np.testing.assert_allclose(state.band[:, row], values, rtol=0, atol=1e-12, err_msg=row)
    war = {
        War.DRUGS: n["q2"],
        War.TOLL: 1 + n["d2"],
        War.VIOLENCE: 0.125,
        War.ATTACKS: 1,
        War.SIGNED: 1,
        War.FULL: 0,
        War.BROKEN: 1,
        War.SURGE: 0,
    }
    np.testing.assert_allclose(state.war[list(war)], list(war.values()), rtol=0, atol=1e-12)
    assert state.terms[Model.COMPROMISE, 0] == pytest.approx(0.3, abs=1e-12)
    assert state.presence[0] == pytest.approx(n["r2"], abs=1e-12)
    assert state.guest[0, Guest.SPILL] == pytest.approx(n["risk"], abs=1e-12)


def test_month_one_by_hand_before_the_deal_breaks():
    n = attack_by_hand()
    state, _ = compiled(attack_world(), 1, switches(), DRAW, SEED)
    assert state.presence[0] == pytest.approx(n["r1"], abs=1e-12)
    assert state.guest[0, Guest.SPILL] == pytest.approx(n["risk1"], abs=1e-12)
    assert state.war[War.DRUGS] == pytest.approx(n["q1"], abs=1e-12)
    assert state.war[War.SURGE] == pytest.approx(n["surge"], abs=1e-12)
    assert state.war[War.VIOLENCE] == pytest.approx(0.25, abs=1e-12)
    assert list(state.band[:, Band.BOUND]) == [1, 0]


def test_without_the_attack_trust_rises_by_hand():
    world, n = attack_world(), attack_by_hand()
    world.faction[1, Faction.HARDLINER] = 0.0
    state, _ = compiled(world, 2, switches("ratification"), DRAW, SEED)
    calm = (1 - 0.1 * 0.406) / (1 - 0.1 * 0.8)
    odds = 0.65 / 0.35 * math.sqrt(calm) * 1.44**0.25
    assert state.band[0, Band.TRUSTED] == pytest.approx(odds / (1 + odds), abs=1e-12)
    assert state.band[0, Band.TRUSTED] > 0.65 > n["trusted"]


@pytest.mark.parametrize("edge", ["least trust", "most trust"])
def test_the_window_by_hand_decides_how_often_the_spoiler_tries(edge):
    """Between the two the chance of an attempt is .6, else .1, on either side of the luck .5."""
    bound = attack_by_hand()[edge]
    draws = [
        d
        for d in range(400)
        if 0.1 < shock(SEED, 0, SPOILER, Purpose.SPOIL_ATTEMPT, 1, d) < 0.6
        and shock(SEED, 0, SPOILER, Purpose.SPOIL_SUCCESS, 1, d) < 0.4
        and shock(SEED, 0, PARTNER, Purpose.SIT, 1, d) < 0.5
        and shock(SEED, 0, SPOILER, Purpose.SIT, 1, d) > 0.4
    ]
    attacked = []
    for trust in (bound - 1e-9, bound + 1e-9):
        world = attack_world()
        world.faction[0, Faction.TRUSTED] = trust
        state, _ = compiled(world, 1, switches(), draws[0], SEED)
        attacked.append(state.war[War.ATTACKS])
    assert attacked == ([0, 1] if edge == "least trust" else [1, 0])


# Which input, by what weight, moves the log-odds of an event, and what is seen if it happens.
EDGES = {
    # Of what moves a faction alone, the mean of two moves by half.
    (0.4, Purpose.SIT, PARTNER, 1): (("faction", (0, Faction.WILLING), 1.0), War.TALKS),
    ("z split", Purpose.SPLIT, SPOILER, 2): (("param", Param.SPLIT_BASE, 1.0), War.SPLITS),
    ("z fails", Purpose.DEAL_FAILS, 0, 2): (("param", Param.FAIL_BASE, 1.0), War.BROKEN),
}


@pytest.mark.parametrize(("edge", "how"), EDGES.items())
def test_an_event_turns_where_its_chance_by_hand_meets_its_luck(edge, how):
    (name, purpose, key, month), ((array, cell, weight), seen) = edge, how
    luck = shock(SEED, 0, key, purpose, month, DRAW)
    gap = math.log(luck / (1 - luck)) - attack_by_hand().get(name, name)
    found = []
    for side in (-1e-9, 1e-9):
        world = attack_world()
        getattr(world, array)[cell] += (gap + side) / weight
        found.append(compiled(world, month, switches(), DRAW, SEED)[0].war[seen])
    assert found[1] == found[0] + 1


def told_inputs(text: str) -> dict[str, list[float]]:
    """Return the cells of the page's table of inputs by name."""
    found = re.findall(r"\| `(\w+\.\w+)`[^|]*\| ([^|]+) \|", text)
    return {name: [float(cell) for cell in cells.split(", ")] for name, cells in found}


def test_the_page_says_these_numbers(root):
    text = re.split(r"\n## ", (root / PAGE).read_text(encoding="utf-8"))[3]
    months = text[text.index("**At the start**") :]
    printed = set(re.findall(r"(?<![\d.])(?:(?<!\()-)?\d+\.\d{4}(?!\d)", months))
    assert printed == {f"{n:.4f}" for n in [*attack_by_hand().values(), *LUCK.values()]}
    told, world = told_inputs(text), attack_world()
    assert told.pop("Place.PRESENCE") == world.place[:, Place.PRESENCE].tolist()
    assert told.pop("Place.INFLUENCE") == world.place[0, Place.INFLUENCE :].tolist()
    for rows in (Power, Faction, Param, Policy, Stance):
        table = getattr(world, rows.__name__.lower())
        for row in rows:
            if row.name in {"KEY", "PAIN"}:
                continue
            values = np.ravel(table[row] if rows in {Param, Policy, Stance} else table[:, row])
            cells = told.pop(f"{rows.__name__}.{row.name}", [0.0])
            np.testing.assert_array_equal(
                np.resize(cells, values.shape), values, err_msg=f"{row!r}"
            )
    assert not told
