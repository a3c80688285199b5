"""Runs of the example that differ in one thing, kept for the tests of a session."""

from dataclasses import replace
from functools import cache

from tests.assess.runs import plan
from tests.ensemble.planted import example, table

from detente.assess.open_run import Run
from detente.assess.run import run
from detente.case.case import Case

DRAWS = 48
ROW = "t-river"


def with_row_changed(case: Case) -> Case:
    """Return the case with other numbers in one row: the river wing is less willing to talk."""
    rows = [
        one.model_copy(update={"low": 1.0, "mode": 2.0, "high": 3.0}) if one.id == ROW else one
        for one in case.assessments
    ]
    return replace(case, assessments=table(rows))


def with_settings(case: Case, **changes: object) -> Case:
    """Return the case with other settings."""
    return replace(case, settings=case.settings.model_copy(update=changes))


def another_case() -> Case:
    """Return the example under another name, without one option, with one of its own."""
    *kept, last = example().settings.strategies
    own = last.model_copy(update={"id": "split", "title": "Split"})
    return with_settings(example(), id="other", title="Another valley", strategies=[*kept, own])


@cache
def made(kind: str) -> Run:
    """Return a run in memory: base, changed, seeded, shorter, or of another case."""
    if kind == "changed":
        return run(with_row_changed(example()), None, plan(draws=DRAWS))
    if kind == "seeded":
        return run(example(), None, plan(draws=DRAWS, seed=2))
    if kind == "shorter":
        return run(example(), None, plan(draws=DRAWS // 2, switched_off=frozenset({"attendance"})))
    if kind == "another":
        return run(another_case(), None, plan(draws=DRAWS))
    return run(example(), None, plan(draws=DRAWS))
