"""Run a case: draw its inputs, simulate every strategy, write the run folder and its summary."""

from dataclasses import replace
from pathlib import Path

from detente.assess.open_run import Run
from detente.assess.summary.answer import summarise
from detente.case.assume import assume
from detente.case.case import Case
from detente.case.course.reference import reference_of
from detente.case.reading.read import read_case
from detente.engagement.task import EngagementTask
from detente.ensemble.limits import COLUMNS, check_address_space, check_memory
from detente.ensemble.memory import RunMemory, RunStore
from detente.ensemble.store import RunFolder
from detente.errors import DomainError, UnknownNameError
from detente.runs.begin import begin, identity
from detente.runs.manifest import seal
from detente.runs.plan import Plan
from detente.runs.result import json_of
from detente.runs.simulate import Progress, simulate

__all__ = ["narrowed", "run"]

_MANY = 20_000  # draws from which on memory is checked; fewer fit on any machine


def run(
    case: Case | str | Path,
    out: str | Path | None = None,
    plan: Plan | None = None,
    *,
    draws: int | None = None,
    seed: int | None = None,
    horizon: int | None = None,
    strategies: list[str] | None = None,
    progress: Progress | None = None,
) -> Run:
    """Run a case: simulate every option in every draw.

    Parameters
    ----------
    case : Case or path
        The case, or its folder; ``read_case(folder, as_of)`` reads it as of another date.
    out : path, optional
        Run folder: new or empty, or that of the same run if resuming. Default: in memory.
    plan : Plan, optional
        How to run it.
    draws, seed : int, optional
        Override those of the plan.
    horizon : int, optional
        Override the horizon, in months.
    strategies : list of str, optional
        Compare only these options, and the option without contact.
    progress : callable, optional
        Called with (draws done, total draws) after each chunk.

    Returns
    -------
    Run
        The finished run.

    Raises
    ------
    CaseError
        If the case has errors.
    DomainError
        If a number is out of range, or the draws do not fit into memory.
    RunFolderError
        If the folder cannot be used.
    UnknownNameError
        If an option does not exist, or a claim that is assumed informative or not.

    Examples
    --------
    >>> import detente
    >>> from detente.case.publishing.new import template_folder
    >>> detente.run(template_folder(), draws=16, seed=1).summary.draws
    16
    """
    plan = _planned(plan or Plan(), draws, seed)
    as_run = case if isinstance(case, Case) else read_case(case)
    as_run = assume(narrowed(as_run, horizon, strategies), plan.assumed)
    check_address_space(COLUMNS, "a run")
    if plan.draws >= _MANY:
        check_memory(EngagementTask(as_run, plan.seed, plan.switched_off), plan.draws)
    store: RunStore = RunMemory() if out is None else RunFolder(out)
    with store.opened(resume=plan.resume):
        begin(store, as_run, plan)
        simulate(store, as_run, plan, progress)
        summary = summarise(as_run, store, identity(as_run, plan))
        store.write_text("summary.json", json_of(summary))
        if isinstance(store, RunFolder):
            seal(store)
    return Run.made(store, summary)


def _planned(plan: Plan, draws: int | None, seed: int | None) -> Plan:
    """Return the plan with the given draws and seed, if any."""
    if draws is not None:
        plan = replace(plan, draws=draws)
    return plan if seed is None else replace(plan, seed=seed)


def narrowed(case: Case, horizon: int | None, strategies: list[str] | None) -> Case:
    """Return the case with another horizon or fewer strategies.

    The reference option is kept if the case has one: all others are compared with it.
    """
    settings = case.settings
    if horizon is not None:
        if not 1 <= horizon <= 240:
            message = f"horizon is {horizon} months; it must be in 1 to 240"
            raise DomainError(message)
        settings = settings.model_copy(update={"horizon_months": horizon})
    if strategies is not None:
        known = {s.id: s for s in settings.strategies}
        unknown = [s for s in strategies if s not in known]
        if unknown or not strategies:
            named = ", ".join(unknown) or "nothing"
            message = f"strategy {named} is not in the case; allowed: {', '.join(known)}"
            raise UnknownNameError(message)
        reference = reference_of(case).option.id
        chosen = dict.fromkeys((reference, *strategies) if reference in known else strategies)
        settings = settings.model_copy(update={"strategies": [known[s] for s in chosen]})
    return replace(case, settings=settings)
