"""What beats today on an issue: win-sets by trying every point, and who must have a position."""

from dataclasses import replace

import numpy as np
import pytest

from detente.assess.agreement.table import Table
from detente.assess.agreement.zones import zones

DRAWS, PARTIES = 60, 4
POINTS = np.linspace(0.0, 100.0, 2001)
STEP = POINTS[1]


def drawn_table(seed: int = 1) -> Table:
    rng = np.random.default_rng(seed)
    return Table(
        issues=("one", "two"),
        parties=tuple("abcd"),
        position=rng.uniform(0, 100, (DRAWS, 2, PARTIES)),
        salience=rng.uniform(0, 1, (DRAWS, 2, PARTIES)),
        capability=rng.uniform(0, 50, (DRAWS, PARTIES)),
        cost=np.zeros((DRAWS, PARTIES)),
        status_quo=rng.uniform(0, 100, (DRAWS, 2)),
        reversion=rng.uniform(0, 100, (DRAWS, 2)),
        bargainers=(0, 1, 3),
    )


def told(table: Table, k: int, who: str, end: str = ""):
    """Return the share of draws with terms, or the middle of one of their ends."""
    zone = getattr(zones(table, k), who)
    if not end:
        return zone.found
    ends = getattr(zone, end)
    return None if ends is None else ends.p50


def liked(position, point) -> np.ndarray:
    """Return who is nearer to each point of the scale than to one point, shape (point, party)."""
    return np.abs(POINTS[:, None] - position) < np.abs(point - position)


@pytest.mark.parametrize("k", [0, 1])
@pytest.mark.parametrize("who", ["majority", "talks"])
def test_ends_are_those_of_the_points_that_win(k, who):
    table = drawn_table()
    low, high = [], []
    for d in range(DRAWS):
        if who == "majority":
            weight = table.capability[d] * table.salience[d, k]
            better = liked(table.position[d, k], table.status_quo[d, k]) @ weight
            wins = better > weight.sum() / 2
        else:
            wins = liked(table.position[d, k, [0, 1, 3]], table.reversion[d, k]).all(axis=1)
        if wins.any():
            low.append(POINTS[wins].min())
            high.append(POINTS[wins].max())
    assert 0 < len(low) <= DRAWS
    assert told(table, k, who) == pytest.approx(len(low) / DRAWS, abs=1e-6)
    assert told(table, k, who, "low") == pytest.approx(np.median(low), abs=1.5 * STEP)
    assert told(table, k, who, "high") == pytest.approx(np.median(high), abs=1.5 * STEP)


def test_where_today_suits_the_weightiest_nothing_beats_it():
    table = drawn_table()
    mighty = np.tile([1.0, 1.0, 1e6, 1.0], (DRAWS, 1))
    table = replace(
        table,
        capability=mighty,
        salience=np.ones_like(table.salience),
        status_quo=table.position[:, :, 2].copy(),
    )
    assert told(table, 0, "majority") == 0.0
    assert told(table, 0, "majority", "low") is told(table, 0, "majority", "high") is None


def test_talks_need_every_side_and_a_majority_those_who_have_a_position():
    table = drawn_table()
    assert zones(replace(table, bargainers=()), 0).talks is None
    without = table.position.copy()
    without[:, 0, 3] = np.nan
    silent = replace(table, position=without)
    assert zones(silent, 0).talks is None
    assert told(silent, 1, "talks") == told(table, 1, "talks")
    idle = table.salience.copy()
    idle[:, 0, 3] = 0.0
    for end in ("", "low", "high"):
        weightless = told(replace(table, salience=idle), 0, "majority", end)
        assert told(silent, 0, "majority", end) == weightless


def test_where_nobody_has_a_position_nothing_beats_today():
    table = drawn_table()
    empty = replace(
        table,
        parties=(),
        position=table.position[:, :, :0],
        salience=table.salience[:, :, :0],
        capability=table.capability[:, :0],
        bargainers=(),
    )
    found = zones(empty, 0)
    assert (found.majority.found, found.majority.low, found.talks) == (0.0, None, None)
