"""One finished run of the example, kept for the tests that ask where its numbers come from."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.assess.runs import plan
from tests.ensemble.planted import example

from detente.assess.run import run
from detente.runs.finished import FinishedRun


@cache
def example_run() -> FinishedRun:
    """Return the run; its folder is read again by each test and stays until the machine tidies."""
    return FinishedRun.at(run(example(), Path(mkdtemp()) / "run", plan(draws=256)).folder)


def numbers(here: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Return the pointers of all numbers below a JSON value."""
    if isinstance(here, dict):
        for key, value in here.items():
            yield from numbers(value, (*path, key.replace("~", "~0").replace("/", "~1")))
    elif isinstance(here, list):
        for n, value in enumerate(here):
            yield from numbers(value, (*path, str(n)))
    elif isinstance(here, int | float) and not isinstance(here, bool):
        yield "/" + "/".join(path)


def ends(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return the steps that a chain ends on."""
    if not node["children"]:
        yield node
    for child in node["children"]:
        yield from ends(child)


def every(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return a step and all below it."""
    yield node
    for child in node["children"]:
        yield from every(child)
