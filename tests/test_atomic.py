"""A file is replaced whole or not at all."""

from pathlib import Path

import pytest

from detente import atomic
from detente.atomic import replace_file, replacing


def test_a_file_is_replaced_with_its_permissions(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    replace_file(tmp_path / "b.csv", b"first")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "b.csv"]


def fail(*_, **__):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("where", "step"), [(atomic.os, "fsync"), (Path, "write_bytes"), (Path, "replace")]
)
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, where, step):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(where, step, fail)
    with pytest.raises(OSError, match="No space left"):
        replace_file(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_a_draft_of_a_given_name_is_gone_when_it_took_its_place(tmp_path):
    path, draft = tmp_path / "a.csv", tmp_path / ".a.csv.part"
    with replacing(path, draft) as given:
        assert given == draft
        given.write_text("new")
        assert not path.exists()
    assert path.read_text() == "new"
    assert not draft.exists()


def test_an_interrupted_draft_leaves_nothing(tmp_path):
    def interrupted():
        with replacing(tmp_path / "a.csv") as draft:
            draft.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []
