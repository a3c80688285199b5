"""The loop calls the registry's mechanisms in order, and switches hold them still."""

import ast
from pathlib import Path

import numpy as np
import pytest
from tests.engagement.worlds import SURE, contacts, kept, rounds, start, was, world

import detente.engagement.loop
from detente.engagement.layout import (
    Announced,
    Band,
    Faction,
    Guest,
    Hypothesis,
    Param,
    Policy,
    Posture,
    Power,
    Stance,
    War,
)
from detente.engagement.loop import SERIES, Batch, Outputs, empty_outputs, run_batch
from detente.engagement.mechanisms.attendance import step_attendance
from detente.engagement.mechanisms.bargaining import step_bargaining
from detente.engagement.mechanisms.battlefield import step_battlefield
from detente.engagement.mechanisms.cohesion import step_cohesion
from detente.engagement.mechanisms.contact import step_contact
from detente.engagement.mechanisms.cooperation import step_cooperation
from detente.engagement.mechanisms.ratification import step_ratification
from detente.engagement.mechanisms.spoiling import step_spoiling
from detente.engagement.mechanisms.standing import step_standing
from detente.engagement.mechanisms.trust import step_trust
from detente.engagement.registry import STEPS
from detente.engagement.world import State, empty_state

KEYS = [m.key for m in STEPS]
ALL = (1.0,) * len(KEYS)


def only(*keys: str) -> tuple[float, ...]:
    return tuple(float(key in keys) for key in KEYS)


def without(*keys: str) -> tuple[float, ...]:
    return tuple(float(key not in keys) for key in KEYS)


def switched_calls() -> list[tuple[int, str]]:
    """Return (index of the switch, step called) in `step`, in the order of the source."""
    tree = ast.parse(Path(detente.engagement.loop.__file__).read_text(encoding="utf-8"))
    (body,) = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == "step"]
    found = []
    for branch in (n for n in ast.walk(body) if isinstance(n, ast.If)):
        test = ast.unparse(branch.test)
        if test.startswith("on["):
            (call,) = branch.body
            assert isinstance(call, ast.Expr)
            found.append((int(test[3 : test.index("]")]), ast.unparse(call.value.func)))
    return found


def test_the_order_of_the_loop_is_the_registrys():
    assert switched_calls() == [(n, f"step_{key}") for n, key in enumerate(KEYS)]


def lively(reading: Hypothesis = Hypothesis.MANY):
    """Return a world in which everything moves: powers, talks, deals, deaths and splits."""
    given = world(5, 3, 2, regions=3)
    given.place[:] = 0.3, 0.5, 0.2, 0.1
    given.near[[0, 1, 1, 2], [1, 0, 2, 1]] = given.near[4, 0] = 1.0
    given.faction[:, [Faction.AGAINST_RIVAL, Faction.AGAINST_DRUGS]] = 0.8
    given.power[1:-1, Power.CONTACT] = [0.0, 1.0, 2.0]
    given.faction[:, Faction.SHARE] = 0.5, 0.3, 0.2
    given.faction[:, Faction.HARDLINER] = 0.0, 0.0, 1.0
    given.faction[:, Faction.WAR_COST] = 0.6
    given.faction[:, Faction.VETO_LUCK] = 0.3
    given.stance[Stance.IDEAL, :, 0] = 0.6, 0.8, 0.9, 0.1
    param = given.param
    given.power[:, Power.OPENING] = 2.0
    param[[Param.FIRST_CLANDESTINE, Param.FIRST_UNOFFICIAL, Param.EXPOSURE]] = 0.4, 0.4, 1.0
    param[[Param.RISE_UNOFFICIAL, Param.RISE_FROM_UNOFFICIAL, Param.CONTACT_DOWN]] = 2.0, 2.0, 1.5
    param[[Param.DEATHS_KEPT, Param.DEATHS_SPREAD, Param.BALANCE_SPREAD]] = 0.8, 0.35, 0.1
    param[[Param.SIT_BASE, Param.SIT_STALEMATE, Param.GOVERNMENT_COST]] = -3.0, 1.0, 0.6
    param[[Param.FORCE_DEATHS, Param.FAIL_BASE, Param.SPLIT_BASE]] = 0.2, -1.0, -3.0
    param[[Param.COHESION_SPREAD, Param.PULL, Param.ATTEMPT_RATE]] = 0.02, 0.02, 0.5
    param[[Param.PRESENCE_CUT, Param.PRESENCE_SPREAD, Param.SPILL_SCALE]] = 0.05, 0.05, 0.02
    param[[Param.PRESENCE_GROWTH, Param.DRUG_CUT]] = 0.01, 0.2
    param[[Param.HYPOTHESIS, Param.GUARANTEE]] = reading, 0.15
    param[[Param.ARMS_STRENGTH, Param.APPEAL, Param.FAILURE_LOSS]] = 0.02, 0.3, 1.0
    given.policy[[Policy.ARMS, Policy.APPEAL]] = 0.5, 1.0
    given.policy[[Policy.FIRST_ROUND, Policy.INTERVAL]] = 2.0, 3.0
    given.policy[[Policy.ASK_MOVEMENT, Policy.POSTURE]] = 1.0, Posture.COERCION
    given.policy[[Policy.PRESSED, Policy.HOLDOUT]] = 1.0
    given.policy[[Policy.AS_NOW, Policy.TARGET]] = 0.0, 2.0
    given.target[0] = 1.0
    given.invited[:] = 0.0
    given.param[Param.COMES_SPREAD] = 1.0
    return given._replace(announced=agreed(given, month=4))


