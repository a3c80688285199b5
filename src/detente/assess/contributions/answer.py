"""Measure what mechanisms, priors and actors contribute to the answer of a run."""

import os

from detente.assess.audits.changed.settle import Settling
from detente.assess.contributions.actors import actors
from detente.assess.contributions.mechanisms import GROUPS, frozen, shared_out
from detente.assess.contributions.precedents import precedents
from detente.assess.contributions.priors import TIMES, priors
from detente.assess.contributions.record import Contributions
from detente.assess.contributions.rules import COMBINATIONS, picks_by_rule, rules
from detente.assess.contributions.shuffled import TIMES as SHUFFLES
from detente.assess.contributions.shuffled import shuffled
from detente.assess.contributions.weights import weights
from detente.assess.paired import PairedRerun, Progress, counted
from detente.engagement.registry import MECHANISMS
from detente.runs.finished import FinishedRun

__all__ = ["DRAWS", "FILE", "SCHEMA", "contributions"]

SCHEMA = "detente-contributions/0.4"
FILE = "contributions.json"
DRAWS = 256  # first draws of the run that are run again


def contributions(
    run: FinishedRun,
    draws: int = DRAWS,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Contributions:
    """Return what each mechanism, prior and actor contributes.

    Parameters
    ----------
    run : FinishedRun
        The run.
    draws : int, optional
        Number of its first draws to run again, >= 1; at most the draws of the run.
    workers : int, optional
        Processors, >= 1; does not affect any number.
    progress : callable, optional
        Called with (reruns done, total reruns).
    """
    cores = workers or os.cpu_count() or 1
    count = min(draws, run.facts.draws)
    run.task.warm()
    done = counted(progress, _reruns(run))
    rerun = PairedRerun(run.task, count)
    settling = Settling(run.task, rerun.base.batch)
    return Contributions(
        schema_=SCHEMA,
        digest=run.facts.digest,
        run=run.digest,
        seed=run.facts.seed,
        draws=count,
        first=rerun.first,
        mechanisms=frozen(rerun, cores, done),
        groups=shared_out(rerun, cores, done),
        priors=priors(rerun, cores, done),
        actors=actors(rerun, cores, done),
        precedents=precedents(rerun, cores, done),
        weights=weights(rerun),
        rules=rules(rerun, settling, cores, done),
        shuffled=shuffled(rerun, settling, cores, done),
    )


def _reruns(run: FinishedRun) -> int:
    """Return the approximate number of reruns, for the progress bar."""
    parameters = sum(len(m.spec.parameters) for m in MECHANISMS)
    left_out = len(run.case.guests()) - 2 + len(run.case.factions())
    coalitions: int = 2 ** len(GROUPS)
    earlier = 2 * len({p.precedent for p in run.case.precedents if p.set is not None})
    changed = (len(COMBINATIONS) if picks_by_rule(run.case) else 0) + SHUFFLES
    return len(MECHANISMS) + coalitions + len(TIMES) * parameters + left_out + earlier + changed
