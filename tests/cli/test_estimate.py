"""``detente estimate``: from five small files to the file that is shipped."""

import pytest
from tests.cli.commands import invoke
from tests.fitting.attendance.files import folder

from detente.estimates.attendance import Attendance


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return folder(tmp_path_factory.mktemp("data"))


def test_estimates_are_written(home, tmp_path):
    out = tmp_path / "attendance.json"
    done = invoke("estimate", "attendance", "--data", str(home), "--out", str(out), "--quiet")
    assert done.exit_code == 0, done.output
    assert "Brier score of guests seen before" in done.output
    made = Attendance.model_validate_json(out.read_text(encoding="utf-8"))
    assert set(made.asked_without) == {"afar", "colombia"}
    assert made.seed == 1


def test_what_is_wrong_with_the_files_is_said(home, tmp_path):
    done = invoke("estimate", "attendance", "--data", str(tmp_path), "--out", str(tmp_path / "x"))
    assert done.exit_code == 1
    assert done.output.count("cannot be read") == 5
    nowhere = tmp_path / "no" / "x.json"
    done = invoke("estimate", "attendance", "--data", str(home), "--out", str(nowhere))
    assert done.exit_code == 1
    assert "there is no folder" in done.output
    done = invoke("estimate", "attendance", "--data", str(home), "--out", str(tmp_path))
    assert done.exit_code == 1
    assert "it is a folder" in done.output


def test_a_file_that_cannot_be_written_is_one_sentence(home, tmp_path, monkeypatch):
    from detente import atomic
    from detente.estimates.attendance import shipped_attendance
    from detente.fitting.attendance import artefact

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(atomic, "replace_file", refuse)
    monkeypatch.setattr(artefact, "build_attendance", lambda *_, **__: shipped_attendance())
    done = invoke("estimate", "attendance", "--data", str(home), "--out", str(tmp_path / "x"))
    assert done.exit_code == 1
    assert "cannot be written: Permission denied" in done.output
