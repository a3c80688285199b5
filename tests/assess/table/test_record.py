"""The records on the table hold what they say, under the keys of the file, and refuse the rest."""

import json

import pytest
from pydantic import BaseModel, ValidationError
from tests.assess.runs import finished

from detente.assess.attendance.record import PastRounds
from detente.assess.table.record import (
    MEASURES,
    Attendance,
    Contacts,
    FirstAttendance,
    NetworkPlace,
    RecordedPart,
    RecordedTie,
    Standing,
)
from detente.runs.result import json_of

PARTS = {
    "attendance": Attendance,
    "contacts": Contacts,
    "rounds": PastRounds,
    "standing": Standing,
}


def definitions(record: type[BaseModel]) -> dict[str, dict]:
    schema = record.model_json_schema()
    return {record.__name__: schema, **schema.get("$defs", {})}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_of_a_run_is_read_back_as_it_was_written(name):
    part = getattr(finished()[0], name)
    assert PARTS[name].model_validate_json(json_of(part)) == part
    assert json.loads(json_of(part)) == json.loads(finished()[2])[name]


@pytest.mark.parametrize("record", PARTS.values())
def test_every_field_has_a_precise_type(record):
    for owner, definition in definitions(record).items():
        for name, field in definition.get("properties", {}).items():
            known = {"type", "$ref", "anyOf", "enum", "const", "allOf"} & set(field)
            assert known, f"{owner}.{name} may be anything"
            if field.get("type") == "object":
                assert field.get("additionalProperties") not in (None, True), f"{owner}.{name}"
            if field.get("type") == "array":
                assert field.get("items") or field.get("prefixItems"), f"{owner}.{name}"


@pytest.mark.parametrize("record", PARTS.values())
def test_every_field_is_required_though_it_may_be_null(record):
    for owner, definition in definitions(record).items():
        if "properties" in definition:
            assert set(definition["required"]) == set(definition["properties"]), owner


def test_a_tie_has_the_key_from():
    (schema,) = (d for d in [RecordedTie.model_json_schema()])
    assert "from" in schema["properties"]
    assert "from_" not in schema["properties"]


def test_words_of_the_case_are_those_of_its_format():
    part = {
        "actor": "southland",
        "invited": "no",
        "response": "none",
        "role": "absent",
        "stated_reason": None,
        "attributed_reason": None,
        "claims": [],
        "note": None,
    }
    RecordedPart.model_validate(part)
    with pytest.raises(ValidationError, match="response"):
        RecordedPart.model_validate({**part, "response": "maybe"})


def test_a_measure_of_standing_has_a_known_name():
    place = NetworkPlace(now=None, change=None, beyond=None, ahead=0.0)
    places = dict.fromkeys(MEASURES, place)
    known = {"draws": 1, "before": dict.fromkeys(MEASURES), "holdout": {}, "joint": {}}
    Standing.model_validate({**known, "strategies": {"none": places}})
    with pytest.raises(ValidationError, match="closeness"):
        Standing.model_validate({**known, "strategies": {"none": {"closeness": place}}})


def test_a_role_of_a_first_round_has_a_known_name():
    known = {"probability": 1.0, "month": None}
    FirstAttendance.model_validate({**known, "roles": {"host": 1.0}})
    with pytest.raises(ValidationError, match="chair"):
        FirstAttendance.model_validate({**known, "roles": {"chair": 1.0}})
