"""What the spatial model declares is what it takes and what its result holds."""

from detente.models.bargaining.spatial.arrays import GIVES, TAKES
from detente.models.bargaining.spatial.model import Spatial


def test_each_field_is_declared_in_order():
    assert tuple(one.name for one in GIVES) == Spatial._fields


def test_states_have_one_entry_more_than_moves():
    dims = {one.name: one.own[0] for one in GIVES if one.own}
    assert {dims[n] for n in ("position", "ideal", "risk", "probability")} == {"turn_plus_1"}
    assert {dims[n] for n in ("target", "victory", "gain", "accepted")} == {"turn"}


def test_the_scale_and_the_accommodation_may_be_left_out():
    assert [one.name for one in TAKES if one.optional] == ["scale", "accommodation"]
