"""Whether the model was compiled before."""

import hashlib
from pathlib import Path

from detente.cli import compiled
from detente.engagement.course import run as loop
from detente.engagement.warm import warm


def test_the_cache_is_empty_before_the_first_run(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path)
    assert not compiled.is_compiled()


def test_without_a_cache_every_run_compiles(monkeypatch):
    monkeypatch.setattr(compiled, "cache_folder", lambda: None)
    assert not compiled.is_compiled()


def test_the_loop_is_found_once_it_is_compiled():
    warm()
    assert compiled.is_compiled() == (compiled.cache_folder() is not None)


def test_a_copy_made_from_other_files_is_none(tmp_path, monkeypatch):
    """A second installation of the same version is compiled again."""
    folder = compiled.cache_folder()
    assert folder is not None
    (kept,) = {one.parent for one in copies_of_this_source(folder)}
    monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path)
    (tmp_path / "course_0123").mkdir()
    (tmp_path / "course_0123" / "run._run-1.py311.1.nbc").touch()
    assert not compiled.is_compiled()
    (tmp_path / kept.name).mkdir()
    (tmp_path / kept.name / "run._run-1.py311.1.nbc").touch()
    assert compiled.is_compiled()


def copies_of_this_source(folder):
    warm()
    here = Path(loop.__file__).parent
    index = [one for one in folder.rglob("run._run-*.nbi") if one.parent.name.startswith("course_")]
    digest = hashlib.sha1(str(here).encode(), usedforsecurity=False).hexdigest()
    return [one for one in index if one.parent.name.endswith(digest)]