def agreed(given, month: int) -> np.ndarray:
    """Return a round of the convenor to which all others are asked and the last faction agreed."""
    guests, factions = len(given.power), len(given.faction)
    row = np.zeros((1, Announced.FLAGS + 2 * (guests + factions + 1)))
    row[0, [Announced.MONTH, Announced.COMES]] = month, 0.95
    row[0, Announced.FLAGS + 1 : Announced.FLAGS + guests + factions] = 1.0
    row[0, [-2 - factions, -2]] = 1.0  # the government and a faction
    return row


def run(given, draws=6, months=12, on=ALL, first=0, seed=1, strategies=1, kept=0) -> Outputs:
    def many(array):
        return np.repeat(array[None], draws, axis=0)

    def plans(array):
        return np.repeat(array[None], strategies, axis=0)

    batch = Batch(
        power=many(given.power),
        faction=many(given.faction),
        tie=many(given.tie),
        stance=many(given.stance),
        param=many(given.param),
        policy=plans(given.policy),
        invited=plans(given.invited),
        target=np.tile(given.target, (draws, strategies, 1)),
        place=many(given.place),
        near=given.near,
        reference=plans(given.reference),
        announced=many(given.announced),
    )
    out = empty_outputs(batch, months, kept)
    for array in out[:5]:
        array[:] = 99.0  # to see that all of it is filled
    sizes = (given.power.shape[0], given.faction.shape[0], given.stance.shape[2], len(given.place))
    room = [empty_state(*sizes) for _ in range(2)]
    run_batch(batch, months, np.array(on), first, seed, *room, out)
    return out


def by_steps(given, months: int, draw: int, seed: int = 1) -> list[State]:
    """Return the states of the month's ends, the steps being called one by one."""
    state, found = start(given, draw, seed), []
    for month in range(1, months + 1):
        before = was(state)
        luck = (month, draw, seed)
        step_battlefield(given, before, state, *luck)
        step_contact(given, before, state, *luck)
        step_cooperation(given, before, state, *luck)
        step_trust(given, before, state)
        step_attendance(given, before, state, *luck)
        step_bargaining(given, state)
        step_spoiling(given, state, *luck)
        step_ratification(given, state, *luck)
        step_cohesion(given, before, state, *luck)
        step_standing(given, before, state)
        if state.war[War.GOVERNMENT_SAT] == 1.0:
            state.war[War.TALKS] += 1.0
            state.war[War.FIRST_TALK] = state.war[War.FIRST_TALK] or month
        found.append(kept(state))
    return found


def same(one, other) -> bool:
    return bool(np.array_equal(one, other, equal_nan=True))


