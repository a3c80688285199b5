"""Two months of two small worlds, worked by hand to the last digit.

The numbers in comments are those of docs/explanation/two-months-by-hand.md.
"""

import math
import re

import numpy as np
import pytest
from scipy.optimize import brentq
from tests.reference.engagement_worlds import compiled, switches

from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Model,
    Param,
    Policy,
    Posture,
    Power,
    Purpose,
    Role,
    Stance,
    Tie,
    War,
)
from detente.engagement.loop import SERIES
from detente.engagement.world import World
from detente.numerics.philox import normal_shock, shock

ROUND_DRAW = 162  # of the second case
SEED, MOVEMENT, HOLDOUT, GOVERNMENT = 1, 31, 11, 12  # keys of the actors' luck


def filled(rows, count: int, values: dict) -> np.ndarray:
    """Return an array of ``count`` actors, zero but for the values given for each."""
    table = np.zeros((count, len(rows)))
    for row, value in values.items():
        table[:, row] = value
    return table


def deal_world() -> World:
    """Return the first case: the convenor, a movement of one faction, the government."""
    param = {
        Param.PAIN: 1.0 - math.exp(-0.5),
        Param.BALANCE: 0.4,
        Param.COHESION: 0.8,
        Param.DEATHS_KEPT: 0.5,
        Param.SIT_BASE: 0.2,
        Param.SIT_STALEMATE: 1.0,
        Param.EXPLOITED: 0.2,
        Param.GUARANTEE: 0.3,
        Param.GOVERNMENT_COST: 0.2,
        Param.SPOILED_UNTRUSTWORTHY: 0.8,
        Param.SPOILED_TRUSTWORTHY: 0.7,
        Param.ATTEMPT_RATE: 0.1,
        Param.TEMPER: 0.5,
        Param.MODERATES: 0.5,
        Param.FAIL_BASE: -3.0,
        Param.FAIL_BOUND: 1.5,
        Param.SPLIT_BASE: -4.0,
        Param.SPLIT_SLOPE: 2.0,
    }
    faction = {
        Faction.SHARE: 1.0,
        Faction.CONTACT: 1.0,
        Faction.KEY: MOVEMENT,
        Faction.WAR_COST: 0.2,
        Faction.TRUSTED: 0.5,
        Faction.TRUSTS: 0.5,
        Faction.VETO_LUCK: 0.5,
    }
    policy = {Policy.TARGET: 2.0, Policy.STEP_DOWN: 1.0, Policy.PRESSED: -1.0, Policy.HOLDOUT: -1.0}
    policy[Policy.ROLE_OFFERED] = Role.PARTICIPANT
    return World(
        power=filled(Power, 2, {Power.KEY: [10, GOVERNMENT], Power.CONTACT: [1.0, 0.0]}),
        faction=filled(Faction, 1, faction),
        tie=np.zeros((len(Tie), 2, 2)),
        stance=np.array([[[0.8], [0.2]], [[1.0], [0.5]]]),
        param=filled(Param, 1, param)[0],
        policy=filled(Policy, 1, policy)[0],
        target=np.ones(1),
        invited=np.full(2, -1.0),
        place=np.zeros((0, 2)),
        near=np.zeros((2, 0)),
    )


def logistic(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z))


