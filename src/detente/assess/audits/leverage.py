"""Audit 3: see if the evidence moves the ranking, or the ranking states assumptions."""

from typing import Final

from detente.assess.audits.changed.consent import Alter, consent_reversed, consent_unknown
from detente.assess.audits.changed.rerun import rerun_on
from detente.assess.audits.changed.reverse import reverse
from detente.assess.audits.changed.settle import Settling
from detente.assess.audits.changed.struck import struck
from detente.assess.audits.ranked import order_of, signs, stays_first, tau
from detente.assess.audits.record import Leverage, Reordered
from detente.assess.options.ranking import Values
from detente.assess.paired import PairedRerun
from detente.case.case import Case
from detente.numerics.arrays import Floats
from detente.runs.statistics import rounded

__all__ = ["leverage_of", "reordered"]

_SAME: Final = 0.95


def leverage_of(rerun: PairedRerun, settling: Settling) -> Leverage | None:
    """Return the ranking with the evidence struck and reversed; None without objectives.

    Parameters
    ----------
    rerun : PairedRerun
        The first draws of the run.
    settling : Settling
        Settles the level of deals after a change.
    """
    values, task = rerun.values, rerun.task
    if values is None:
        return None
    ranked = values.ranked
    options = [rerun.rows.strategies[s] for s in ranked]
    before = values.value[:, ranked]

    def after(case: Case, alter: Alter) -> Reordered:
        rows = rerun_on(task, case, rerun.base.count, settling, alter).only_defined()
        return reordered(before, Values(task.case, rows, task.seed).value[:, ranked], options)

    without = after(struck(task.case), consent_unknown)
    turned = after(reverse(task.case), consent_reversed)
    return Leverage(
        draws=rerun.base.count,
        as_is=order_of(before, options),
        struck=without,
        reversed=turned,
        assumed=all(
            one.stays and one.tau is not None and one.tau >= _SAME for one in (without, turned)
        ),
    )


def reordered(before: Floats, after: Floats, options: list[str]) -> Reordered:
    """Return the ranking after a change, compared with that before it.

    Parameters
    ----------
    before, after : array of float, shape (draw, option)
        Values of the options.
    options : list of str
        Ids, in the order of the columns.
    """
    near = tau(signs(before), signs(after))
    first = options.index(order_of(before, options)[0])
    return Reordered(
        order=order_of(after, options),
        tau=None if near is None else rounded(near),
        stays=stays_first(first, after),
    )
