r"""PRIM, the patient rule induction method: find boxes of inputs with a high event density.

The method is from :cite:t:`friedman1999`; :cite:t:`bryant2010` use it to describe the futures in
which a plan does badly. The boxes are axis-aligned and overfit: always test a box on draws that
were not used to find it.
"""

from math import lgamma
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.errors import DomainError, ShapeError
from detente.models.decision.prim_box import Box, Data, pasted, peeled
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Bools, Floats
from detente.numerics.broadcast import numbers
from detente.numerics.ties import LOOSE_TIE

__all__ = ["SPEC", "PrimBoxes", "inside_array", "prim_array", "quasi_p_array"]

SPEC = ModelSpec(
    name="decision.prim",
    title="Patient rule induction method",
    sources=("friedman1999", "bryant2010", "kwakkel2016"),
    takes=(
        Array(
            "outcome",
            ("draw",),
            low=0.0,
            high=1.0,
            meaning="Whether the event happens: true or 1, otherwise false or 0.",
        ),
        Array(
            "drawn",
            ("draw", "input"),
            unit="any",
            meaning="Inputs of each draw, each in its own units; categorical inputs are whole "
            "numbers from 0.",
        ),
        Array(
            "categorical",
            ("input",),
            low=0.0,
            high=1.0,
            optional=True,
            meaning="True for inputs whose values have no order; by default none.",
        ),
    ),
    gives=(
        Array(
            "low",
            ("box", "input"),
            unit="units of drawn",
            meaning="Least value inside the box; infinite where the box is open.",
        ),
        Array(
            "high",
            ("box", "input"),
            unit="units of drawn",
            meaning="Greatest value inside the box; infinite where the box is open.",
        ),
        Array(
            "kept",
            ("box", "input", "value"),
            low=0.0,
            high=1.0,
            meaning="Which values of a categorical input are inside the box; all of them for other "
            "inputs.",
        ),
        Array(
            "coverage",
            ("box",),
            low=0.0,
            high=1.0,
            meaning="Share of positive draws that are in the box; NaN if no draw is positive.",
        ),
        Array(
            "density", ("box",), low=0.0, high=1.0, meaning="Share of its draws that are positive."
        ),
        Array(
            "mass",
            ("box",),
            low=0.0,
            high=1.0,
            meaning="Share of draws that are in the box; also called support.",
        ),
    ),
    aliases=("scenario discovery", "bump hunting"),
)

_MOST_VALUES = 256


class PrimBoxes(NamedTuple):
    """Sequence of boxes: the full space, the peeled boxes, and pasted versions of the densest one.

    Attributes
    ----------
    low, high : array of float, shape (box, input)
        Outermost values inside a box, in the input's units; infinite where the box is open.
    kept : array of bool, shape (box, input, value)
        Which values of a categorical input are inside; all of them for other inputs.
    coverage : array of float, shape (box,)
        Share of positive draws that are in the box, in [0, 1]; NaN if no draw is positive.
    density : array of float, shape (box,)
        Share of its draws that are positive, in [0, 1].
    mass : array of float, shape (box,)
        Share of draws that are in the box, in (0, 1]; also called support.
    """

    low: Floats
    high: Floats
    kept: Bools
    coverage: Floats
    density: Floats
    mass: Floats


