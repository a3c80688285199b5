"""The record of other wars as a result: what it accepts and refuses."""

import pytest
from pydantic import ValidationError

from detente.assess.record.record import RecordChance, WarsLikeThis
from detente.assess.summary.record import summary_schema

CHANCE = {
    "chance": 0.1, "low": None, "high": None, "worth": None, "given": "average", "skill": "none",
    "across": None, "later": None, "scored_at": None,
}  # fmt: skip


def test_a_chance_lies_between_0_and_1_and_is_made_in_one_of_three_ways():
    assert RecordChance(**CHANCE).chance == 0.1
    for wrong in ({"chance": 1.2}, {"given": "guess"}, {"skill": "some"}):
        with pytest.raises(ValidationError):
            RecordChance(**(CHANCE | wrong))


def test_every_field_is_described_in_the_schema():
    fields = summary_schema()["$defs"]["WarsLikeThis"]["properties"]
    assert set(fields) == set(WarsLikeThis.model_fields)
    assert all("description" in field for field in fields.values())
