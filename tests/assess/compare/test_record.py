"""The record of a comparison."""

import pytest
from pydantic import ValidationError
from tests.assess.compare.pairs_of_runs import made

from detente.assess.asked.record import Asked
from detente.assess.compare.answer import compare
from detente.assess.compare.record import (
    SCHEMA,
    Draws,
    OptionPairs,
    Pair,
    RowChange,
    RunComparison,
    SettingChange,
    Side,
    Unmatched,
)
from detente.assess.reference import record_reference
from detente.runs.result import json_of


def test_a_record_is_read_back_as_it_was():
    found = compare(made("base"), made("another"))
    assert found.schema_ == SCHEMA
    assert RunComparison.model_validate_json(json_of(found), strict=True) == found


def test_a_record_cannot_be_changed():
    found = compare(made("base"), made("base"))
    with pytest.raises(ValidationError, match="frozen"):
        found.same_run = False  # type: ignore[misc]


def test_every_field_is_described():
    page = record_reference(Pair)
    assert "| `reading` |" in page
    own = {Draws, Unmatched, Asked}  # records that describe themselves
    for record in (RunComparison, Side, Draws, Pair, OptionPairs, RowChange, SettingChange):
        fields = record.model_fields.values()
        assert all(one.description or one.annotation in own for one in fields), record
