"""Runs of the example, kept for the tests of a session that only read them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.ensemble.planted import example

from detente.assess.run import run
from detente.ensemble.store import RunFolder
from detente.runs.draws import Rows
from detente.runs.plan import Plan

DRAWS = 48


def plan(**changes) -> Plan:
    return Plan(**{"draws": DRAWS, "workers": 2, "chunk": 16, **changes})


@cache
def finished(seed: int = 1) -> tuple[dict[str, Any], Rows, str]:
    """Return the summary of a run of the example, its rows, and the summary's text."""
    with TemporaryDirectory() as place:
        result = run(example(), Path(place) / "run", plan(seed=seed))
        folder = RunFolder(result.folder.path)
        rows = Rows(
            strategies=tuple(s.id for s in example().settings.strategies),
            outputs=folder.read_columns("chunks"),
            inputs=folder.read_columns("inputs"),
        )
        text = (result.folder.path / "summary.json").read_text(encoding="utf-8")
    return result.summary, rows, text
