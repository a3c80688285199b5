"""Results as records: frozen, finite, written and read without loss."""

import json

import pytest
from pydantic import Field, ValidationError

from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.runs.result import (
    Change,
    Difference,
    Interval,
    Result,
    json_of,
    raw_json,
    read_result,
    schema_of,
)


class Tie(Result):
    from_: str = Field(alias="from")
    size: Interval | None


def test_a_record_is_written_under_its_json_names_and_read_back(tmp_path):
    tie = Tie(from_="river", size=Interval(p10=0.0, p50=0.5, p90=1.0))
    folder = RunFolder(tmp_path)
    folder.write_text("tie.json", json_of(tie))
    assert json.loads(json_of(tie))["from"] == "river"
    assert read_result(folder, "tie.json", Tie) == tie


def test_the_same_record_gives_the_same_bytes():
    assert json_of(Change(delta=0.1, error=0.2)) == json_of(Change(error=0.2, delta=0.1))


def test_a_record_is_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        Change(delta=0.1, error=0.2).delta = 0.3


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_are_finite(value):
    with pytest.raises(ValidationError, match="finite"):
        Change(delta=value, error=0.0)


def test_shares_lie_between_zero_and_one():
    with pytest.raises(ValidationError, match="higher"):
        Difference(mean=0.0, error=0.0, higher=1.5, lower=0.0, same=0.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "tie.json cannot be read as the result of a run"),
        ('{"from": "river"}', "size: field required"),
        ('{"from": "river", "size": null, "to": "hill"}', "to: extra inputs are not permitted"),
        ('{"from": 3, "size": null}', "from: input should be a valid string"),
    ],
)
def test_another_shape_is_refused_with_its_place(tmp_path, text, message):
    folder = RunFolder(tmp_path)
    folder.write_text("tie.json", text)
    with pytest.raises(RunFolderError, match=f"{message}.*run the case again"):
        read_result(folder, "tie.json", Tie)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(RunFolderError, match=r"holds no tie\.json"):
        read_result(RunFolder(tmp_path), "tie.json", Tie)


def test_a_file_of_unknown_shape_is_read_as_it_is(tmp_path):
    folder = RunFolder(tmp_path)
    folder.write_text("a.json", '{"schema": "detente-summary/9"}')
    folder.write_text("b.json", '[{"schema": 1}]')
    assert schema_of(folder, "a.json") == "detente-summary/9"
    assert schema_of(folder, "b.json") is None
    assert raw_json(folder, "b.json") == [{"schema": 1}]


@pytest.mark.parametrize("text", ["{", "", "[" * 100_000])
def test_a_file_that_is_not_json_is_refused_by_name(tmp_path, text):
    folder = RunFolder(tmp_path)
    folder.write_text("bad.json", text)
    with pytest.raises(RunFolderError, match=r"bad\.json cannot be read"):
        raw_json(folder, "bad.json")
