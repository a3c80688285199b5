"""With nothing known no lever moves any deal, on average over the random worlds."""

import json

import numpy as np
import pytest
from benchmarks.random_worlds.__main__ import PAGE, RESULT
from benchmarks.random_worlds.count import counted
from benchmarks.random_worlds.plans import CONTRASTS
from benchmarks.random_worlds.summed import summed
from benchmarks.random_worlds.table import replaced

from detente.assess.worlds.shipped import random_worlds

pytestmark = pytest.mark.slow

NIL = 0.003
WORLDS, DRAWS = 4, 128


def test_sums_and_page_follow_from_the_worlds_that_were_run():
    found = summed(json.loads(RESULT.read_text(encoding="utf-8")))
    assert found == random_worlds()
    page = PAGE.read_text(encoding="utf-8")
    assert replaced(page, found) == page


@pytest.mark.parametrize("contrast", CONTRASTS, ids=lambda one: f"{one.pulled}-{one.left}")
def test_with_nothing_known_no_lever_moves_any_deal(contrast):
    (one,) = (
        row
        for row in random_worlds().levers
        if (row.known, row.measure) == ("nothing", "any_deal")
        and (row.pulled, row.left) == (contrast.pulled, contrast.left)
    )
    assert abs(one.mean) <= NIL


def test_a_few_of_the_worlds_run_again_agree():
    """Far fewer draws: means agree within three of their own errors."""
    kept = json.loads(RESULT.read_text(encoding="utf-8"))["nothing"]
    for number in range(WORLDS):
        again = counted(number, "nothing", DRAWS)
        for one in CONTRASTS:
            pair = f"{one.pulled} - {one.left}"
            gain, before = (
                np.subtract(world["means"][one.pulled], world["means"][one.left])[0]
                for world in (again, kept[number])
            )
            error = np.hypot(again["errors"][pair][0], kept[number]["errors"][pair][0])
            assert abs(gain - before) <= 3.0 * error + 2.0 / DRAWS, (number, pair)
