"""Conditional differences and the worth of knowing, against numbers worked by hand."""

import numpy as np
import pytest
from tests.assess.flip_cases import hanging_case

from detente.assess.evidence.flips.drawn import FEWEST, Drawn
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows
from detente.runs.result import Change


def drawn(held: np.ndarray, settled: np.ndarray) -> Drawn:
    """Return rows in which only settlement differs; strategies none and selective, by turns."""
    case = hanging_case()
    chunk = EngagementTask(case, 1)(0, held.size)
    outputs = dict(chunk.outputs)
    outputs["settlement"] = settled.T.ravel().astype(np.float64)
    outputs["table_max"] = np.zeros(2 * held.size)
    inputs = chunk.inputs | {"origin|DECISIVE": held}
    return Drawn(case, Rows(("none", "selective"), outputs, inputs), 1)


def halves(count: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Return an origin that alternates, and settlement that each strategy has in one half."""
    held = np.arange(count) % 2 == 0
    return held, np.stack([~held, held])


def test_conditional_difference_by_hand():
    found = drawn(*halves()).effects("DECISIVE")
    assert found.draws == 200
    # Half of the draws hold it; without it selective falls from 1/2 to 0, none rises to 1.
    assert found.effects["selective"]["settlement"] == Change(delta=-0.5, error=0.0)
    assert found.effects["none"]["settlement"] == Change(delta=0.5, error=0.0)


def test_standard_error_by_hand():
    held = np.arange(400) < 300
    settled = np.zeros((2, 400))
    settled[1, :150] = 1.0  # half of the draws with it, none of those without
    told = drawn(held, settled).effects("DECISIVE").effects["selective"]["settlement"]
    assert told.delta == pytest.approx(-0.75 * 0.5)
    assert told.error == pytest.approx(0.75 * np.sqrt(0.25 / 300), abs=1e-6)


def test_knowing_what_decides_is_worth_half_and_noise_nothing():
    held, settled = halves()
    # Knowing: always right, value 1; not knowing: right in half of the draws.
    weight = 1.0 / 1.04  # the other objective is the same in every draw
    # What 200 shuffles of as many draws show by chance, .02, is taken off.
    assert drawn(held, settled).worth("DECISIVE") == pytest.approx((0.5 - 0.02) * weight, abs=0.005)
    still = np.ones((2, 400))
    assert drawn(held, still).worth("DECISIVE") == 0.0


@pytest.mark.parametrize("few", [FEWEST - 1, 0])
def test_too_few_on_a_side_cannot_tell(few):
    held = np.arange(400) >= few
    for flags in (held, ~held):
        found = drawn(flags, np.ones((2, 400)))
        assert found.effects("DECISIVE").effects is None
        assert found.worth("DECISIVE") is None


def test_a_hundred_on_each_side_suffice():
    held = np.arange(200) < FEWEST
    found = drawn(held, np.ones((2, 200)))
    assert found.effects("DECISIVE").effects["none"]["settlement"].delta == 0.0
    assert found.worth("DECISIVE") == 0.0
