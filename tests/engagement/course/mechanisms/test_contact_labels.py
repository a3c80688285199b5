"""Labels of powers: a vector of the page, what speaks for ending one, and after a victory."""

import numpy as np
import pytest
from tests.engagement.course.worlds import HEAD_KEYS, PATRON, first, inside, lucky, quiet

from detente.engagement.course.input_rows import Head, Purpose
from detente.engagement.course.mechanisms.contact import step_labels
from detente.engagement.course.state_rows import HeadState, PairState, War


def hazard(change=None, own: float = 0.002) -> float:
    """Return the hazard of the patron's label."""
    world = quiet()
    world.head[PATRON, Head.LABEL_HAZARD] = own
    state = first(world)
    if change is not None:
        change(state)
    return inside(step_labels, world, state, 1, 0, 1)["hazard"]


def opened(state):
    state.head[PATRON, HeadState.CONTACT] = 3.0


def bilateral(state, h: int = PATRON):
    state.pair[PairState.BILATERAL, h, 1] = 1.0


def test_label_vector():
    """ℓ .002, open contact and a bilateral deal: .010948."""

    def change(state):
        opened(state)
        bilateral(state)

    assert hazard(change) == pytest.approx(0.010947895, abs=5e-10)


@pytest.mark.parametrize(
    ("deal", "own", "reasons"),
    [(0.0, False, 0.0), (1.0, False, 0.7), (1.0, True, 0.7), (2.0, True, 1.5), (2.0, False, 1.5)],
)
def test_a_deal_speaks_for_ending_a_label(deal, own, reasons):
    def change(state):
        state.war[War.DEAL] = deal
        if own:
            bilateral(state)

    assert hazard(change) == pytest.approx(0.002 * np.exp(reasons))


def test_a_bilateral_deal_of_another_power_does_not():
    assert hazard(lambda state: bilateral(state, 0)) == 0.002


@pytest.mark.parametrize("level", [0.0, 1.0, 2.0])
def test_less_than_open_contact_does_not(level):
    def change(state):
        state.head[PATRON, HeadState.CONTACT] = level

    assert hazard(change) == 0.002


@pytest.mark.parametrize(("ended", "times"), [(6.0, 1.0), (7.0, 4.0)])
def test_after_a_victory_reasons_no_longer_count(ended, times):
    def change(state):
        opened(state)
        state.war[[War.DEAL, War.ENDED]] = 2.0, ended

    assert hazard(change) == pytest.approx(0.002 * times)


def test_a_label_ends_where_its_hazard_lies_above_the_uniform_and_is_dated():
    seen = set()
    for draw in range(60):
        world = quiet()
        world.head[PATRON, Head.LABEL_HAZARD] = 0.3
        state = first(world)
        step_labels(world, state, 4, draw, 1)
        ends = lucky(Purpose.LABEL, HEAD_KEYS[PATRON], 4, draw) < 0.3
        expected = [0.0, 4.0] if ends else [1.0, -1.0]
        assert state.head[PATRON, [HeadState.LABEL, HeadState.DELISTED]].tolist() == expected
        seen.add(ends)
    assert seen == {True, False}


def test_who_has_no_label_ends_none():
    world = quiet()
    world.head[:, Head.LABEL_HAZARD] = 2.0
    state = first(world)
    step_labels(world, state, 1, 0, 1)
    assert state.head[:, HeadState.DELISTED].tolist() == [-1.0, 1.0, -1.0]
