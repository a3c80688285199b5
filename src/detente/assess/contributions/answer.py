"""What mechanisms, priors and actors contribute to the answer of a run."""

import os
from collections.abc import Callable
from typing import Any

from detente.assess.contributions.actors import actors
from detente.assess.contributions.again import Again
from detente.assess.contributions.mechanisms import GROUPS, frozen, shared_out
from detente.assess.contributions.priors import TIMES, priors
from detente.engagement.registry import MECHANISMS
from detente.runs.finished import FinishedRun

__all__ = ["DRAWS", "FILE", "SCHEMA", "contributions"]

SCHEMA = "detente-contributions/0.1"
FILE = "contributions.json"
DRAWS = 256  # of the run's first draws, run again

Progress = Callable[[int, int], None]


def contributions(
    run: FinishedRun,
    draws: int = DRAWS,
    workers: int | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Return what each mechanism, prior and actor contributes.

    Parameters
    ----------
    run : FinishedRun
        The run.
    draws : int, optional
        How many of its first draws are run again, >= 1; at most those of the run.
    workers : int, optional
        Processors, >= 1; changes no number.
    progress : callable, optional
        Told (reruns done, reruns in all).

    Returns
    -------
    dict
        ``mechanisms``: each frozen on its own (see
        :func:`detente.assess.contributions.mechanisms.frozen`); ``groups``: shared out (Shapley);
        ``priors``: halved and doubled; ``actors``: each left out; ``first``: who comes first as
        drawn, in these draws. All differences are paired, with standard errors.
    """
    cores = workers or os.cpu_count() or 1
    count = min(draws, run.facts.draws)
    run.task.warm()
    total, so_far = _reruns(run), 0

    def done() -> None:
        nonlocal so_far
        so_far += 1
        if progress:
            progress(so_far, total)

    again = Again(run.task, count)
    return {
        "schema": SCHEMA,
        "digest": run.facts.digest,
        "seed": run.facts.seed,
        "draws": count,
        "first": again.first,
        "mechanisms": frozen(again, cores, done),
        "groups": shared_out(again, cores, done),
        "priors": priors(again, cores, done),
        "actors": actors(again, cores, done),
    }


def _reruns(run: FinishedRun) -> int:
    """Return how many reruns there will be, near enough to show progress."""
    parameters = sum(len(m.spec.parameters) for m in MECHANISMS)
    left_out = len(run.case.guests()) - 2 + len(run.case.factions())
    coalitions: int = 2 ** len(GROUPS)
    return len(MECHANISMS) + coalitions + len(TIMES) * parameters + left_out