@pytest.mark.parametrize("reading", list(Hypothesis), ids=lambda reading: reading.name.lower())
def test_a_batch_is_the_mechanisms_month_by_month(reading):
    given = lively(reading)
    out = run(given, draws=20)
    for draw in range(20):
        *_, last = by_steps(given, 12, draw)
        for name in State._fields:
            assert same(getattr(out, name)[draw, 0], getattr(last, name))
    for row in (War.TALKS, War.OFFERS, War.SIGNED, War.BROKEN, War.SPLITS):
        assert out.war[:, 0, row].any(), row.name


def test_contact_alone_is_contact_month_by_month():
    given = lively()
    out = run(given, on=only("contact"))
    for draw in range(6):
        levels, engaged = contacts(given, 12, draw)
        assert (out.guest[draw, 0, :, Guest.CONTACT] == levels[-1]).all()
        assert (out.band[draw, 0, :, Band.ENGAGED] == engaged[-1]).all()


def test_the_table_is_counted():
    given = lively()._replace(announced=np.zeros((0, Announced.FLAGS)))
    out = run(given, on=only("attendance"))
    for draw in range(6):
        held = list(rounds(given, 12, draw))
        seats = [state.war[War.SEATS] for _, state in held]
        largest = max(seats)
        month = next(month for (month, _), n in zip(held, seats, strict=True) if n == largest)
        counts = out.war[draw, 0, [War.ROUNDS, War.SEATS, War.LARGEST, War.LARGEST_MONTH]]
        assert counts.tolist() == [len(held), seats[-1], largest, month]
        roles = held[-1][1].guest[:, Guest.ROLE]
        assert (out.guest[draw, 0, :, Guest.ROLE] == roles).all()


def test_months_of_talks_are_counted():
    given = lively()
    out = run(given, draws=10)
    for draw in range(10):
        sat = [state.war[War.GOVERNMENT_SAT] for state in by_steps(given, 12, draw)]
        first = sat.index(1.0) + 1 if 1.0 in sat else 0
        assert out.war[draw, 0, [War.TALKS, War.FIRST_TALK]].tolist() == [sum(sat), first]


def test_the_series_are_the_states_of_each_month():
    given = lively()
    out = run(given, draws=5, months=9, kept=3)
    assert out.month.shape == (3, 1, 9, len(SERIES))
    for draw in range(3):
        for month, state in enumerate(by_steps(given, 9, draw)):
            war = state.war
            told = {
                "deaths": war[War.DEATHS],
                "balance": war[War.BALANCE],
                "stalemate": war[War.STALEMATE],
                "cohesion": war[War.COHESION],
                "bound": war[War.BOUND],
                "deal": war[War.DEAL],
                "talks": war[War.GOVERNMENT_SAT],
                "seats": war[War.SEATS],
                "trust": float(state.band[:, Band.TRUSTED] @ state.band[:, Band.STRENGTH]),
                "convenor_contact": state.guest[0, Guest.CONTACT],
                "holdout_contact": state.guest[1, Guest.CONTACT],
                "splits": war[War.SPLITS],
                "presence": state.presence.mean(),
                "drugs": war[War.DRUGS],
                "attacks": war[War.ATTACKS],
                "status_success": war[War.STATUS_SUCCESS],
                "status_acceptance": war[War.STATUS_ACCEPTANCE],
            }
            row = dict(zip(SERIES, out.month[draw, 0, month], strict=True))
            assert row == pytest.approx(told, abs=1e-12)


def test_without_a_hold_out_its_contact_is_unknown():
    given = lively()
    given.policy[[Policy.PRESSED, Policy.HOLDOUT]] = -1.0
    series = dict(zip(SERIES, run(given, kept=1).month[0, 0].T, strict=True))
    unknown = {name for name, path in series.items() if np.isnan(path).any()}
    assert unknown == {"holdout_contact"}


def test_keeping_months_changes_nothing_else():
    given = lively()
    bare, noted = run(given), run(given, kept=4)
    assert bare.month.size == 0
    for name in State._fields:
        assert same(getattr(bare, name), getattr(noted, name))


def test_draws_do_not_depend_on_their_batch():
    whole, part = run(lively(), draws=9, kept=9), run(lively(), draws=4, first=5, kept=4)
    for one, other in zip(whole, part, strict=True):
        assert same(one[5:], other)


