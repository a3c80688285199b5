"""Shapes of a state, and copies of it."""

import numpy as np
from tests.engagement.course.worlds import example, first, kept, same

from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.engagement.course.world import State, World, copy_state, empty_state


def test_an_empty_state_has_room_for_all():
    state = empty_state(3, 2, 4, 5)
    shapes = {
        "head": (3, len(HeadState)),
        "pair": (len(PairState), 3, 2),
        "faction": (2, len(FactionState)),
        "war": (len(War),),
        "terms": (4,),
        "stance": (2, 5, 4),
        "presence": (5,),
        "influence": (5, 2),
        "luck": (1,),
    }
    assert {name: getattr(state, name).shape for name in State._fields} == shapes
    assert all(not array.any() for array in state)


def test_a_copy_is_the_same_and_a_state_of_its_own():
    given = first(example())
    to = empty_state(3, 2, 2, 1)
    copy_state(given, to)
    assert same(given, to)
    before = kept(to)
    for array in given:
        np.add(array, 1.0, out=array)
    assert same(to, before)


def test_every_array_is_described():
    for record in (World, State):
        text = record.__doc__
        assert all(name in text for name in record._fields)


def test_arrays_are_of_floats():
    assert all(array.dtype == np.float64 for array in example())
