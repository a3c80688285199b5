"""Join the two paths of standing: either suffices, or both are needed.

Where either suffices, the convenor has the larger of the standing from a settlement and that from
acceptance; where both are needed, the smaller. Neither reading is known to be right, so both are
given, with and without the hold-out :cite:p:`renshon2016`.
"""

import numpy as np

from detente.assess.table.record import JOININGS, Joining, JointStanding
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import interval, mean

__all__ = ["joint_draws", "joint_standing"]


def joint_standing(rows: Rows) -> dict[str, dict[Joining, JointStanding]]:
    """Return both joinings of the two paths, by option; none where a path is not modelled.

    Parameters
    ----------
    rows : Rows
        Columns of the run, only draws that are defined.
    """
    return {
        option: {joining: _joined(rows, option, joining) for joining in JOININGS}
        for option in rows.strategies
        if joint_draws(rows, option, "either") is not None
    }


def joint_draws(rows: Rows, option: str, joining: Joining) -> Floats | None:
    """Return one joining of the two paths in each draw, shape (draw,), under one option.

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    option : str
        Id of the option.
    joining : {"either", "both"}
        The larger of the two, or the smaller.

    Returns
    -------
    array of float or None
        None if one of the two paths is not modelled.
    """
    if not (rows.has("status_success") and rows.has("status_acceptance")):
        return None
    paths = (rows.output(option, "status_success"), rows.output(option, "status_acceptance"))
    return np.asarray(np.maximum(*paths) if joining == "either" else np.minimum(*paths))


def _joined(rows: Rows, option: str, joining: Joining) -> JointStanding:
    values = joint_draws(rows, option, joining)
    if values is None:
        return JointStanding(value=None, joins=None, stays=None)
    joins = stays = None
    if rows.has("holdout_contact"):
        came = rows.output(option, "holdout_contact") > 0.0
        joins, stays = mean(values[came]), mean(values[~came])
    return JointStanding(value=interval(values), joins=joins, stays=stays)
