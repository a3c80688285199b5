"""What ``run.json`` says of a run, and how it is refused."""

import json

import pytest

import detente
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.runs.identity import NOTE, Host, RunIdentity, RunNote, read_note
from detente.runs.result import json_of

IDENTITY = RunIdentity(
    detente=detente.__version__, digest="d", draws=8, seed=1, switched_off=[], assumed={"C1": True}
)
HOST = Host(
    python="3.11.7",
    numpy="2",
    numba="0",
    system="any",
    processors=None,
    workers=1,
    executor="threads",
    started="2018-01-15T00:00:00Z",
)
RUN = RunNote(facts=IDENTITY, sources="s", chunk=4, hidden={"claims": 2}, host=HOST)


def changed(folder: RunFolder, **facts) -> None:
    content = json.loads(json_of(RUN))
    content["facts"] |= facts
    folder.write_text(NOTE, json.dumps(content))


def test_a_note_is_read_back(tmp_path):
    folder = RunFolder(tmp_path)
    folder.write_text(NOTE, json_of(RUN))
    assert read_note(folder) == RUN


def test_another_version_is_named_before_any_other_difference(tmp_path):
    folder = RunFolder(tmp_path)
    changed(folder, detente="0.0.9", colour="blue")
    with pytest.raises(RunFolderError, match=r"made by version 0\.0\.9.*run the case again"):
        read_note(folder)


@pytest.mark.parametrize("facts", [{"draws": 0}, {"seed": -1}, {"colour": "blue"}, {"digest": 3}])
def test_a_damaged_note_is_refused(tmp_path, facts):
    folder = RunFolder(tmp_path)
    changed(folder, **facts)
    with pytest.raises(RunFolderError, match=rf"run\.json cannot be read.*{next(iter(facts))}"):
        read_note(folder)
