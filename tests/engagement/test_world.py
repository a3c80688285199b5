"""A kernel sees at most twelve arrays."""

import numpy as np

from detente.engagement.layout import Band, Guest, Model, War
from detente.engagement.loop import Batch, Outputs
from detente.engagement.world import State, World, empty_state, remember


def test_a_world_is_at_most_twelve_arrays():
    assert len(World._fields) <= 12


def test_a_batch_holds_exactly_the_arrays_of_a_world():
    assert set(Batch._fields) == set(World._fields)


def test_every_array_is_documented():
    for record in (World, State, Batch, Outputs):
        for name in record._fields:
            assert name in (record.__doc__ or ""), f"{record.__name__}.{name}"


def test_outputs_hold_exactly_the_arrays_of_a_state_and_the_months():
    assert set(Outputs._fields) == {*State._fields, "month"}


def test_an_empty_state_has_a_row_for_every_name():
    shapes = [array.shape for array in empty_state(4, 3, 2, 5)]
    assert shapes == [(4, len(Guest)), (3, len(Band)), (len(War),), (len(Model), 2), (5,)]
    assert not any(array.any() for array in empty_state(4, 3, 2))


def test_what_was_is_a_copy_of_the_months_start():
    state, was = empty_state(2, 2, 1, 3), empty_state(2, 2, 1, 3)
    for place, array in enumerate(state):
        array[:] = place + 1.0
    remember(state, was)
    state.war[:] = 9.0
    for place, array in enumerate(was):
        assert (array == place + 1.0).all()
    assert not any(np.shares_memory(*pair) for pair in zip(state, was, strict=True))
