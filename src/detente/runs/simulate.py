"""Simulate the chunks of a run that its folder does not hold yet."""

from collections.abc import Callable

from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.ensemble.chunks import ranges
from detente.ensemble.executors import EXECUTORS, run_chunks
from detente.ensemble.memory import RunStore
from detente.ensemble.store import RunFolder
from detente.runs.plan import Plan

__all__ = ["Progress", "simulate"]

Progress = Callable[[int, int], None]


def simulate(store: RunStore, case: Case, plan: Plan, progress: Progress | None) -> None:
    """Run the chunks that are missing.

    Parameters
    ----------
    store : RunFolder or RunMemory
        Where the run is kept; it is open.
    case : Case
        The case as it is run.
    plan : Plan
        How to run it.
    progress : callable or None
        Called with (draws done, total draws) after each chunk.
    """
    wanted = ranges(plan.draws, plan.chunk)
    kept = store.finished() if plan.resume and isinstance(store, RunFolder) else []
    there = {(note["first"], note["count"]) for note in kept}
    todo = [r for r in wanted if r not in there]
    done = plan.draws - sum(count for _, count in todo)
    task = EngagementTask(case, plan.seed, plan.switched_off)
    if todo:
        task.anchor()  # once, before workers copy the task
    if todo and plan.executor in EXECUTORS:
        task.warm()  # before progress is timed
    if progress:
        progress(done, plan.draws)
    if todo:
        for chunk in run_chunks(task, todo, executor=plan.executor, workers=plan.workers):
            store.write_chunk(chunk)
            done += chunk.count
            if progress:
                progress(done, plan.draws)
    if isinstance(store, RunFolder):
        store.drop_others({f"{first:06d}.parquet" for first, _ in wanted})
