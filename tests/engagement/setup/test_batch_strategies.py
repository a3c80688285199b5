"""From a case's strategies to arrays."""

from dataclasses import replace

import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.engagement.layout import Policy, Posture
from detente.engagement.setup.batch import build_batch
from detente.engagement.task import EngagementTask

DRAWS = 50


def batch(case):
    return build_batch(EngagementTask(case, 1).inputs(0, DRAWS))[0]


def place(guest: str) -> int:
    return example().guests().index(guest)


def strategy(name: str) -> int:
    return [s.id for s in example().settings.strategies].index(name)


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


def test_postures_and_who_is_asked():
    found = batch(example()).policy
    postures = {
        s.id: Posture(int(row[Policy.POSTURE])).name.lower()
        for s, row in zip(example().settings.strategies, found, strict=True)
    }
    assert {s.id: s.posture for s in example().settings.strategies} == postures
    asked = found[:, Policy.ASK_MOVEMENT] == 1.0
    assert [s.id for s, on in zip(example().settings.strategies, asked, strict=True) if on] == [
        "unconditional"
    ]
    assert (found[:, Policy.HOLDOUT] == place("southland")).all()
    bare = batch(with_settings(example(), holdout=None)).policy
    assert (bare[:, [Policy.HOLDOUT, Policy.PRESSED]] == -1.0).all()


@pytest.mark.parametrize(
    ("months", "step"), [(1, 1.0), (3, 1.0), (4, 1.0), (5, 2.0), (9, 3.0), (12, 4.0)]
)
def test_withdrawal_is_spread_over_its_months(months, step):
    """max(1, round(months / 3)) between two steps down."""
    plans = [
        s.model_copy(update={"withdraw_months": months}) for s in example().settings.strategies
    ]
    found = batch(with_settings(example(), strategies=plans)).policy
    assert (found[:, Policy.STEP_DOWN] == step).all()


def changed(name: str, **fields):
    plans = [
        s.model_copy(update=fields) if s.id == name else s for s in example().settings.strategies
    ]
    return with_settings(example(), strategies=plans)


def test_a_strategy_may_press_another_power_than_the_cases_hold_out():
    found = batch(changed("selective", press="eastland")).policy
    assert found[strategy("selective"), Policy.PRESSED] == place("eastland")
    assert found[strategy("selective"), Policy.HOLDOUT] == place("southland")
    assert found[strategy("none"), Policy.PRESSED] == place("southland")
    pressed = [float(s.id == "selective") for s in example().settings.strategies]
    assert found[:, Policy.PRESS].tolist() == pressed  # others only urge it by a full table


def test_a_strategy_may_have_another_convenor():
    found = batch(changed("selective", convenor="eastland")).policy
    assert found[strategy("selective"), Policy.HOST] == place("eastland")
    assert found[strategy("none"), Policy.HOST] == place("northland")