def prim_array(
    outcome: Bools,
    drawn: Floats,
    categorical: Bools | None = None,
    *,
    alpha: float = 0.05,
    mass_min: float = 0.05,
    criterion: Literal["density", "face"] = "density",
) -> PrimBoxes:
    r"""Return boxes of inputs in which an event happens more often.

    Parameters
    ----------
    outcome : array of bool, shape (draw,)
        Whether the event happens: True or 1, otherwise False or 0.
    drawn : array of float, shape (draw, input)
        Inputs of each draw, each in its own units; categorical inputs are whole numbers from 0.
    categorical : array of bool, shape (input,), optional
        Inputs whose values have no order; they are peeled one value at a time.
    alpha : float, optional
        Share of a box's draws that one peel removes, in (0, 1).
    mass_min : float, optional
        Least share of draws in a box, in (0, 1).
    criterion : {"density", "face"}, optional
        How the next face to peel is chosen. "density", as in the article: the face whose removal
        leaves the highest density. "face": the face that has the lowest density itself. For faces
        of equal size both are the same. If many draws share a value, "density" prefers one noisy
        cut in half to many patient ones, a problem that :cite:t:`kwakkel2016` discuss.

    Returns
    -------
    PrimBoxes
        The path of boxes from the full space down; only the full space if all draws or no draws
        are positive.

    Raises
    ------
    ShapeError
        If there is no draw or no input, or the arrays do not fit each other.
    DomainError
        If a number is NaN or infinite, the outcome neither true nor false, a categorical value not
        a whole number in [0, 256), or an option out of range.

    Notes
    -----
    With box B and share :math:`\alpha`, the faces of an input are its draws at or below the
    :math:`\alpha` quantile in B, and those at or above the :math:`1 - \alpha` quantile. If equal
    values extend beyond a quantile, a face takes all of them if they are the outermost, otherwise
    none. The face that is peeled leaves the highest density

    .. math:: \bar y_B = \frac{1}{n_B} \sum_{i \in B} y_i

    even if that is lower than before. Peeling stops when no face leaves the least mass, or when all
    or none of the remaining draws are positive. Ties are resolved in favour of the face with the
    fewest draws (for criterion "face", of the face that leaves the highest density), then of the
    earlier input, of the low face before the high one, and of the lower value. Then faces of the
    densest box are pasted back by :math:`\alpha n_B` draws, or by one value, until the best paste
    would lower the density.

    Examples
    --------
    The event happens where the first input is below 4, for any second input.

    >>> drawn = np.stack([np.arange(20.0), np.arange(20.0) % 3], axis=1)
    >>> result = prim_array(drawn[:, 0] < 4, drawn)
    >>> result.high[-1].tolist(), float(result.density[-1]), float(result.mass[-1])
    ([3.0, inf], 1.0, 0.2)
    """
    data = _data(outcome, drawn, categorical)
    for name, value in (("alpha", alpha), ("mass_min", mass_min)):
        if not 0.0 < value < 1.0:
            message = f"{name} is {value:g}; it must be in (0, 1)"
            raise DomainError(message)
    if criterion not in {"density", "face"}:
        message = f"criterion is '{criterion}'; allowed: density, face"
        raise DomainError(message)
    least = max(1, int(np.ceil(mass_min * data.outcome.size - LOOSE_TIE)))
    boxes = [Box.whole(data)]
    while (found := peeled(data, boxes[-1], alpha, least, criterion == "face")) is not None:
        boxes.append(found)
    boxes += _grown(data, boxes, alpha)
    inside = np.stack([box.inside(data) for box in boxes])
    many, hits = inside.sum(axis=1), (inside & data.outcome).sum(axis=1)
    total = int(data.outcome.sum())
    return PrimBoxes(
        low=np.stack([box.low for box in boxes]),
        high=np.stack([box.high for box in boxes]),
        kept=np.stack([box.kept for box in boxes]),
        coverage=hits / total if total else np.full(len(boxes), np.nan),
        density=hits / many,
        mass=many / data.outcome.size,
    )


def _grown(data: Data, boxes: list[Box], alpha: float) -> list[Box]:
    """Return the boxes pasted from the densest box (the largest of equals), one by one."""
    density = [float(data.outcome[box.inside(data)].mean()) for box in boxes]
    last: Box | None = boxes[int(np.argmax(density))]
    grown: list[Box] = []
    while last is not None and (last := pasted(data, last, alpha)) is not None:
        grown.append(last)
    return grown


def inside_array(drawn: Floats, low: Floats, high: Floats, kept: Bools) -> Bools:
    """Return which draws are in a box.

    Parameters
    ----------
    drawn : array of float, shape (draw, input)
        Inputs of each draw.
    low, high : array of float, shape (input,)
        Outermost values inside the box.
    kept : array of bool, shape (input, value)
        Values of categorical inputs inside the box; a row that is all True includes any value.

    Returns
    -------
    array of bool, shape (draw,)
        True inside; a categorical value that the box has never seen is outside if the box excludes
        any value.

    Examples
    --------
    >>> box = np.array([0.5]), np.array([np.inf]), np.ones((1, 1), dtype=bool)
    >>> inside_array(np.array([[0.4], [0.5], [7.0]]), *box).tolist()
    [False, True, True]
    """
    inside = ((drawn >= low) & (drawn <= high)).all(axis=1)
    for column in np.flatnonzero(~kept.all(axis=1)):
        values = drawn[:, column].astype(np.int64)
        seen = (values >= 0) & (values < kept.shape[1])
        inside &= seen & kept[column, np.where(seen, values, 0)]
    return np.asarray(inside)


