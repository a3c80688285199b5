"""The cache of compiled kernels: an edit anywhere makes it stale, and no folder is needed."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

from detente.numerics import compile as _compile
from detente.numerics.compile import cache_folder, njit

# The kernel of interdependent attendance calls `logistic`, which stands in another file.
SCRIPT = """
import logging
logging.basicConfig(format="%(name)s: %(message)s")
import numpy as np
from detente.numerics.compile import cache_folder
from detente.models.joining.interdependent import interdependent_array
found = interdependent_array(np.array([1.0, -1.0]), 0.0, np.zeros((2, 2)))
print(cache_folder())
print(*found.probability[0])
"""
CHANCES = [1 / (1 + np.exp(-1.0)), 1 / (1 + np.exp(1.0))]
BODY = "1.0 / (1.0 + np.exp(-z))"


@pytest.fixture
def source(tmp_path, root) -> Path:
    """Copy the package, so that a test may edit it."""
    ignored = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(root / "src", tmp_path / "src", ignore=ignored)


def run(source: Path, cache: Path, temporary: Path) -> tuple[str, list[float], str]:
    """Run the script against a copy; return its cache folder, numbers and messages."""
    temporary.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "PYTHONPATH": str(source),
        "DETENTE_CACHE_DIR": str(cache),
        "TMPDIR": str(temporary),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        cwd=source.parent,
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    folder, numbers = done.stdout.splitlines()
    return folder, [float(word) for word in numbers.split()], done.stderr


def test_an_edited_callee_changes_the_caller(source, tmp_path):
    """Numba alone would go on with the caller's kernel of yesterday."""
    places = (tmp_path / "cache", tmp_path / "tmp")
    first, numbers, _ = run(source, *places)
    assert numbers == pytest.approx(CHANCES)
    assert list(Path(first).rglob("*.nbi"))

    again, numbers, _ = run(source, *places)
    assert again == first
    assert numbers == pytest.approx(CHANCES)

    callee = source / "detente" / "models" / "joining" / "exposure_hazard.py"
    text = callee.read_text(encoding="utf-8")
    assert text.count(BODY) == 1
    callee.write_text(text.replace(BODY, f"0.25 + 0.0 * z + 0.0 * {BODY}"), encoding="utf-8")
    edited, numbers, _ = run(source, *places)
    assert edited != first
    assert numbers == pytest.approx([0.25, 0.25])


KERNELS = {
    "vocabulary": "vocabulary/levels.py",
    "numerics": "numerics/philox.py",
    "models": "models/joining/exposure_hazard.py",
    "engagement": "engagement/course/mechanisms/response.py",
}


def test_every_room_with_kernels_is_watched(root):
    package = root / "src" / "detente"
    compiled = [p for p in package.rglob("*.py") if "import njit" in p.read_text(encoding="utf-8")]
    rooms = {path.relative_to(package).parts[0] for path in compiled}
    assert rooms == set(_compile.ROOMS) - {"vocabulary"}
    assert set(KERNELS) == set(_compile.ROOMS)


@pytest.mark.slow
@pytest.mark.parametrize("room", sorted(KERNELS))
def test_an_edited_kernel_in_any_room_misses_the_cache(room, source, tmp_path):
    """A digest by names of rooms goes stale when a room is renamed; this does not."""
    places = (tmp_path / "cache", tmp_path / "tmp")
    file = source / "detente" / KERNELS[room]
    first, _, _ = run(source, *places)
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}# edited\n", encoding="utf-8")
    edited, numbers, _ = run(source, *places)
    assert edited != first
    assert list(Path(edited).rglob("*.nbi"))
    assert numbers == pytest.approx(CHANCES)


def test_without_the_wished_folder_a_temporary_one_serves(source, tmp_path):
    file = tmp_path / "file"
    file.write_text("not a folder")
    folder, numbers, messages = run(source, file, tmp_path / "tmp")
    assert Path(folder).is_relative_to(tmp_path / "tmp")
    assert numbers == pytest.approx(CHANCES)
    assert not messages


def test_without_any_folder_kernels_still_compile_with_one_line_said(source, tmp_path):
    file = tmp_path / "file"
    file.write_text("not a folder")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    user = os.getuid() if hasattr(os, "getuid") else 0
    (temporary / f"detente-{user}").write_text("not a folder either")
    folder, numbers, messages = run(source, file, temporary)
    assert folder == "None"
    assert numbers == pytest.approx(CHANCES)
    assert messages.count("no folder for compiled kernels is writable") == 1


def test_the_folder_is_named_by_the_digest_of_the_sources():
    folder = cache_folder()
    assert folder is not None
    assert folder.name == _compile.sources_digest()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of files on this system")
def test_a_temporary_folder_of_somebody_else_is_not_trusted(tmp_path, monkeypatch):
    """Cached kernels are pickles, and the name of the temporary folder can be foreseen."""
    file = tmp_path / "file"
    file.write_text("not a folder")
    monkeypatch.setenv("DETENTE_CACHE_DIR", str(file))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    own = _compile.cache_folder.__wrapped__()
    assert own is not None
    assert own.parent.stat().st_mode & 0o077 == 0
    monkeypatch.setattr(os, "getuid", lambda: 987_654)
    assert _compile.cache_folder.__wrapped__() is None


def test_the_plain_function_stays_and_division_by_zero_follows_numpy():
    def inverse(x: float) -> float:
        return 1.0 / x

    compiled = njit(inverse)
    if "NUMBA_DISABLE_JIT" not in os.environ:
        assert compiled.py_func is inverse
        assert compiled(0.0) == float("inf")
    assert compiled(4.0) == 0.25