def deal_by_hand() -> dict[str, float]:
    """Return every number of the first case, each from the ones before."""
    n = {}
    n["pain"] = 1 - math.exp(-0.5)  # .3935
    n["m0"] = n["pain"] * (1 - 0.2)  # .3935 x .8 = .3148, as |2 x .4 - 1| = .2
    # Month 1. Usual deaths are 2, so log D = log 2 + .5 (log 1 - log 2) = .5 log 2.
    n["d1"] = math.sqrt(2)  # 1.4142
    n["three months to 1"] = n["d1"] + 1 + 1  # 3.4142
    n["m1"] = (1 - math.exp(-n["three months to 1"] / (3 * 2))) * 0.8  # .4339 x .8 = .3471
    n["weight of pain"] = 1 + n["m1"]  # 1.3471, times the loss from fighting on
    n["drivers"] = n["m0"] + 2 * 0.5  # 1.3148, on the first day and as month 1 begins
    n["sits"] = logistic(0.2 + n["drivers"] - n["drivers"])  # L(.2) = .5498
    n["terms"] = (0.4 * 0.5 * 0.2 + 0.6 * 1 * 0.8) / (0.4 * 0.5 + 0.6 * 1)  # .52 / .8 = .65
    n["assured"] = 0.5 + 0.3 * 2 / 3 * (1 - 0.5)  # .6, contact being 2 by now
    n["deal to movement"] = 0.6 * (1 - 0.15) + 0.4 * 0.2 / 2  # .51 + .04 = .55
    n["war to movement"] = 0.6 + 0.4 * (1 - 0.6) - 0.2 * n["weight of pain"]  # .76 - .2694 = .4906
    n["movement gains"] = n["deal to movement"] - n["war to movement"]  # .0594
    n["deal to government"] = 0.6 * (1 - 0.45) + 0.4 * 0.2  # .33 + .08 = .41
    # .64 - .2694 = .3706
    n["war to government"] = 0.4 + 0.6 * (1 - 0.6) - 0.2 * n["weight of pain"]
    n["government gains"] = n["deal to government"] - n["war to government"]  # .0394
    n["splits"] = logistic(-4 + 2 * (1 - 0.8))  # L(-3.6) = .0266
    # Month 2. log D = log 2 + .5 (.5 log 2 - log 2) = .75 log 2; a bound movement saves .85.
    n["d2 if free"] = 2**0.75  # 1.6818
    n["d2"] = n["d2 if free"] * (1 - 0.85)  # .2523
    n["toll"] = n["d1"] + n["d2"]  # 1.6665
    n["three months to 2"] = n["d2"] + n["d1"] + 1  # 2.6665
    n["m2"] = (1 - math.exp(-n["three months to 2"] / 6)) * 0.8  # .3588 x .8 = .2870
    trustworthy = 0.7 * (1 - 0.7 * 0.5)  # .455, below .8
    n["ratio"] = (1 - 0.1 * trustworthy) / (1 - 0.1 * 0.8)  # .9545 / .92 = 1.0375
    n["odds"] = 1 * math.sqrt(n["ratio"])  # 1.0186, from even odds
    n["trust"] = n["odds"] / (1 + n["odds"])  # .5046
    n["fails"] = logistic(-3 - 1.5 * 1 * 0.8)  # L(-4.2) = .0148
    return n


DEAL_LUCK = {
    ("sits", Purpose.SIT, 0, 1): 0.4696,
    ("splits", Purpose.SPLIT, MOVEMENT, 1): 0.1524,
    ("splits", Purpose.SPLIT, MOVEMENT, 2): 0.7715,
    ("fails", Purpose.DEAL_FAILS, 0, 2): 0.1708,
}


def test_a_deal_by_hand():
    n, draw = deal_by_hand(), 1
    for (_, purpose, key, month), value in DEAL_LUCK.items():
        assert shock(SEED, 0, key, purpose, month, draw) == pytest.approx(value, abs=5e-5)
    happens = [value < n[name] for (name, *_), value in DEAL_LUCK.items()]
    assert happens == [True] + [False] * 3
    assert min(n["movement gains"], n["government gains"]) > 0
    assert logistic(20 * (1 - 0.18)) > 0.5  # its luck: it could go on alone, and is bound
    state, series = compiled(deal_world(), 2, switches(), draw, SEED)
    by_name = dict(zip(SERIES, series.T, strict=True))
    expected = {
        "deaths": [n["d1"], n["d2"]],
        "balance": [0.4, 0.4],
        "stalemate": [n["m1"], n["m2"]],
        "cohesion": [0.8, 0.8],
        "bound": [1, 1],
        "deal": [2, 2],
        "talks": [1, 0],
        "seats": [0, 0],
        "trust": [0.5, n["trust"]],
        "convenor_contact": [2, 2],
        "splits": [0, 0],
    }
    for name, values in expected.items():
        np.testing.assert_allclose(by_name[name], values, rtol=0, atol=1e-12, err_msg=name)
    assert state.terms[Model.COMPROMISE, 0] == pytest.approx(n["terms"], abs=1e-12)
    assert state.terms[Model.MEDIAN, 0] == 0.8
    assert state.war[War.TOLL] == pytest.approx(n["toll"], abs=1e-12)
    assert state.band[0, Band.TRUSTS] == pytest.approx(n["trust"], abs=1e-12)
    assert tuple(state.war[[War.SIGNED, War.FULL, War.FIRST_TALK, War.TALKS]]) == (1, 1, 1, 1)


