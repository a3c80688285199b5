"""Follow the equilibria of interdependent choices from no influence to the given one.

The branch is a curve in the log-odds z of all actors and the share t of the influence, from t = 0
to t = 1. It is followed by its arc length, so that folds do not stop it.
"""

import numpy as np

from detente.numerics.arrays import Floats
from detente.numerics.ties import TIE

__all__ = ["branch_end"]

_MOST_STEPS = 3_000
_FIRST, _LEAST, _MOST = 0.02, 1e-5, 0.5  # lengths of a step
_STRAIGHT, _BENT = 0.9995, 0.99  # cosines between the directions of two steps
_FLAT = 1e-2  # rate at which a departure neither grows nor shrinks, at the shortest step
_CORRECTIONS = 80  # at a crossing itself, corrections shrink by a third only


def branch_end(utility: Floats, effect: Floats, offset: float) -> tuple[Floats, bool]:
    r"""Return the first equilibrium at t = 1 on the branch from t = 0, and whether it forked.

    Parameters
    ----------
    utility : array of float, shape (actor,)
        Log-odds without influence.
    effect : array of float, shape (actor, actor)
        Change of the row's log-odds if the column attends for sure.
    offset : float
        Part of the influence that does not depend on attendance; it is subtracted.

    Returns
    -------
    tuple of (array of float, bool)
        Probabilities, shape (actor,), NaN if the branch is lost; and whether branches crossed on
        the way.

    Notes
    -----
    .. math:: z_j = h_j + t\,\bigl(\textstyle\sum_k e_{jk} L(z_k) - o\bigr)

    Two branches cross where a departure from them neither grows nor shrinks while t goes on.
    """
    at, length, fork = np.append(utility, 0.0), _FIRST, False
    way, rising = _direction(at, effect, offset, np.eye(at.size)[-1]), 0
    over = False
    for _ in range(_MOST_STEPS):
        ahead = _corrected(at + length * way, way, utility, effect, offset)
        after = None if ahead is None else _direction(ahead, effect, offset, way)
        count = rising if ahead is None else _rising(ahead, effect)
        crossed = after is not None and _crosses(count - rising, way, after)
        bent = after is None or way @ after < _BENT
        if (bent or crossed) and length > _LEAST and not over:
            length = max(0.5 * length, _LEAST)
            continue
        if ahead is None or after is None:
            if length > _MOST:
                break
            length, over = 4.0 * length, True  # too near a crossing: step over it
            continue
        fork = fork or (crossed and (over or _is_flat(ahead, effect)))
        if ahead[-1] >= 1.0:
            return _settled(at, ahead, utility, effect, offset), fork
        if way @ after > _STRAIGHT:
            length = min(1.5 * length, _MOST)
        at, way, rising, over = ahead, after, count, False
    return np.full(utility.size, np.nan), fork


def _chance(z: Floats) -> Floats:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * z)))


def _slopes(at: Floats, effect: Floats) -> Floats:
    """Return the derivative of the equations with respect to z."""
    p = _chance(at[:-1])
    return np.asarray(np.eye(p.size) - at[-1] * effect * (p * (1.0 - p)))


def _pull(at: Floats, effect: Floats, offset: float) -> Floats:
    """Return the influence on each actor, minus the derivative with respect to t."""
    return np.asarray(effect @ _chance(at[:-1]) - offset)


def _direction(at: Floats, effect: Floats, offset: float, along: Floats) -> Floats:
    """Return the unit tangent of the branch on the side of an earlier direction."""
    whole = np.column_stack([_slopes(at, effect), -_pull(at, effect, offset)])
    tangent = np.linalg.svd(whole)[2][-1]
    return np.asarray(tangent if tangent @ along >= 0.0 else -tangent)


def _rising(at: Floats, effect: Floats) -> int:
    """Return the number of directions in which small departures grow."""
    return int((np.linalg.eigvals(_slopes(at, effect)).real < 0.0).sum())


def _crosses(more: int, way: Floats, after: Floats) -> bool:
    """Return whether a change of that number is not the change of one at a fold."""
    fold = abs(more) == 1 and way[-1] * after[-1] < 0.0
    return more != 0 and not fold


def _is_flat(at: Floats, effect: Floats) -> bool:
    """Return whether small departures in some direction neither grow nor shrink."""
    return bool(np.linalg.svd(_slopes(at, effect), compute_uv=False)[-1] < _FLAT)


def _corrected(
    at: Floats, along: Floats, utility: Floats, effect: Floats, offset: float
) -> Floats | None:
    """Return the point of the branch in the plane through a point, None if none is found."""
    for _ in range(_CORRECTIONS):
        pull = _pull(at, effect, offset)
        gap = np.append(at[:-1] - utility - at[-1] * pull, 0.0)
        slopes = np.vstack([np.column_stack([_slopes(at, effect), -pull]), along])
        try:
            step = np.linalg.solve(slopes, gap)
        except np.linalg.LinAlgError:
            return None
        at = at - step
        if np.abs(step).max() <= TIE * (1.0 + np.abs(at).max()):
            return at
    return None


def _settled(at: Floats, ahead: Floats, utility: Floats, effect: Floats, offset: float) -> Floats:
    """Return the chances where the step between two points passes t = 1."""
    part = (1.0 - at[-1]) / (ahead[-1] - at[-1])
    point = at + part * (ahead - at)
    point[-1] = 1.0
    end = _corrected(point, np.eye(point.size)[-1], utility, effect, offset)
    return _chance((point if end is None else end)[:-1])
