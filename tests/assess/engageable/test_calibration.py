"""How often the number of camps would be right: keys and shares."""

from functools import cache

import pytest
from tests.assess.camp_cases import with_leaders
from tests.ensemble.planted import example

from detente.assess.engageable.calibration import calibration
from detente.assess.engageable.record import Calibration

KEYS = {"true", "separation", "noise", "right", "wrong", "cannot_tell", "error"}


@cache
def small() -> Calibration:
    return calibration(example(), seed=1, repeats=2)


def test_keys_and_sizes():
    assert set(small().model_dump()) == {"leaders", "criteria", "repeats", "rows"}
    assert (small().leaders, small().criteria, small().repeats) == (3, 2, 2)
    assert all(set(row.model_dump()) == KEYS for row in small().rows)


def test_shares_sum_to_one():
    for row in small().rows:
        assert row.right + row.wrong + row.cannot_tell == pytest.approx(1, abs=2e-4)
        assert all(0 <= getattr(row, k) <= 1 for k in ("right", "wrong", "cannot_tell"))


def test_one_camp_has_no_distance_and_every_other_row_stands_once():
    rows = [(r.true, r.separation, r.noise) for r in small().rows]
    assert len(rows) == len(set(rows)) == 3 + 2 * 2 * 3
    assert all((true == 1) == (gap == 0.0) for true, gap, _ in rows)


def test_size_follows_the_leaders_on_record():
    marks = dict.fromkeys(["alder", "birch", "cedar", "elm"], (5.0, 5.0))
    assert calibration(with_leaders(marks), repeats=1).leaders == 4
