"""Seek a box of inputs in which an event is more frequent; simplify, test and resample it."""

from dataclasses import dataclass, replace

import numpy as np
from scipy import special

from detente.models.decision.prim import PrimBoxes, inside_array, prim_array, quasi_p_array
from detente.numerics.arrays import Bools, Floats, Ints
from detente.runs.statistics import wilson

__all__ = [
    "FEWEST",
    "RESAMPLES",
    "TIMES",
    "Half",
    "Restriction",
    "Sought",
    "Trial",
    "resampled",
    "screened",
    "sought",
    "tried",
]

FEWEST = 20  # fewest events in each half of the draws for conditions to be sought
TIMES = 1.5  # least ratio of the event's share in a box to its share in all draws
RESAMPLES = 25

_CLASSES = 5  # quantile classes of a number, for screening
_INPUTS = 8  # most inputs given to PRIM
_RESTRICTED = 3  # most inputs that a box restricts, so that readers can keep them in mind
_LEAST_MASS = 0.05  # smallest share of a half's draws in a box
_SURE = 0.05  # a restriction with a larger quasi-p value is dropped


@dataclass(frozen=True)
class Half:
    """Inputs of the draws in which boxes are sought.

    Parameters
    ----------
    drawn : array of float, shape (draw, input)
        Inputs.
    categorical : array of bool, shape (input,)
        Inputs without order.
    classes : array of int, shape (draw, input)
        The value, if the input has no order; otherwise its quantile class.
    """

    drawn: Floats
    categorical: Bools
    classes: Ints

    @classmethod
    def split(cls, drawn: Floats, categorical: Bools) -> "Half":
        """Return the draws with the classes of their inputs."""
        rank = np.argsort(np.argsort(drawn, axis=0, kind="stable"), axis=0, kind="stable")
        classes = rank * _CLASSES // len(drawn)
        classes[:, categorical] = drawn[:, categorical].astype(np.int64)
        return cls(drawn, categorical, classes)


@dataclass(frozen=True, order=True)
class Restriction:
    """One side of a box: the input's column and the side (0 low, 1 high, 2 values)."""

    column: int
    side: int


@dataclass(frozen=True)
class Sought:
    """A box: its inputs, its limits, and the quasi-p values of its restrictions.

    Parameters
    ----------
    columns : array of int, shape (input,)
        Columns of the inputs.
    low, high : array of float, shape (input,)
        Limits; infinite if there is none.
    kept : array of bool, shape (input, value)
        Kept values of inputs without order.
    quasi_p : array of float, shape (input, side)
        Quasi-p value of each restriction; NaN if there is none.
    """

    columns: Ints
    low: Floats
    high: Floats
    kept: Bools
    quasi_p: Floats

    @property
    def restrictions(self) -> dict[Restriction, float]:
        """The limit of each restriction; for values, a code with one bit per kept value."""
        limits = {}
        for i, side in np.argwhere(~np.isnan(self.quasi_p)):
            code = sum(1 << int(v) for v in np.flatnonzero(self.kept[i]))
            limit = (self.low[i], self.high[i], code)[side]
            limits[Restriction(int(self.columns[i]), int(side))] = float(limit)
        return limits

    @property
    def chances(self) -> dict[Restriction, float]:
        """The quasi-p value of each restriction."""
        return {
            Restriction(int(self.columns[i]), int(side)): float(self.quasi_p[i, side])
            for i, side in np.argwhere(~np.isnan(self.quasi_p))
        }

    def opened(self, restrictions: list[Restriction], half: Half, hit: Bools) -> "Sought | None":
        """Return the box without some restrictions, or None if none is left."""
        low, high, kept = self.low.copy(), self.high.copy(), self.kept.copy()
        index = {int(column): i for i, column in enumerate(self.columns)}
        for restriction in restrictions:
            i = index[restriction.column]
            if restriction.side == 0:
                low[i] = -np.inf
            elif restriction.side == 1:
                high[i] = np.inf
            else:
                kept[i] = True
        chance = quasi_p_array(hit, half.drawn[:, self.columns], low, high, kept)
        return None if np.isnan(chance).all() else Sought(self.columns, low, high, kept, chance)

    def of_columns(self, columns: Ints) -> "Sought":
        """Return the box with its columns mapped to those of the original inputs."""
        return replace(self, columns=columns[self.columns])

    def inside(self, drawn: Floats) -> Bools:
        """Return which draws are in the box; ``drawn`` has all inputs, shape (draw, input)."""
        return inside_array(drawn[:, self.columns], self.low, self.high, self.kept)