@pytest.mark.parametrize("party", ["movement", "government"])
def test_who_loses_more_than_the_gain_by_hand_refuses(party):
    gain = deal_by_hand()[f"{party} gains"]
    for loss, signed in ((gain - 1e-12, 1), (gain + 1e-12, 0)):
        world = deal_world()
        if party == "movement":
            world.faction[0, Faction.NOISE] = -loss
        else:
            world.param[Param.GOVERNMENT_NOISE] = -loss
        assert compiled(world, 1, switches(), 1, SEED)[0].war[War.SIGNED] == signed


def round_world() -> World:
    """Return the second case: the convenor, a hold-out and the government; a movement waits."""
    param = {
        Param.PAIN: 1.0 - math.exp(-1.0),
        Param.BALANCE: 0.5,
        Param.COHESION: 0.6,
        Param.FORCE_DEATHS: 0.2,
        Param.FORCE_DRIFT: 0.005,
        Param.DIVIDE: 0.02,
        Param.RETURN: 0.1,
        Param.EXPOSURE: 1.0,
        Param.STALEMATE: 0.5,
        Param.THREAT: 0.5,
        Param.URGE: 0.8,
        Param.LABEL: 0.3,
        Param.PRESS: 0.2,
        Param.RISE_UNOFFICIAL: 1.0,
        Param.RISE_OPEN: 0.2,
        Param.CONTACT_DOWN: 0.3,
        Param.TOGETHER: 1.1,
        Param.ATTEND_PULL: 1.0,
        Param.ATTEND_SHARE: 0.5,
        Param.NO_CONSENT: 0.4,
        Param.CONSENT_LUCK: 0.7,
        Param.COMES_SPREAD: 1.2,
        Param.COMES_YEARS: 5.0,
        Param.COMES_ROUND: 0.5,
        Param.MOVEMENT_COMES: 0.1,
        Param.MOVEMENT_PROPENSITY: 0.3,
        Param.SIT_BASE: -60.0,
        Param.SPLIT_BASE: -6.0,
        Param.SPLIT_SLOPE: 2.0,
    }
    faction = {
        Faction.SHARE: 1.0,
        Faction.CONTACT: 3.0,
        Faction.KEY: MOVEMENT,
        Faction.WILLING_HOST: 0.6,
        Faction.TRUSTED: 0.5,
        Faction.TRUSTS: 0.5,
    }
    power = {
        Power.KEY: [10, HOLDOUT, GOVERNMENT],
        Power.OMEGA: [0.0, 0.8, 0.0],
        Power.MOVES: [0.0, 1.0, 0.0],
        Power.CONTACT: [3.0, 1.0, 0.0],
        Power.COMES: [0.0, 0.6, 0.4],
        Power.PROPENSITY: [0.0, 0.5, -0.2],
        Power.OFFICIAL: [0.0, 0.9, 0.8],
        Power.FULL_PART: [0.0, 0.5, 0.7],
        Power.THREAT: [0.0, 0.7, 0.5],
        Power.LABEL: [0.0, 1.0, 0.0],
        Power.URGE: [0.0, 1.0, 0.0],
    }
    policy = {
        Policy.FIRST_ROUND: 1.0,
        Policy.INTERVAL: 6.0,
        Policy.STEP_DOWN: 1.0,
        Policy.AS_NOW: 1.0,
        Policy.ASK_MOVEMENT: 1.0,
        Policy.POSTURE: Posture.COERCION,
        Policy.PRESSED: 1.0,
        Policy.PRESS: 1.0,
        Policy.HOLDOUT: 1.0,
        Policy.ROLE_OFFERED: Role.PARTICIPANT,
        Policy.CONSENT: 0.5,
    }
    tie = np.zeros((len(Tie), 3, 3))
    tie[Tie.EXPOSURE, 1, 0] = 1.0  # the hold-out looks at the convenor's contact
    return World(
        power=filled(Power, 3, power),
        faction=filled(Faction, 1, faction),
        tie=tie,
        stance=np.zeros((len(Stance), 2, 0)),
        param=filled(Param, 1, param)[0],
        policy=filled(Policy, 1, policy)[0],
        target=np.zeros(1),
        invited=np.array([-1.0, 0.0, 0.0]),
        place=np.zeros((0, 2)),
        near=np.zeros((3, 0)),
    )


