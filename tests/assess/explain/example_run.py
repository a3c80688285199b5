"""One finished run of the example, kept for the tests that ask where its numbers come from."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.assess.runs import plan
from tests.ensemble.planted import example

from detente.assess.explain.nodes import Node
from detente.assess.open_run import Run, open_run
from detente.assess.run import run


@cache
def example_run() -> Run:
    """Return the run; its folder is read again by each test and stays until the machine tidies."""
    folder = Path(mkdtemp()) / "run"
    run(example(), folder, plan(draws=256))
    return open_run(folder)


def content(finished: Run) -> dict[str, Any]:
    """Return the summary as parsed JSON."""
    return json.loads(finished.folder.read_text("summary.json"))


def tokens_of(pointer: str) -> list[str]:
    """Return a pointer in pieces."""
    return [t.replace("~1", "/").replace("~0", "~") for t in pointer.strip("/").split("/")]


def at(here: Any, pointer: str) -> Any:
    """Return what a pointer leads to."""
    for token in tokens_of(pointer):
        here = here[int(token)] if isinstance(here, list) else here[token]
    return here


def numbers(here: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the pointers of all numbers below a JSON value."""
    if isinstance(here, dict):
        for key, value in here.items():
            yield from numbers(value, (*path, key.replace("~", "~0").replace("/", "~1")))
    elif isinstance(here, list):
        for n, value in enumerate(here):
            yield from numbers(value, (*path, str(n)))
    elif isinstance(here, int | float) and not isinstance(here, bool):
        yield "/" + "/".join(path)


def ends(node: Node) -> Iterator[Node]:
    """Yield the steps that a chain ends on."""
    if not node.children:
        yield node
    for child in node.children:
        yield from ends(child)


def every(node: Node) -> Iterator[Node]:
    """Yield a step and all below it."""
    yield node
    for child in node.children:
        yield from every(child)
