"""A run begins with what determines its numbers; another run in the folder is refused."""

import json

import pytest
from tests.ensemble.planted import example

import detente
from detente.ensemble.memory import RunMemory
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.numerics.compile import sources_digest
from detente.runs.begin import begin, identity
from detente.runs.identity import read_note
from detente.runs.plan import Plan


def test_the_identity_holds_what_changes_numbers_and_no_more():
    case = example()
    plan = Plan(draws=5, seed=3, switched_off=frozenset({"talks"}), assumed={"b": True, "a": False})
    assert identity(case, plan).model_dump() == {
        "detente": detente.__version__,
        "digest": case.digest,
        "draws": 5,
        "seed": 3,
        "switched_off": ["talks"],
        "assumed": {"a": False, "b": True},
    }
    assert identity(case, Plan(workers=3, chunk=7)) == identity(case, Plan(workers=1, chunk=9))


@pytest.mark.parametrize("store", [RunMemory, RunFolder])
def test_the_note_and_the_case_can_be_read_back(store, tmp_path):
    kept = store() if store is RunMemory else store(tmp_path / "run")
    case, plan = example(), Plan(draws=5, chunk=2, workers=1)
    with kept.opened(resume=False):
        begin(kept, case, plan)
    note = read_note(kept)
    assert note.facts == identity(case, plan)
    assert (note.chunk, note.sources, note.host.workers) == (2, sources_digest(), 1)
    assert json.loads(kept.read_text("case.json")) == json.loads(case.snapshot)


def test_another_run_in_the_folder_is_refused_when_resumed(tmp_path):
    folder, case = RunFolder(tmp_path / "run"), example()
    with folder.opened(resume=False):
        begin(folder, case, Plan(draws=5))
        begin(folder, case, Plan(draws=5, resume=True, chunk=3))
        with pytest.raises(RunFolderError, match="draws was 5, now 6"):
            begin(folder, case, Plan(draws=6, resume=True))