def moves(month: str, factor: float) -> dict[str, float]:
    """Return the hold-out's rates a year, and the chances of a month, from clandestine contact."""
    n = {"up": 0.8 * factor * 1.1}  # by which the rates to unofficial, 1, and to open, .2, grow
    n["rate"] = 1.2 * n["up"] + 0.3
    n["moves"] = 1 - math.exp(-n["rate"] / 12)
    n["opens"] = n["moves"] * 0.2 * n["up"] / n["rate"]
    n["rises"] = n["moves"] * 1.2 * n["up"] / n["rate"]  # to open or to unofficial
    n["stays"] = 1 - n["moves"] * 0.3 / n["rate"]
    return {f"{name}{month}": value for name, value in n.items()}


def round_by_hand() -> dict[str, float]:
    """Return every number of the second case, each from the ones before."""
    n = {}
    n["m0"] = 1 - math.exp(-1)  # .6321, as the balance is even
    # Month 1. Usual deaths are those of the as-of month; coercion adds a fifth.
    n["p1"] = logistic(4 * 0.005)  # L(.02) = .5050
    n["even1"] = 1 - (2 * n["p1"] - 1)  # .9900
    n["m1"] = (1 - math.exp(-(1.2 + 1 + 1) / 3)) * n["even1"]  # .6558 x .9900 = .6493
    n["drivers"] = 1 + 0.5 * n["m0"] + 0.5 * 0.7 + 0.8 - 0.3  # 2.1661, the mean of the one power
    n["factor1"] = math.exp(0.2)  # 1.2214: the drivers are those of the first day, and pressure
    n |= moves("1", n["factor1"])
    # The round: a month of drift, the round's level, and everybody's log-odds.
    n["kept"] = math.exp(-1 / 60)  # .9835
    n["width"] = math.sqrt(1 - n["kept"] ** 2)  # .1811
    steps = {"hold-out": (Purpose.DRIFT, HOLDOUT), "government": (Purpose.DRIFT, GOVERNMENT)}
    steps["movement"] = (Purpose.ASKED_DRIFT, 0)
    first = {"hold-out": 0.5, "government": -0.2, "movement": 0.3}
    for name, (purpose, key) in steps.items():
        n[f"step {name}"] = normal_shock(SEED, 0, key, purpose, 1, ROUND_DRAW)
        n[f"drift {name}"] = n["kept"] * first[name] + n["width"] * n[f"step {name}"]
    n["level"] = normal_shock(SEED, 0, 0, Purpose.ROUND, 1, ROUND_DRAW)
    n["z hold-out"] = 0.6 + 1.2 * n["drift hold-out"] + 0.5 * n["level"]
    n["z government"] = 0.4 + 1.2 * n["drift government"] + 0.5 * n["level"] - 0.4
    n["z movement"] = 0.1 + 1.2 * n["drift movement"] + 0.5 * n["level"] + 1.6 * 0.1
    for name in steps:
        n[f"{name} comes"] = logistic(n[f"z {name}"])
    n["official"], n["full part"] = 0.9, 0.9 * 0.5
    n["kappa1"] = 0.6 + 0.3 * 0.02  # .606
    n["splits1"] = logistic(-6 + 2 * 0.4)  # L(-5.2) = .0055
    # Month 2. Half of those asked came, so the hold-out is urged by 1.5 x .5 = .75 more.
    n["p2"] = logistic(0.04)  # .5100
    n["even2"] = 1 - (2 * n["p2"] - 1)  # .9800
    n["m2"] = (1 - math.exp(-(1.2 + 1.2 + 1) / 3)) * n["even2"]  # .6780 x .9800 = .6645
    n["drivers2"] = 1 + 0.5 * n["m1"] + 0.5 * 0.7 + 0.8 * 1.75 - 0.3  # 2.7746
    n["factor2"] = math.exp(n["drivers2"] - n["drivers"] + 0.2)  # 2.2447
    n |= moves("2", n["factor2"])
    n["kappa2"] = n["kappa1"] + 0.1 * (0.6 - n["kappa1"]) + 0.006  # .6114
    n["splits2"] = logistic(-6 + 2 * (1 - n["kappa1"]))  # L(-5.212) = .0054
    return n


