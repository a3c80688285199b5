"""What the challenge model declares is what its result holds."""

from detente.models.bargaining.challenge.arrays import GIVES
from detente.models.bargaining.challenge.model import Challenge


def test_each_field_is_declared_in_order():
    assert tuple(one.name for one in GIVES) == Challenge._fields


def test_what_has_rounds():
    rounds = {one.name: one.own[-1] for one in GIVES if one.own}
    assert rounds == {
        "position": "round",
        "median": "round",
        "mean": "round",
        "risk": "round_minus_1",
    }
