"""Records of the options: their keys are the file's, and other shapes are refused."""

import json

import pytest
from pydantic import ValidationError
from tests.assess.runs import finished
from tests.report.documents import document

from detente.assess.options.record import Backfire, OptionValue, RestrictedInput, Spread
from detente.assess.summary.record import Summary
from detente.runs.result import Interval

PARTS = ("strategies", "against_reference", "spread", "units", "not_modelled", "ranking")
MORE = ("backfires", "stages")


@pytest.mark.parametrize("part", [*PARTS, *MORE])
def test_a_part_is_written_and_read_without_loss(part):
    written = json.loads(finished()[2])[part]
    assert document()[part] == written
    assert getattr(Summary.model_validate(document()), part) == getattr(finished()[0], part)


def test_a_metric_is_a_share_an_interval_or_null():
    metrics = Summary.model_validate(document()).strategies["selective"]
    assert isinstance(metrics["settlement"], float)
    assert isinstance(metrics["table_max"], Interval)


LIMIT = {
    "input": "weight|talk",
    "low": None,
    "high": 0.5,
    "low_range": None,
    "high_range": [0.4, 0.6],
    "values": None,
    "quasi_p": 0.0,
    "recurs": 1.0,
    "claims": [],
}


def test_the_values_of_an_input_keep_their_key():
    limit = RestrictedInput.model_validate({**LIMIT, "values": ["one"]})
    assert limit.kept == ["one"]
    assert limit.model_dump(mode="json", by_alias=True) == {**LIMIT, "values": ["one"]}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Spread, {"low": 0.1, "high": 1.2, "error": 0.0}),
        (Spread, {"low": 0.1, "high": float("nan"), "error": 0.0}),
        (Backfire, {"draws": 1, "rate": 0.1, "box": None}),
        (Backfire, {"draws": 1, "rate": 0.1, "box": None, "why_not": None, "hits": 1}),
        (RestrictedInput, {**LIMIT, "high_range": [0.4, 0.5, 0.6]}),
        (OptionValue, {"value": None}),
    ],
)
def test_other_shapes_are_refused(kind, fields):
    with pytest.raises(ValidationError):
        kind.model_validate(fields)


def document_with(path: str, value) -> dict:
    changed = document()
    *way, last = path.split("/")
    place = changed
    for step in way:
        place = place[step]
    place[last] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("strategies/none/victory", 0.5),
        ("strategies/none/settlement", 1.5),
        ("spread/none/settlement", {"low": 0.0, "high": 0.1}),
        ("stages/order", ["cooperation", "victory"]),
        ("ranking/winner", "none"),
        ("backfires/strategies/selective/harm", None),
    ],
)
def test_a_summary_with_another_word_or_number_is_refused(path, value):
    with pytest.raises(ValidationError):
        Summary.model_validate(document_with(path, value))