ROUND_LUCK = {
    ("movement comes", Purpose.ASKED, 0, 1): 0.3043,
    ("rises2", Purpose.CONTACT, HOLDOUT, 2): 0.0990,
    ("stays1", Purpose.CONTACT, HOLDOUT, 1): 0.4748,
    ("hold-out comes", Purpose.ACCEPT, HOLDOUT, 1): 0.0240,
    ("official", Purpose.ROLE, HOLDOUT, 1): 0.7449,
    ("full part", Purpose.ROLE, HOLDOUT, 1): 0.7449,
    ("government comes", Purpose.ACCEPT, GOVERNMENT, 1): 0.4622,
    ("rises1", Purpose.CONTACT, HOLDOUT, 1): 0.4748,
    ("opens2", Purpose.CONTACT, HOLDOUT, 2): 0.0990,
    ("splits1", Purpose.SPLIT, MOVEMENT, 1): 0.9656,
    ("splits2", Purpose.SPLIT, MOVEMENT, 2): 0.0898,
}


def test_a_round_by_hand():
    n, draw = round_by_hand(), ROUND_DRAW
    for (_, purpose, key, month), value in ROUND_LUCK.items():
        assert shock(SEED, 0, key, purpose, month, draw) == pytest.approx(value, abs=5e-5)
    happens = [value < n[name] for (name, *_), value in ROUND_LUCK.items()]
    assert happens == [True] * 5 + [False] * 6
    state, series = compiled(round_world(), 2, switches(), draw, SEED)
    by_name = dict(zip(SERIES, series.T, strict=True))
    expected = {
        "deaths": [1.2, 1.2],
        "balance": [n["p1"], n["p2"]],
        "stalemate": [n["m1"], n["m2"]],
        "cohesion": [n["kappa1"], n["kappa2"]],
        "talks": [0, 0],
        "seats": [3, 3],  # convenor, hold-out, movement
        "holdout_contact": [1, 2],
        "convenor_contact": [3, 3],
        "splits": [0, 0],
    }
    for name, values in expected.items():
        np.testing.assert_allclose(by_name[name], values, rtol=0, atol=1e-12, err_msg=name)
    assert list(state.guest[:, Guest.ROLE]) == [Role.HOST, Role.OBSERVER, Role.ABSENT]
    assert state.war[War.PRESENT] == 0.5
    assert state.guest[1, Guest.URGE] == pytest.approx(0.75 * 0.8, abs=1e-12)
    assert state.band[0, Band.SEATED] == 1


