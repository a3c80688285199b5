"""Shuffle the evidence: exchange numbers with claims between the actors that they describe."""

from dataclasses import replace
from typing import Final

from detente.assess.audits.changed.consent import as_drawn
from detente.assess.audits.changed.rerun import rerun_on
from detente.assess.audits.changed.settle import Settling
from detente.assess.audits.changed.struck import supported
from detente.assess.audits.leverage import reordered
from detente.assess.audits.record import Reordered
from detente.assess.contributions.record import Shuffled
from detente.assess.options.ranking import Values
from detente.assess.paired import Done, PairedRerun, each
from detente.case.case import Case, Table
from detente.case.schema.world import Assessment
from detente.numerics.philox import named_generator

__all__ = ["TIMES", "shuffled", "shuffled_case"]

TIMES: Final = 8
"""Shuffles, each with another order."""
_VALUES: Final = ("low", "mode", "high")


def shuffled(rerun: PairedRerun, settling: Settling, workers: int, done: Done) -> Shuffled | None:
    """Return the rankings with the evidence shuffled; None without objectives.

    A weak test, unlike evidence struck or reversed: the numbers as a whole stay the same.

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
    """
    values, task = rerun.values, rerun.task
    if values is None:
        return None
    ranked, before = values.ranked, values.value[:, values.ranked]
    options = [rerun.rows.strategies[s] for s in ranked]

    def after(turn: int) -> Reordered:
        case = shuffled_case(task.case, task.seed, turn)
        rows = rerun_on(task, case, rerun.base.count, settling, as_drawn).only_defined()
        return reordered(before, Values(task.case, rows, task.seed).value[:, ranked], options)

    turns = each(after, range(TIMES), workers, done)
    return Shuffled(numbers=len(_exchanged(task.case)), turns=turns)


def shuffled_case(case: Case, seed: int, turn: int) -> Case:
    """Return a case in which numbers with claims are exchanged within a variable and item.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    seed, turn : int
        Seed of the run; which shuffle.
    """
    rng = named_generator(seed, f"shuffled evidence|{turn}")
    new: dict[str, Assessment] = {}
    for together in _groups(case):
        order = rng.permutation(len(together))
        for own, other in zip(together, order, strict=True):
            given = {name: getattr(together[other], name) for name in _VALUES}
            new[own.id] = own.model_copy(update=given)
    rows = tuple(new.get(a.id, a) for a in case.assessments)
    return replace(case, assessments=Table(rows, case.assessments.lines))


def _exchanged(case: Case) -> list[Assessment]:
    """Return the numbers that have another to be exchanged with."""
    return [a for together in _groups(case) for a in together]


def _groups(case: Case) -> list[list[Assessment]]:
    """Return numbers with claims by variable, item and object, two or more of each."""
    held = supported(case)
    found: dict[tuple[str, str | None, str | None], list[Assessment]] = {}
    for a in case.assessments:
        if a.id in held:
            found.setdefault((a.variable, a.item, a.object), []).append(a)
    return [together for together in found.values() if len(together) > 1]
