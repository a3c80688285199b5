"""The compiled loop against a plain one of the same text, in random worlds."""

import itertools
from collections import Counter

import numpy as np
import pytest
from tests.reference.engagement_oracle import run
from tests.reference.engagement_worlds import (
    KEYS,
    arming_world,
    compiled,
    random_world,
    switches,
)

from detente.engagement.layout import (
    Band,
    Guest,
    Hypothesis,
    Posture,
    Role,
    War,
)
from detente.engagement.loop import SERIES
from detente.engagement.world import State

MONTHS = 30
WORLDS = 9  # of each reading, posture and switch
ARMING_WORLDS, ARMING_MONTHS = 1500, 4  # many and short, as shares soon are all one faction's
ROWS = {"guest": Guest, "band": Band, "war": War}
# What is no whole number; the rest must be equal to the last bit.
REAL = {
    "guest": {Guest.URGE, Guest.SPILL, Guest.PROPENSITY},
    "band": {Band.PROPENSITY, Band.TRUSTED, Band.TRUSTS, Band.STRENGTH, Band.ARMED},
    "war": {
        *(War.LOG_DEATHS, War.DEATHS, War.DEATHS_1, War.DEATHS_2, War.TOLL, War.BALANCE),
        *(War.STALEMATE, War.VIOLENCE, War.SURGE, War.COHESION, War.BOUND, War.PRESENT),
        *(War.MOVEMENT_PROPENSITY, War.CONTACT_CENTRE, War.SIT_CENTRE),
        *(War.DRUGS, War.APPEAL, War.CREDIT, War.STATUS_SUCCESS, War.STATUS_ACCEPTANCE),
    },
}
REAL_SERIES = {"deaths", "balance", "stalemate", "cohesion", "bound", "trust"}
REAL_SERIES |= {"presence", "drugs", "status_success", "status_acceptance"}
# What must have happened in the sample, each at least so often.
HAPPENS = {
    **dict.fromkeys(["up", "down", "opened", "convenor down", "trust"], 500),
    **dict.fromkeys([f"role {role.name}" for role in Role if role != Role.HOST], 500),
    **dict.fromkeys(
        ["urged", "pulled", "no consent", "movement seated", "movement not seated"], 500
    ),
    **dict.fromkeys(["talks", "announced round", "offer"], 500),
    **dict.fromkeys(["some factions at talks", "nobody cares", "split", "deal fails"], 300),
    **dict.fromkeys(
        ["faction refuses", "government refuses", "attempt", "attack", "convenor up"], 100
    ),
    **dict.fromkeys(["deal 0 to 1", "deal 0 to 2", "deal 1 to 1", "deal 1 to 2"], 50),
    **dict.fromkeys(["cooperation", "round put off", "presence wiped out"], 100),
    **dict.fromkeys(["too small to bind"], 50),
    **dict.fromkeys(["arms used", "training used", "intelligence used", "appeal made"], 500),
    **dict.fromkeys(["arms held back", "training held back", "intelligence held back"], 100),
    **dict.fromkeys(["appeal held back", "some armed and some not", "role capped"], 100),
    **dict.fromkeys(["exit by idleness", "exit by attacks", "bound and not left"], 50),
    **dict.fromkeys(["as now and down", "credited for a full deal after a partial"], 50),
    **dict.fromkeys(["deal credited", "standing lost by failure", "acceptance rises"], 500),
    **dict.fromkeys(["acceptance falls"], 500),
    **dict.fromkeys(["public with hardliners", "credited anew after a failure"], 100),
    **dict.fromkeys(["credited though it failed this month"], 10),
    **dict.fromkeys(["arms cost trust", "appeal embarrasses"], 500),
    **dict.fromkeys(["arms not given as now", "training not given as now"], 300),
    **dict.fromkeys(["intelligence not given as now"], 300),
    **dict.fromkeys(["exit as now", "credited with no more than one"], 50),
    **dict.fromkeys(["deal 0 to 0", "local deal fails", "keen attempt"], 10),
    **dict.fromkeys(["deal worth no more than being exploited"], 10),
    **dict.fromkeys(["came first"], 500),
    **dict.fromkeys(["jump", "announced round of the convenor", "met at an announced round"], 100),
}


def assert_alike(found: State, expected: State) -> None:
    for name, rows in ROWS.items():
        for row in rows:
            one, other = getattr(found, name)[..., row], getattr(expected, name)[..., row]
            tolerance = 1e-9 if row in REAL[name] else 0.0
            np.testing.assert_allclose(
                one, other, rtol=tolerance, atol=tolerance, err_msg=f"{name} {row.name}"
            )
    np.testing.assert_allclose(found.presence, expected.presence, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(found.terms, expected.terms, rtol=1e-9, atol=1e-9)


def assert_series_alike(found: np.ndarray, expected: np.ndarray) -> None:
    for k, name in enumerate(SERIES):
        tolerance = 1e-9 if name in REAL_SERIES else 0.0
        np.testing.assert_allclose(
            found[:, k], expected[:, k], rtol=tolerance, atol=tolerance, err_msg=name
        )


@pytest.fixture(scope="module")
def sample() -> tuple[dict[str, list], Counter]:
    """Run every world of the sample both ways; count what happened in them."""
    runs: dict[str, list] = {off: [] for off in ("", *KEYS)}
    events: Counter = Counter()
    cells = itertools.product(runs, Hypothesis, Posture, range(WORLDS))
    for number, (off, reading, posture, _) in enumerate(cells):
        world = random_world(np.random.default_rng(number), reading, posture)
        state, series = compiled(world, MONTHS, switches(off), number, number + 1)
        expected, by_month, draw = run(world, MONTHS, switches(off), number, number + 1)
        runs[off].append((state, series, expected, by_month))
        events += draw.events
    return runs, events


@pytest.mark.parametrize("off", ["", *KEYS])
def test_random_worlds_agree(sample, off):
    for state, series, expected, by_month in sample[0][off]:
        assert_series_alike(series, by_month)
        assert_alike(state, expected)


def test_strength_is_that_of_the_month_meant_where_arms_turn_it_over():
    for number in range(ARMING_WORLDS):
        world = arming_world(np.random.default_rng([number, 1]))
        state, series = compiled(world, ARMING_MONTHS, switches(), number, number + 1)
        expected, by_month, _ = run(world, ARMING_MONTHS, switches(), number, number + 1)
        assert_series_alike(series, by_month)
        assert_alike(state, expected)


@pytest.mark.parametrize("event", HAPPENS)
def test_this_happened_in_them(sample, event):
    assert sample[1][event] >= HAPPENS[event]
