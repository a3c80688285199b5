"""Whether the model was compiled before."""

from detente.cli import compiled
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
