"""What the exchange model declares is what its result holds."""

from detente.models.bargaining.exchange.arrays import GIVES
from detente.models.bargaining.exchange.model import Deals, Exchange


def test_each_field_is_declared_in_order():
    fields = [*Exchange._fields[:3], *(f"deals.{name}" for name in Deals._fields)]
    assert [one.name for one in GIVES] == fields
