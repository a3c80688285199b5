"""The published shape of summary.json holds for a run, and refuses another shape."""

import json

import pytest
from pydantic import ValidationError
from tests.assess.runs import finished

from detente.assess.summary.record import Summary, summary_schema
from detente.vocabulary.metrics import METRICS


def test_a_run_has_the_shape():
    assert Summary.model_validate_json(finished()[2], strict=True) == finished()[0]


def changed(path: str, value) -> dict:
    found = finished()[0].model_dump(mode="json", by_alias=True)
    *way, last = path.split("/")
    place = found
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return found


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("digest", None),
        ("time", "now"),
        ("draws", "48"),
        ("ranking/order", None),
        ("ranking/winner", "none"),
        ("strategies/none/table_max", {"p10": 0.0}),
        ("mechanisms/contact/on", "yes"),
        ("record/chances/deal/given", "guess"),
    ],
)
def test_a_key_removed_added_or_mistyped_is_refused(path, value):
    with pytest.raises(ValidationError, match=path.split("/")[-1]):
        Summary.model_validate_json(json.dumps(changed(path, value)), strict=True)


def test_the_schema_names_every_key_and_metric():
    schema = summary_schema()
    assert set(schema["required"]) == set(json.loads(finished()[2]))
    names = schema["properties"]["strategies"]["additionalProperties"]["propertyNames"]
    assert names["enum"] == list(METRICS)