# Which input, by what weight, moves the log-odds of an event, and what is seen if it happens.
DEAL_EDGES = {
    (0.2, Purpose.SIT, 0, 1): (("param", Param.SIT_BASE, 1.0), War.TALKS),
    (-3.6, Purpose.SPLIT, MOVEMENT, 1): (("param", Param.SPLIT_BASE, 1.0), War.SPLITS),
    (-4.2, Purpose.DEAL_FAILS, 0, 2): (("param", Param.FAIL_BASE, 1.0), War.BROKEN),
}
ROUND_EDGES = {
    ("z government", Purpose.ACCEPT, GOVERNMENT, 1): (
        ("param", Param.NO_CONSENT, -1.0),
        War.PRESENT,
    ),
    ("z hold-out", Purpose.ACCEPT, HOLDOUT, 1): (("power", (1, Power.COMES), 1.0), War.PRESENT),
    ("z movement", Purpose.ASKED, 0, 1): (("faction", (0, Faction.WILLING_HOST), 1.6), War.SEATS),
}


@pytest.mark.parametrize(
    ("made", "numbers", "draw", "edge", "how"),
    [
        *((deal_world, deal_by_hand(), 1, *item) for item in DEAL_EDGES.items()),
        *((round_world, round_by_hand(), ROUND_DRAW, *item) for item in ROUND_EDGES.items()),
    ],
)
def test_an_event_turns_where_its_chance_by_hand_meets_its_luck(made, numbers, draw, edge, how):
    (name, purpose, key, month), ((array, cell, weight), seen) = edge, how
    luck = shock(SEED, 0, key, purpose, month, draw)
    gap = math.log(luck / (1 - luck)) - numbers.get(name, name)
    found = []
    for side in (-1e-9, 1e-9):
        world = made()
        getattr(world, array)[cell] += (gap + side) / weight
        state, _ = compiled(world, max(month, 1), switches(), draw, SEED)
        found.append(state.war[seen])
    assert found[1] == found[0] + (0.5 if seen == War.PRESENT else 1)


@pytest.mark.parametrize(
    ("month", "event", "level"), [(1, "rises", 2.0), (2, "rises", 2.0), (2, "opens", 3.0)]
)
def test_contact_turns_where_its_chance_by_hand_meets_its_luck(month, event, level):
    """The common factor at which the chance of the event is the month's luck, solved for."""
    luck = shock(SEED, 0, HOLDOUT, Purpose.CONTACT, month, ROUND_DRAW)
    factor = round_by_hand()[f"factor{month}"]

    def beyond(together: float) -> float:
        return moves("", factor * together / 1.1)[event] - luck

    turn = brentq(beyond, 0.01, 1000.0, xtol=1e-13)
    found = []
    for together in (turn * (1 - 1e-9), turn * (1 + 1e-9)):
        world = round_world()
        world.param[Param.TOGETHER] = together
        state, _ = compiled(world, month, switches(), ROUND_DRAW, SEED)
        found.append(state.guest[1, Guest.CONTACT])
    assert found[1] == level
    assert found[0] < level


PAGE = "docs/explanation/two-months-by-hand.md"


@pytest.mark.parametrize(
    ("part", "world", "numbers", "luck"),
    [
        (1, deal_world(), deal_by_hand(), DEAL_LUCK),
        (2, round_world(), round_by_hand(), ROUND_LUCK),
    ],
    ids=["deal", "round"],
)
def test_the_page_says_these_numbers(root, part, world, numbers, luck):
    text = re.split(r"\n## ", (root / PAGE).read_text(encoding="utf-8"))[part]
    months = text[text.index("**At the start**") :]
    printed = set(re.findall(r"(?<![\d.])(?:(?<!\()-)?\d+\.\d{4}(?!\d)", months))
    assert printed == {f"{n:.4f}" for n in [*numbers.values(), *luck.values()]}
    told = dict(re.findall(r"\| `(\w+\.\w+)`[^|]*\| ([^|]+) \|", text))
    for rows in (Power, Faction, Param, Policy, Stance):
        table = getattr(world, rows.__name__.lower())
        for row in rows:
            if row.name in {"KEY", "PAIN"}:
                continue
            values = table[row] if rows in {Param, Policy, Stance} else table[:, row]
            cells = told.pop(f"{rows.__name__}.{row.name}", "0").split(", ")
            given = np.resize([float(cell) for cell in cells], np.shape(np.ravel(values)))
            np.testing.assert_array_equal(given, np.ravel(values), err_msg=f"{row!r}")
    assert not told
