"""Writing a report again loads no simulation: two thirds of its time went there once."""

import subprocess
import sys

import pytest
from tests.flagship.drawn import folder

from detente.case.publishing.new import template_folder

pytestmark = pytest.mark.timeout(600)

HEAVY = ("detente.engagement.course", "duckdb", "numba", "pandas", "scipy", "xarray")
PROGRAM = f"""
import sys
from detente.__main__ import main

sys.argv = ["detente", *sys.argv[1:]]
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
print("loaded:", *(name for name in {HEAVY!r} if name in sys.modules))
"""


def loaded(*words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return done.stdout.splitlines()[-1].split()[1:]


@pytest.mark.parametrize("form", ["html", "md", "csv"])
def test_a_report_loads_no_simulation(form, tmp_path):
    out = tmp_path / f"report.{form}"
    assert loaded("report", str(folder()), "--format", form, "--out", str(out)) == []
    assert out.exists()


def test_the_probe_sees_what_a_simulation_loads(tmp_path):
    words = ("run", str(template_folder()), "--draws", "2", "--out", str(tmp_path / "run"))
    assert {"detente.engagement.course", "numba", "scipy"} <= set(loaded(*words))
