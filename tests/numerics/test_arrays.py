"""Aliases of arrays: their item types, and that models return what their annotations say."""

from typing import get_args, get_origin, get_type_hints

import numpy as np
import pytest

from detente.models.decision.prim import PrimBoxes, prim_array
from detente.numerics import arrays


def items(alias) -> np.dtype:
    """Return the type of an array's items, after its alias."""
    _, held = get_args(alias)
    return np.dtype(*get_args(held))


@pytest.mark.parametrize(
    ("name", "items_of"),
    [
        ("Floats", np.zeros(1)),
        ("Ints", np.zeros(1, dtype="i8")),
        ("Bools", np.array([1.0]) > 0.0),
    ],
)
def test_each_alias_is_an_array_of_its_items(name, items_of):
    alias = getattr(arrays, name)
    assert get_origin(alias) is np.ndarray
    assert items(alias) == items_of.dtype


def test_every_alias_is_given_to_others_and_no_two_are_the_same():
    public = {name for name in vars(arrays) if name[0].isupper()} - {"NDArray", "TypeAlias"}
    assert set(arrays.__all__) == public
    assert len({items(getattr(arrays, name)) for name in public}) == len(public)


def test_a_model_returns_the_items_that_its_annotations_say():
    found = prim_array(np.arange(20) < 5, np.arange(20.0)[:, None])
    for name, alias in get_type_hints(PrimBoxes).items():
        assert getattr(found, name).dtype == items(alias), name
