"""What commands share that add an answer to a finished run."""

import json

import pytest
from tests.assess.runs import plan

from detente.assess.run import run
from detente.assess.summary.record import summary_of
from detente.case.publishing.new import template_folder
from detente.cli.augment import Added, add, tell
from detente.errors import RunFolderError
from detente.runs.finished import FinishedRun
from detente.runs.result import Result


class Answer(Result):
    answer: int


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("added") / "run"
    return run(template_folder(), path, plan(draws=4)).folder.path


def test_an_answer_is_written_beside_the_run_and_its_report_again(folder):
    page = folder / "report.html"
    page.unlink(missing_ok=True)
    seen = []

    def assess(finished, progress):
        progress(1, 1)
        seen.append(finished.folder.path)
        return Answer(answer=42)

    added = add(folder, "answer.json", "things", assess)
    assert seen == [folder]
    assert json.loads((folder / "answer.json").read_text(encoding="utf-8")) == {"answer": 42}
    assert added.page == page
    assert page.is_file()
    assert added.summary.draws == 4


def test_nothing_is_left_where_the_assessment_fails(folder):
    def assess(finished, progress):
        raise RunFolderError("no")

    with pytest.raises(RunFolderError, match="no"):
        add(folder, "never.json", "things", assess)
    assert not (folder / "never.json").exists()
    assert not (folder / ".lock").exists()


def test_a_run_in_use_is_refused(folder):
    def again(finished, progress):
        return add(folder, "inner.json", "things", lambda *_: Answer(answer=1)).answer

    with pytest.raises(RunFolderError, match="in use"):
        add(folder, "outer.json", "things", again)
    assert not (folder / "outer.json").exists()


@pytest.mark.parametrize("as_json", [True, False])
def test_the_report_is_named_where_it_does_not_spoil_the_answer(folder, tmp_path, capsys, as_json):
    added = Added(Answer(answer=1), summary_of(FinishedRun.at(folder)), tmp_path / "report.html")
    tell(added, lambda told: f"n is {told.answer.answer}", as_json=as_json)
    out, err = capsys.readouterr()
    if as_json:
        assert json.loads(out) == {"answer": 1}
        assert "report.html" in err
    else:
        assert out.splitlines()[0] == "n is 1"
        assert "report.html" in out
