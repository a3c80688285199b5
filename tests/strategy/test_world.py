"""A kernel sees at most eight arrays."""

from detente.strategy.loop import Batch
from detente.strategy.world import State, World


def test_a_world_is_at_most_eight_arrays():
    assert len(World._fields) <= 8


def test_a_batch_holds_exactly_the_arrays_of_a_world():
    assert set(Batch._fields) == set(World._fields)


def test_every_array_is_documented():
    for record in (World, State, Batch):
        for name in record._fields:
            assert name in (record.__doc__ or ""), f"{record.__name__}.{name}"
