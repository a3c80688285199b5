"""Set an input in the arrays for the kernels, where it enters them as it was drawn.

Parameters have a column of their own. Numbers on two parties, positions, costs, balance and pain
are found by their draws. What enters otherwise, or through partner tests, is drawn again.
"""

from typing import Final

import numpy as np

from detente.case.case import Case
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch
from detente.engagement.drawing.batch import kept_sure
from detente.engagement.task import Prepared
from detente.numerics.arrays import Floats
from detente.vocabulary.input_key import InputKey

__all__ = ["can_be_placed", "placed"]

_AS_DRAWN: Final = {"willingness": 1.0, "trust": 1.0, "war-cost": 1.0, "salience": 1.0}
_SCALED: Final = {**_AS_DRAWN, "position": 100.0}
_PARAMS: Final = {"balance": Param.BALANCE, "pain": Param.PAIN}


def can_be_placed(case: Case, key: InputKey) -> bool:
    """Return whether an input enters the arrays only as it was drawn.

    Parameters
    ----------
    case : Case
        The case.
    key : InputKey
        The input.
    """
    if key.kind == "parameter":
        return True
    rule = case.settings.partner_rule
    tested = {test.variable for test in rule.tests} if rule else set()
    return key.variable not in tested and key.variable in {*_SCALED, *_PARAMS}


def placed(base: Prepared, key: InputKey, value: float) -> Batch:
    """Return the arrays with an input at one value in every draw.

    Parameters
    ----------
    base : Prepared
        Draws of the run.
    key : InputKey
        The input, one that can be placed.
    value : float
        In the units of its column.
    """
    batch = base.batch
    if key.kind == "parameter":
        return _with_param(batch, Param[key.variable.upper()], value)
    if key.variable in _PARAMS:
        return _with_param(batch, _PARAMS[key.variable], float(kept_sure(np.array(value))))
    scale = _SCALED[key.variable]
    drawn = np.asarray(base.inputs[str(key)], dtype=np.float64) / scale
    return batch._replace(
        head=_replaced(batch.head, drawn, value / scale),
        faction=_replaced(batch.faction, drawn, value / scale),
        pair=_replaced(batch.pair, drawn, value / scale),
        stance=_replaced(batch.stance, drawn, value / scale),
    )


def _with_param(batch: Batch, row: Param, value: float) -> Batch:
    param = batch.param.copy()
    param[:, row] = value
    return batch._replace(param=param)


def _replaced(array: Floats, drawn: Floats, value: float) -> Floats:
    """Return an array with the value in each column that holds the draws."""
    flat = array.reshape(len(array), -1)
    same = (flat == drawn[:, None]).all(axis=0)
    if not same.any():
        return array
    changed = flat.copy()
    changed[:, same] = value
    return changed.reshape(array.shape)
