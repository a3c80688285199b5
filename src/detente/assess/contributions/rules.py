"""Run the options again with partner tests under all, any and weighted."""

from dataclasses import replace
from typing import get_args

from detente.assess.audits.changed.consent import as_drawn
from detente.assess.audits.changed.rerun import rerun_on
from detente.assess.audits.changed.settle import Settling
from detente.assess.contributions.again import changed
from detente.assess.contributions.record import Changed
from detente.assess.paired import Done, PairedRerun, each
from detente.case.case import Case
from detente.case.schema.settings import Combination

__all__ = ["COMBINATIONS", "combined_by", "picks_by_rule", "rules"]

COMBINATIONS: tuple[Combination, ...] = get_args(Combination)


def rules(
    rerun: PairedRerun, settling: Settling, workers: int, done: Done
) -> dict[Combination, Changed]:
    """Return the changes if the partner tests are combined another way, by combination.

    Parameters
    ----------
    rerun : PairedRerun
        The original draws.
    settling : Settling
        Settles the level of deals after a change.
    workers : int
        Processors, >= 1.
    done : callable
        Called after each rerun.

    Returns
    -------
    dict of Changed
        Empty if no option picks its partners by tests.
    """
    task = rerun.task
    if not picks_by_rule(task.case):
        return {}

    def under(combine: Combination) -> Changed:
        other = combined_by(task.case, combine)
        return changed(rerun, rerun_on(task, other, rerun.base.count, settling, as_drawn))

    return dict(zip(COMBINATIONS, each(under, COMBINATIONS, workers, done), strict=True))


def picks_by_rule(case: Case) -> bool:
    """Say whether an option of a case picks its partners by tests."""
    options = case.settings.strategies
    return case.settings.partner_rule is not None and any(s.engage == "rule" for s in options)


def combined_by(case: Case, combine: Combination) -> Case:
    """Return a case in which all options combine the partner tests in one way.

    Parameters
    ----------
    case : Case
        The case; with a partner rule.
    combine : {"all", "any", "weighted"}
        How the tests are combined.
    """
    settings, rule = case.settings, case.settings.partner_rule
    assert rule is not None
    own = {"combine": combine}
    options = [s.model_copy(update=own if s.engage == "rule" else {}) for s in settings.strategies]
    update = {"partner_rule": rule.model_copy(update=own), "strategies": options}
    return replace(case, settings=settings.model_copy(update=update))
