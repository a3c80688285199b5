"""The record of contributions: the keys of the file, and what it refuses."""

import json

import pytest
from pydantic import ValidationError
from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_mechanisms import nothing, shares

from detente.assess.contributions.mechanisms import frozen
from detente.assess.contributions.record import Changed, Contributions, PriorChange
from detente.runs.result import json_of

LATER = ("weights", "rules", "shuffled")


def whole() -> Contributions:
    return Contributions(
        schema_="detente-contributions/0.1",
        digest="d",
        run="r",
        seed=1,
        draws=32,
        first=again().first,
        mechanisms=frozen(again(), 2, nothing),
        groups=shares(),
        priors={},
        actors={},
        precedents={},
        weights={},
        rules={},
        shuffled=None,
    )


def test_the_file_reads_back_as_the_same_record():
    text = json_of(whole())
    assert json_of(Contributions.model_validate_json(text)) == text
    keys = ["schema", "digest", "run", "seed", "draws", "first", "mechanisms", "groups"]
    assert list(json.loads(text)) == [*keys, "priors", "actors", "precedents", *LATER]


def test_a_change_is_written_by_option_and_metric():
    found = json.loads(json_of(whole()))["mechanisms"]["attendance"]
    assert set(found) == {"first", "value", "metrics"}
    assert set(found["value"]["none"]) == {"delta", "error"}
    assert set(found["metrics"]["none"]["table_max"]) == {"delta", "error"}


@pytest.mark.parametrize(
    "changes",
    [
        {"metrics": {"none": {"popularity": {"delta": 0.0, "error": 0.0}}}},
        {"metrics": {"none": {"drugs": {"delta": float("nan"), "error": 0.0}}}},
        {"winner": "none"},
    ],
    ids=["unknown metric", "not finite", "unknown key"],
)
def test_what_is_no_change_is_refused(changes):
    with pytest.raises(ValidationError):
        Changed.model_validate({"first": None, "value": None, "metrics": {}} | changes)


def test_every_key_is_written_even_if_nothing_moves():
    empty = PriorChange(first=None, value=None, settlement={}, most=None, largest=0.0)
    assert set(json.loads(json_of(empty))) == {"first", "value", "settlement", "most", "largest"}
