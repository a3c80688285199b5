"""Run again with every number without a claim at its stand-in: the case by its evidence alone."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from detente.assess.audits.changed.consent import as_drawn
from detente.assess.audits.changed.rerun import rerun_on
from detente.assess.audits.changed.settle import Settling
from detente.assess.audits.changed.struck import at_stand_in, unsupported
from detente.assess.audits.record import Apart, EvidenceAlone
from detente.assess.ends.answer import outcomes_of_war
from detente.assess.paired import PairedRerun
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import share
from detente.vocabulary.ends import ENDS

__all__ = ["apart_of", "evidence_alone"]

_TIMES: Final = 1.5
_ERRORS: Final = 2.0


def evidence_alone(rerun: PairedRerun, settling: Settling) -> EvidenceAlone:
    """Return how the war may end if every number without a claim is at its stand-in.

    Parameters
    ----------
    rerun : PairedRerun
        The first draws of the run.
    settling : Settling
        Settles the level of deals after a change.
    """
    case = rerun.task.case
    alone = at_stand_in(case, unsupported(case))
    rows = rerun_on(rerun.task, alone, rerun.base.count, settling, as_drawn)
    keep = rows.defined & rerun.rows.defined
    here, rows = rerun.rows.kept(keep), rows.kept(keep)
    return EvidenceAlone(
        draws=rerun.base.count,
        outcomes=outcomes_of_war(rows),
        any_deal={option: share(_dealt(rows, option)) for option in rows.strategies},
        apart=apart_of(here, rows),
    )


def apart_of(here: Rows, alone: Rows) -> list[Apart]:
    """Return the numbers that differ by more than a factor of 1.5 and two standard errors.

    Parameters
    ----------
    here, alone : Rows
        The same draws as in the run, and without what has no claim.
    """
    return [
        Apart(option=option, number=number, here=share(own), alone=share(other))
        for option, number, own, other in _pairs(here, alone)
        if _differ(own, other)
    ]


def _pairs(here: Rows, alone: Rows) -> Iterator[tuple[str, str, Bools, Bools]]:
    for option in here.strategies:
        yield option, "any_deal", _dealt(here, option), _dealt(alone, option)
        for n, end in enumerate(ENDS):
            own, other = (rows.output(option, "outcome") == n for rows in (here, alone))
            yield option, end, own, other


def _dealt(rows: Rows, option: str) -> Bools:
    return np.asarray(rows.output(option, "signed") > 0.0)


def _differ(own: Bools, other: Bools) -> bool:
    gap = own.astype(np.float64) - other
    if not gap.any():
        return False
    low, high = sorted((float(own.mean()), float(other.mean())))
    sure = abs(float(gap.mean())) > _ERRORS * float(gap.std()) / np.sqrt(gap.size)
    return bool(sure and high > _TIMES * low)
