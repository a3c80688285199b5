"""Options: what is described, and what may be chosen."""

import pytest
from pydantic import ValidationError

from detente.case.schema.options import Exit, RoundPlan, Strategy


@pytest.mark.parametrize("part", [Strategy, RoundPlan, Exit])
def test_every_key_is_described(part):
    assert all(field.description for field in part.model_fields.values())


def test_levers_are_shares_and_unset_at_first():
    plain = Strategy(id="x", title="X", engage="all")
    assert (plain.intel, plain.guarantee, plain.reference, plain.factions) == (
        None,
        None,
        False,
        [],
    )
    with pytest.raises(ValidationError, match="less than or equal to 1"):
        Strategy(id="x", title="X", engage="all", guarantee=2)
