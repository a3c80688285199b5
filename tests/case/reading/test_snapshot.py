"""A case read back from its snapshot is the case."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.ensemble.planted import example

from detente.case.reading.read import read_case
from detente.case.reading.snapshot import restore_case
from detente.errors import RunFolderError

AFGHANISTAN = Path(__file__).resolve().parents[3] / "cases" / "afghanistan"


@pytest.mark.parametrize("day", [None, date(2016, 12, 31)])
def test_the_flagship_comes_back_with_its_digest(day):
    case = read_case(AFGHANISTAN, day)
    found = restore_case(case.snapshot, case.hidden)
    assert found.digest == case.digest
    assert found.as_of == case.as_of
    assert found.hidden == case.hidden
    for name in case.TABLES:
        if name != "questions":  # their outcomes never travel
            assert found.table(name).records == case.table(name).records


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", example().snapshot[:-20], example().snapshot.replace('"as_of"', '"x"')]
)
def test_what_is_no_snapshot_is_refused(text):
    with pytest.raises(RunFolderError, match="was not written by this version"):
        restore_case(text)


def test_an_unknown_column_is_refused():
    whole = json.loads(example().snapshot)
    whole["claims"][0]["colour"] = "red"
    with pytest.raises(RunFolderError):
        restore_case(json.dumps(whole))