@dataclass(frozen=True)
class Trial:
    """Counts of draws and events in a box.

    Parameters
    ----------
    draws, inside, hits, both : int
        Draws, draws in the box, draws with the event, draws in the box with the event.
    """

    draws: int
    inside: int
    hits: int
    both: int

    @property
    def base(self) -> float:
        """Share of all draws with the event."""
        return self.hits / self.draws

    @property
    def density(self) -> float:
        """Share of the draws in the box with the event; 0 if the box is empty."""
        return self.both / self.inside if self.inside else 0.0

    @property
    def coverage(self) -> float:
        """Share of the draws with the event that are in the box; 0 if there are none."""
        return self.both / max(1, self.hits)

    @property
    def support(self) -> float:
        """Share of the draws that are in the box."""
        return self.inside / self.draws

    @property
    def p_value(self) -> float:
        """Probability of at least so many events in the box at the rate of all draws; one-sided."""
        if self.both == 0:
            return 1.0
        return float(special.bdtrc(self.both - 1, self.inside, self.base))

    @property
    def holds(self) -> bool:
        """True if density >= TIMES * base and the interval of the density is above the base."""
        clear = wilson(self.both, self.inside)[0] > self.base
        return self.density >= TIMES * self.base and clear


def tried(box: Sought, hit: Bools, drawn: Floats) -> Trial:
    """Return the counts of a box in draws with all inputs."""
    inside = box.inside(drawn)
    return Trial(hit.size, int(inside.sum()), int(hit.sum()), int((inside & hit).sum()))


def screened(half: Half, hit: Bools) -> Ints:
    """Return the inputs that separate the draws better than noise, at most eight.

    Notes
    -----
    Chi-square test over the classes of an input, with a p-value below 1 / number of inputs, so
    that on average one input of pure noise passes.
    """
    chance = _chances(half, hit)
    order = np.argsort(chance, kind="stable")[:_INPUTS]
    return np.sort(order[chance[order] < 1.0 / chance.size])


def _chances(half: Half, hit: Bools) -> Floats:
    """Return the p-value with which each input separates the draws; 1 if all are equal."""
    inputs = half.classes.shape[1]
    share = float(hit.mean())
    if not 0.0 < share < 1.0:
        return np.ones(inputs)
    width = int(half.classes.max()) + 1
    code = half.classes + width * np.arange(inputs)
    size = inputs * width
    many = np.bincount(code.ravel(), minlength=size).reshape(inputs, width)
    hits = np.bincount(code[hit].ravel(), minlength=size).reshape(inputs, width)
    used = many > 0
    expected = np.where(used, many * share * (1.0 - share), 1.0)
    square = np.where(used, (hits - many * share) ** 2 / expected, 0.0).sum(axis=1)
    return np.asarray(special.chdtrc(np.maximum(1, used.sum(axis=1) - 1), square))


def sought(half: Half, hit: Bools, columns: Ints) -> Sought | None:
    r"""Return the box that is least likely by chance, simplified, or None if no box qualifies.

    Notes
    -----
    PRIM peels off the face with the lowest density. Of its boxes, those count that are at least
    1.5 times as dense as all draws; the one with the largest :math:`(\bar y_B - \bar y)
    \sqrt{n_B}` is taken. The restriction with the largest quasi-p value is dropped as long as that
    value is above 0.05 or more than three inputs are restricted.
    """
    if not columns.size:
        return None
    drawn = half.drawn[:, columns]
    boxes = prim_array(
        hit, drawn, half.categorical[columns], mass_min=_LEAST_MASS, criterion="face"
    )
    at = _least_like_chance(boxes)
    if at is None:
        return None
    return _simplified(columns, hit, drawn, (boxes.low[at], boxes.high[at], boxes.kept[at]))


def _least_like_chance(boxes: PrimBoxes) -> int | None:
    base = boxes.density[0]
    worth = np.where(boxes.density >= TIMES * base, boxes.density - base, 0.0)
    score = worth * np.sqrt(boxes.mass)
    return int(score.argmax()) if score.max() > 0.0 else None


def _simplified(
    columns: Ints, hit: Bools, drawn: Floats, box: tuple[Floats, Floats, Bools]
) -> Sought | None:
    """Return the box without restrictions that chance explains, or None if none is left."""
    low, high, kept = box[0].copy(), box[1].copy(), box[2].copy()
    while True:
        chance = quasi_p_array(hit, drawn, low, high, kept)
        if np.isnan(chance).all():
            return None
        i, side = np.unravel_index(int(np.nanargmax(chance)), chance.shape)
        if chance[i, side] <= _SURE and (~np.isnan(chance)).any(axis=1).sum() <= _RESTRICTED:
            return Sought(columns, low, high, kept, chance)
        if side == 0:
            low[i] = -np.inf
        elif side == 1:
            high[i] = np.inf
        else:
            kept[i] = True


def resampled(
    half: Half, hit: Bools, columns: Ints, rng: np.random.Generator
) -> list[dict[Restriction, float]]:
    """Return the restrictions of boxes sought in the same inputs of resampled draws."""
    few = Half(half.drawn[:, columns], half.categorical[columns], half.classes[:, columns])
    restrictions = []
    for _ in range(RESAMPLES):
        at = rng.integers(0, hit.size, hit.size)
        again = Half(few.drawn[at], few.categorical, few.classes[at])
        box = sought(again, hit[at], np.arange(columns.size))
        restrictions.append({} if box is None else box.of_columns(columns).restrictions)
    return restrictions