def test_strategies_alike_in_policy_are_alike_in_all():
    out = run(lively(), strategies=3, kept=6)
    for array in out:
        assert same(array[:, 0], array[:, 1])
        assert same(array[:, 0], array[:, 2])


# What each mechanism writes, and nobody else but where said.
WRITTEN: dict[str, dict[str, list[int]]] = {
    "battlefield": {
        "war": [
            War.LOG_DEATHS,
            War.DEATHS,
            War.DEATHS_1,
            War.DEATHS_2,
            War.TOLL,
            War.BALANCE,
            War.STALEMATE,
        ]
    },
    "contact": {"guest": [Guest.CONTACT, Guest.OPENED], "band": [Band.ENGAGED]},
    "cooperation": {
        "guest": [Guest.SPILL],
        "band": [Band.SUCCESSES, Band.ARMED, Band.STRENGTH],
        "war": [War.DRUGS, War.APPEAL],
        "presence": [0, 1, 2],
    },
    "trust": {"band": [Band.TRUSTED, Band.TRUSTS]},  # and a broken deal, which never fails here
    "attendance": {
        "guest": [Guest.URGE, Guest.ROLE, Guest.PROPENSITY, Guest.ATTENDED, Guest.FIRST_ROLE],
        "band": [Band.SAT, Band.SEATED, Band.PROPENSITY],
        "war": [War.ROUNDS, War.SEATS, War.LARGEST, War.TALKS, War.FIRST_TALK, War.PRESENT],
    },
    "bargaining": {"terms": [0, 1], "war": [War.OFFER, War.OFFERS]},
    "spoiling": {"war": [War.ATTACKS]},
    "ratification": {
        "band": [Band.BOUND],
        "war": [War.BOUND, War.DEAL, War.SURGE, War.SIGNED, War.FULL],
    },
    "cohesion": {"band": [Band.SPLINTER], "war": [War.COHESION, War.SPLITS]},
    "standing": {"war": [War.CREDIT, War.STATUS_SUCCESS, War.STATUS_ACCEPTANCE]},
}


def written(out: Outputs, key: str) -> dict[tuple[str, int], np.ndarray]:
    """Return by array and row what a mechanism writes, one row a draw."""
    found = {}
    for name, rows in WRITTEN[key].items():
        array = getattr(out, name)[:, 0]
        for row in rows:
            by_row = array[:, row] if name in {"war", "terms", "presence"} else array[:, :, row]
            found[name, int(row)] = by_row.reshape(array.shape[0], -1)
    return found


def first_day(given, name: str, row: int, draws: int) -> np.ndarray:
    arrays = [getattr(start(given, n), name) for n in range(draws)]
    by_row = [
        array[row] if name in {"war", "terms", "presence"} else array[:, row] for array in arrays
    ]
    return np.array(by_row).reshape(draws, -1)


@pytest.mark.parametrize("key", KEYS)
def test_off_is_the_state_of_the_first_day(key):
    given = lively()
    given.param[Param.FAIL_BASE] = -SURE
    on, off = (written(run(given, draws=40, on=o), key) for o in (ALL, without(key)))
    for place, values in off.items():
        assert same(values, first_day(given, *place, 40)), place
        assert not same(on[place], values), f"{place} does not move with the mechanism on"


NEEDS = {"bargaining": {"attendance"}}
NEEDS["spoiling"] = {"attendance"}
NEEDS["ratification"] = {"attendance", "bargaining"}


@pytest.mark.parametrize("key", KEYS)
def test_the_other_mechanisms_go_on_without_one(key):
    given = lively()
    given.param[Param.FAIL_BASE] = -SURE
    out = run(given, draws=40, on=without(key))
    for other in KEYS:
        moved = [
            not same(values, first_day(given, *place, 40))
            for place, values in written(out, other).items()
        ]
        assert any(moved) == (other != key and key not in NEEDS.get(other, set())), other


def test_all_off_is_the_first_day():
    given = lively()
    out = run(given, on=only(), months=24)
    for draw in range(6):
        first = start(given, draw)
        for name in State._fields:
            assert same(getattr(out, name)[draw, 0], getattr(first, name))


def test_another_seed_is_other_luck():
    one, other = run(lively()), run(lively(), seed=2)
    for name in ("guest", "band", "war"):
        assert not same(getattr(one, name), getattr(other, name))
