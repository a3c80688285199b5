"""What the replays share: the example changed in one place, its run, and commands on either.

`rf` of the list of faults is a run of the example with 64 draws in chunks of 16, then `flips` and
`contributions`; it is made once. Damage is done to copies.
"""

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from tests.property.random_cases import Draft, template, write
from typer.testing import CliRunner

from detente.case.reading.read import check_case
from detente.cli.app import app
from detente.errors import Finding

__all__ = ["Answer", "Draft", "copy_of", "example_run", "example_with", "findings", "said", "table"]


class Answer:
    """What a command printed, and how it ended."""

    def __init__(self, *words: object) -> None:
        done = CliRunner().invoke(app, [str(word) for word in words])
        error = done.exception
        assert error is None or isinstance(error, SystemExit), error
        self.code, self.text = done.exit_code, done.output
        assert "Traceback" not in self.text


def said(*words: object) -> str:
    """Return what a command prints that must end well."""
    answer = Answer(*words)
    assert answer.code == 0, answer.text
    return answer.text


def example_with(change: Callable[[Draft], object] = lambda _: None) -> Path:
    """Return the folder of the example with a change."""
    draft = template(Random(0))
    change(draft)
    return write(draft, Path(mkdtemp()) / "case")


def findings(case: Path) -> dict[str, Finding]:
    """Return what `check` finds, by code."""
    return {finding.code: finding for finding in check_case(case)}


def table(text: str, *words: str) -> Answer:
    """Ask for the outcomes of a bare table."""
    path = Path(mkdtemp()) / "table.csv"
    path.write_text(text, encoding="utf-8")
    return Answer("outcomes", "--table", path, *words)


@cache
def example_run() -> Path:
    """Return the run folder of the example, with both added answers."""
    run = Path(mkdtemp()) / "run"
    few = ("--draws", "64", "--set", "chunk=16", "--quiet")
    said("run", example_with(), *few, "--out", run)
    said("flips", run, "--quiet")
    said("contributions", run, "--draws", "32", "--quiet")
    return run


def copy_of(run: Path) -> Path:
    """Return a copy of a run folder that may be damaged."""
    copy = Path(mkdtemp()) / "run"
    shutil.copytree(run, copy)
    return copy


def content(run: Path, name: str) -> dict:
    """Return a record of a run folder as parsed JSON."""
    return json.loads((run / name).read_text(encoding="utf-8"))
