"""Starting is quick because heavy packages are loaded late."""

import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

HEAVY = ("duckdb", "jinja2", "numba", "numpy", "pandas", "pydantic", "scipy", "xarray")
# One line on stderr with what is loaded at the end.
TELL = "print('loaded:', *(n for n in {heavy!r} if n in sys.modules), file=sys.stderr)"


def loaded(code: str) -> set[str]:
    program = f"import sys\n{code}\n{TELL.format(heavy=HEAVY)}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    (line,) = [one for one in done.stderr.splitlines() if one.startswith("loaded:")]
    return set(line.split()[1:])


MAIN = """
import runpy
sys.argv = ["detente", "--help"]
try:
    runpy.run_module("detente", run_name="__main__")
except SystemExit as stop:
    assert not stop.code, stop.code
else:
    raise AssertionError("--help did not exit")
"""


@pytest.mark.skipif(not os.environ.get("CI"), reason="extras are installed in CI")
@pytest.mark.parametrize("name", ["distributed", "pandas", "playwright", "pyarrow", "xarray"])
def test_what_tests_skip_without_is_there_in_ci(name):
    assert find_spec(name), f"tests of an extra would be skipped: {name} is not installed"


def test_the_probe_sees_what_is_loaded():
    assert loaded("import numpy") == {"numpy"}


def test_import_loads_nothing_heavy():
    assert loaded("import detente; detente.__version__; dir(detente)") == set()


def test_errors_load_nothing_heavy():
    assert loaded("from detente import CaseError, DetenteError, Finding") == set()


def test_help_loads_nothing_heavy():
    assert not loaded(MAIN) & {"duckdb", "numba", "numpy", "pandas", "scipy", "xarray"}


def test_reading_a_case_needs_no_arrays():
    code = (
        "from detente.case.publishing.new import template_folder\n"
        "from detente import read_case\n"
        "read_case(template_folder())"
    )
    assert not loaded(code) & {"duckdb", "numba", "pandas", "scipy", "xarray"}


def seconds(*words: str) -> float:
    """Return the CPU seconds of a program, which a busy machine does not change."""
    before = os.times()
    subprocess.run([sys.executable, *words], capture_output=True, check=True, timeout=60)
    after = os.times()
    spent = zip(after[2:4], before[2:4], strict=True)  # of programs that ended, user and system
    return sum(late - early for late, early in spent)


def test_help_takes_little_more_than_its_parser():
    """A ratio of the least CPU time of several, measured side by side."""
    pairs = [(seconds("-m", "detente", "--help"), seconds("-c", "import typer")) for _ in range(7)]
    ours, theirs = (min(column) for column in zip(*pairs, strict=True))
    assert ours < 4 * theirs


@pytest.mark.parametrize("name", ["Case", "CaseError", "Finding", "check_case", "read_case", "run"])
def test_public_names_are_there(name):
    import detente

    assert name in detente.__all__
    assert name in dir(detente)
    assert getattr(detente, name).__name__ == name


def test_an_unknown_public_name_is_an_attribute_error():
    import detente

    with pytest.raises(AttributeError, match="No detente attribute nothing"):
        detente.nothing  # noqa: B018