def quasi_p_array(outcome: Bools, drawn: Floats, low: Floats, high: Floats, kept: Bools) -> Floats:
    r"""Return the quasi-p-value of each restriction of a box.

    Parameters
    ----------
    outcome : array of bool, shape (draw,)
        Whether the event happens.
    drawn : array of float, shape (draw, input)
        Inputs of each draw.
    low, high : array of float, shape (input,)
        Outermost values inside the box.
    kept : array of bool, shape (input, value)
        Values of categorical inputs inside the box.

    Returns
    -------
    array of float, shape (input, side)
        Quasi-p-values of the low end, the high end and the values, in [0, 1]; NaN where the box is
        open.

    Notes
    -----
    Without the restriction the box has :math:`m` draws, of which a share :math:`q` is positive;
    with it, :math:`n` draws, of which :math:`h` are positive. Then
    :math:`p = P(\mathrm{Binomial}(n, q) \ge h)` :cite:p:`bryant2010`. The box was found on the
    same draws, so the value is too optimistic: hence "quasi".

    Examples
    --------
    Four of ten draws are positive, and all four are in the box: the value is 0.4 to the fourth.

    >>> drawn = np.arange(10.0)[:, None]
    >>> box = np.array([-np.inf]), np.array([3.0]), np.ones((1, 1), dtype=bool)
    >>> quasi_p_array(drawn[:, 0] < 4, drawn, *box).round(4).tolist()
    [[nan, 0.0256, nan]]
    """
    hit = np.asarray(outcome, dtype=np.bool_)
    inside = inside_array(drawn, low, high, kept)
    quasi_p = np.full((len(low), 3), np.nan)
    closed = np.stack([np.isfinite(low), np.isfinite(high), ~kept.all(axis=1)], axis=1)
    for column, side in np.argwhere(closed):
        rest = (low.copy(), high.copy(), kept.copy())
        rest[side][column] = (-np.inf, np.inf, True)[side]
        without = inside_array(drawn, *rest)
        share = float(hit[without].mean()) if without.any() else 0.0
        quasi_p[column, side] = _at_least(int((inside & hit).sum()), int(inside.sum()), share)
    return quasi_p


def _at_least(hits: int, many: int, share: float) -> float:
    """Return P(Binomial(many, share) >= hits); share is 0 only if hits is 0."""
    if hits <= 0 or share >= 1.0:
        return 1.0
    first = lgamma(many + 1) - lgamma(hits + 1) - lgamma(many - hits + 1)
    first += hits * np.log(share) + (many - hits) * np.log1p(-share)
    later = np.arange(hits, many)
    ratio = (many - later) / (later + 1.0) * (share / (1.0 - share))  # to the previous term
    logs = first + np.concatenate([[0.0], np.cumsum(np.log(ratio))])
    return min(1.0, float(np.exp(logs).sum()))


def _data(outcome: NDArray[Any], drawn: Floats, categorical: NDArray[Any] | None) -> Data:
    """Check the inputs and return them as arrays."""
    hit, values = numbers("outcome", outcome), numbers("drawn", drawn)
    if values.ndim != 2 or hit.ndim != 1 or len(hit) != len(values) or 0 in values.shape:
        message = (
            f"outcome has shape {hit.shape}, drawn {values.shape}; they must be (draw,) and "
            "(draw, input), with at least one of each"
        )
        raise ShapeError(message)
    kinds = np.zeros(values.shape[1], dtype=np.bool_) if categorical is None else categorical
    kinds = np.asarray(kinds, dtype=np.bool_)
    if kinds.shape != values.shape[1:]:
        message = f"categorical has shape {kinds.shape}; it must be ({values.shape[1]},)"
        raise ShapeError(message)
    if (odd := np.flatnonzero((hit != 0.0) & (hit != 1.0))).size:
        message = f"outcome[{odd[0]}] is {hit[odd[0]]:g}; it must be true or false, 1 or 0"
        raise DomainError(message)
    if len(at := np.argwhere(~np.isfinite(values))):
        i, j = (int(k) for k in at[0])
        message = f"drawn[{i}, {j}] is {values[i, j]:g}; it must be finite: "
        message += "leave out draws or inputs without a number"
        raise DomainError(message)
    codes = np.where(kinds, values, 0.0)
    if len(at := np.argwhere((codes != np.floor(codes)) | (codes < 0) | (codes >= _MOST_VALUES))):
        i, j = (int(k) for k in at[0])
        message = (
            f"drawn[{i}, {j}] is {values[i, j]:g}; a categorical value must be a whole number in "
            f"[0, {_MOST_VALUES})"
        )
        raise DomainError(message)
    return Data(hit.astype(np.bool_), values, kinds, int(codes.max()) + 1)
