"""Places of a run's summary with their traces, for the tests of the traces of the table."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
from tests.assess.explain.example_run import every, example_run
from tests.assess.runs import plan
from tests.ensemble.planted import example

from detente.assess.explain.patterns import leaf_patterns, place_of
from detente.assess.explain.trace import Context, Place, Series, Trace
from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.assess.summary.trace import TRACES
from detente.runs.finished import FinishedRun

VALUES = ({"p10", "p50", "p90"}, {"mean", "error", "higher", "lower", "same"})


@cache
def context() -> Context:
    """Return the context of the example run, which keeps its summary."""
    return Context(example_run())


@cache
def text(seed: int) -> str:
    """Return the summary of the example run under another seed, as JSON."""
    folder = run(example(), Path(mkdtemp()) / "run", plan(draws=256, seed=seed)).folder.path
    return FinishedRun.at(folder).folder.read_text("summary.json")


def patterns(*stems: str) -> list[str]:
    """Return the patterns of the summary's fields below some of them."""
    return [p for p in leaf_patterns(Summary) if p.split("/")[0] in stems]


def place(pointer: str) -> Place:
    found = place_of(Summary, pointer.strip("/").split("/"))
    assert found is not None, pointer
    return found


def trace(pointer: str) -> Trace:
    where = place(pointer)
    return TRACES[where.pattern](context(), where)


def ids(pointer: str) -> set[str]:
    """Return the ids of all steps of an exact trace."""
    traced = trace(pointer)
    assert isinstance(traced, tuple), pointer
    return {n.id for node in traced for n in every(node)}


def printed(pointer: str) -> Any:
    here = json.loads(example_run().folder.read_text("summary.json"))
    for token in pointer.strip("/").split("/"):
        here = here[int(token)] if isinstance(here, list) else here[token]
    return here


def leaves(here: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Return the pointer and the content of every field of a JSON value; intervals are one."""
    if isinstance(here, dict) and set(here) not in VALUES:
        for key, value in here.items():
            yield from leaves(value, (*path, key))
    elif isinstance(here, list):
        for n, value in enumerate(here):
            yield from leaves(value, (*path, str(n)))
    else:
        yield "/".join(path), here


def fields(*stems: str, seed: int | None = None) -> dict[str, Any]:
    """Return the content of every field below some of the summary's, by pointer."""
    summary = json.loads(text(seed) if seed else example_run().folder.read_text("summary.json"))
    return {pointer: v for stem in stems for pointer, v in leaves(summary[stem], (stem,))}


def check(pointer: str, content: Any, series: Series) -> None:
    """Check that an interval, a difference or a mean of a series is what the summary prints."""
    known = series.values[~np.isnan(series.values)]
    if isinstance(content, dict) and "p10" in content:
        expected = dict(
            zip(("p10", "p50", "p90"), np.quantile(known, (0.1, 0.5, 0.9)), strict=True)
        )
    elif isinstance(content, dict):
        expected = {"mean": known.mean(), "higher": (known > 0).mean()}
    else:
        expected, content = {"": known.mean()}, {"": content}
    for name, value in expected.items():
        assert abs(content[name] - value) < 2e-6, f"{pointer}/{name}: {content[name]}, not {value}"
