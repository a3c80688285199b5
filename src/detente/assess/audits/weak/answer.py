"""Audit 4: set inputs without a claim at their 10th and 90th percentile, and see what moves."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from detente.assess.audits.changed.settle import Settling, only
from detente.assess.audits.record import Moved, Number, Tried, Unsourced
from detente.assess.audits.weak.candidates import Candidate, candidates, leading
from detente.assess.audits.weak.placing import can_be_placed, placed
from detente.assess.paired import PairedRerun
from detente.case.course.reference import reference_of
from detente.engagement.anchoring.anchor import Anchored, set_levels
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch
from detente.engagement.course.state_rows import War
from detente.engagement.drawing.options import options_of
from detente.engagement.drawing.record import RecordDraws
from detente.engagement.task import Prepared
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import rounded, share
from detente.vocabulary.ends import ENDS
from detente.vocabulary.input_key import InputKey

__all__ = ["MOST", "moved_by", "numbers_of", "unsourced_of"]

MOST: Final = 10
"""Inputs that are tried."""

_ENDS: Final = (0.1, 0.9)
_TIMES: Final = 2.0
_ERRORS: Final = 2.0
_HALF: Final = 0.5
_REBELS: Final = float(ENDS.index("rebel_victory"))
_OF_LEVEL: Final = (
    InputKey.parameter("terms", "record_deal"),
    InputKey.parameter("joining", "join_rate"),
)

Outcome = dict[Number, Bools]


def unsourced_of(rerun: PairedRerun, rows: Rows, settling: Settling) -> Unsourced:
    """Return which inputs without a claim move a headline number by more than a factor of two.

    Parameters
    ----------
    rerun : PairedRerun
        The first draws of the run.
    rows : Rows
        Columns of the whole run, only draws that are defined.
    settling : Settling
        Settles the level of deals after a change.
    """
    case = rerun.task.case
    reference = reference_of(case)
    option = rows.strategies[0] if reference.added else reference.option.id
    numbers = [flags.astype(np.float64) for flags in numbers_of(rows, option).values()]
    tried = leading(candidates(case, rows.inputs), rows.inputs, numbers, MOST)
    row = [one.id for one in options_of(case)[0]].index(option)
    moved = [
        found
        for one in tried
        for found in moved_by(one, *(_at(rerun, settling, row, one, end) for end in _ENDS))
    ]
    return Unsourced(
        draws=rerun.base.count,
        option=option,
        tried=[
            Tried(
                inputs=[str(key) for key in one.keys],
                party=one.party,
                share=one.share,
                claim=one.claim,
            )
            for one in tried
        ],
        moved=moved,
    )


def numbers_of(rows: Rows, option: str) -> Outcome:
    """Return the draws in which each headline event happens under an option.

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    option : str
        Id of the option.
    """
    return {
        "any_deal": np.asarray(rows.output(option, "signed") > 0.0),
        "bilateral_deal": np.asarray(rows.output(option, "bilateral") > 0.0),
        "rebel_victory": np.asarray(rows.output(option, "outcome") == _REBELS),
    }


def _at(
    rerun: PairedRerun, settling: Settling, row: int, candidate: Candidate, end: float
) -> Outcome:
    """Return the headline events with inputs at one percentile, the level of deals as before."""
    values = {
        key: float(np.quantile(np.asarray(rerun.base.inputs[str(key)], np.float64), end))
        for key in candidate.keys
    }
    base = _placed(rerun, values)
    batch = only(base.batch, row)
    anchored = settling.again(_on_the_war(values))
    if anchored is not None:
        _set_levels(anchored, batch, rerun.base)
    war = rerun.task.simulate(batch, 0).war[:, 0]
    return {
        "any_deal": war[:, War.ANY_DEAL] > 0.0,
        "bilateral_deal": war[:, War.FIRST_BILATERAL] > 0.0,
        "rebel_victory": war[:, War.OUTCOME] == _REBELS,
    }


def _placed(rerun: PairedRerun, values: dict[InputKey, float]) -> Prepared:
    case, base = rerun.task.case, rerun.base
    if not all(can_be_placed(case, key) for key in values):
        forced = {**rerun.task.forced, **{str(key): value for key, value in values.items()}}
        return replace(rerun.task, forced=forced).prepare(0, base.count)
    for key, value in values.items():
        base = replace(base, batch=placed(base, key, value))
    return replace(base, batch=base.batch._replace(param=base.batch.param.copy()))


def _on_the_war(values: dict[InputKey, float]) -> Callable[[Batch], Batch]:
    """Return what the change does to the reference war: it has the parameters, and the pain."""

    def change(war: Batch) -> Batch:
        param = war.param.copy()
        for key, value in values.items():
            if key.kind == "parameter":
                param[:, Param[key.variable.upper()]] = value
            elif key.variable == "pain":
                param[:, Param.PAIN] = value
        return war._replace(param=param)

    return change


def _set_levels(anchored: Anchored, batch: Batch, base: Prepared) -> None:
    deal, join_rate = (np.asarray(base.inputs[str(key)], np.float64) for key in _OF_LEVEL)
    set_levels(anchored, batch, RecordDraws(deal, join_rate, {}))


def moved_by(candidate: Candidate, low: Outcome, high: Outcome) -> list[Moved]:
    """Return the numbers that inputs move by more than a factor of two and two standard errors.

    Parameters
    ----------
    candidate : Candidate
        The inputs.
    low, high : dict of array of bool, shape (draw,)
        Headline events with the inputs at their 10th and 90th percentile.
    """
    found = []
    for number in low:
        gap = high[number].astype(np.float64) - low[number]
        error = float(gap.std()) / np.sqrt(gap.size)
        few, many = sorted((int(low[number].sum()), int(high[number].sum())))
        times = (many + _HALF) / (few + _HALF)
        if times <= _TIMES or abs(float(gap.mean())) <= _ERRORS * error:
            continue
        found.append(
            Moved(
                inputs=[str(key) for key in candidate.keys],
                party=candidate.party,
                number=number,
                low=share(low[number]),
                high=share(high[number]),
                times=rounded(times),
                claim=candidate.claim,
            )
        )
    return found
