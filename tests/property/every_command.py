"""Run commands on a case that `check` passes, and say which of them do not complete."""

import json
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.assess.explain.example_run import numbers
from tests.property.random_cases import Draft, write
from typer.testing import CliRunner

from detente.case.reading.read import check_case
from detente.cli.app import app

__all__ = ["failures", "passes_check"]

DRAWS = ("--draws", "16")
EXPLAINED = 6


def failures(draft: Draft, *, everything: bool, again: bool = True) -> list[str]:
    """Return what went wrong with a case; empty if `check` refuses it.

    Parameters
    ----------
    draft : Draft
        The case.
    everything : bool
        Run every command, not only ``run``.
    again : bool
        Also run ``contributions``, which simulates a case dozens of times again.
    """
    with TemporaryDirectory() as place:
        case = write(draft, Path(place) / "case")
        if not passes_check(case):
            return []
        run = str(Path(place) / "run")
        found = [*_said("run", str(case), *DRAWS, "--out", run)]
        if everything:
            for command in ("camps", "outcomes", "attendance", "next"):
                found += _said(command, str(case), *DRAWS)
            found += _scored(case)
            if not found:
                found += _on_the_run(run, draft.rng)
            if again and not found:
                found += _said("contributions", run, *DRAWS)
        return found


def passes_check(case: Path) -> bool:
    """Return whether `check` finds no error."""
    return not [f for f in check_case(case) if f.severity == "error"]


def _on_the_run(run: str, rng: Random) -> Iterator[str]:
    yield from _said("flips", run)
    summary = json.loads((Path(run) / "summary.json").read_text(encoding="utf-8"))
    pointers = list(numbers(summary))
    for pointer in rng.sample(pointers, min(EXPLAINED, len(pointers))):
        yield from _said("explain", run, pointer)
    yield from _said("report", run)
    yield from _said("compare", run, run)


def _scored(case: Path) -> list[str]:
    """Score a case; a question that was decided by the as-of date may be refused."""
    found = _said("score", str(case), *DRAWS)
    return [said for said in found if "would know the answer" not in said]


def _said(*words: str) -> list[str]:
    """Run a command; return what it said if it did not end well."""
    answer = CliRunner().invoke(app, list(words))
    if answer.exit_code == 0 and "Traceback" not in answer.output:
        return []
    error = answer.exception
    if error is None or isinstance(error, SystemExit):
        said = answer.output.strip()[-600:]
    else:
        said = "".join(traceback.format_exception(error)[-3:])
    shown = [w for w in words if "/" not in w or (w.startswith("/") and w.count("/") < 9)]
    return [f"{' '.join(shown[:1])} ended with {answer.exit_code}: {said}"]
