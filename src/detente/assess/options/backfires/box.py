"""A box of inputs in which a thing happens more often: sought, simplified, tried, resampled."""

from dataclasses import dataclass, replace

import numpy as np
from scipy import special

from detente.models.decision.prim import PrimBoxes, inside_array, prim_array, quasi_p_array
from detente.numerics.arrays import Bools, Floats, Ints

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
    "wilson",
]

FEWEST = (
    20  # times that it must happen on a half of the draws, below that conditions are not sought
)
TIMES = 1.5  # how much more often it must happen in a box than in all draws to be worth telling
RESAMPLES = 25

_CLASSES = 5  # quantile classes of a number, for screening
_INPUTS = 8  # inputs at most that PRIM is given
_RESTRICTED = 3  # inputs at most that a box restricts; readers keep no more in mind
_LEAST_MASS = 0.05  # share of a half's draws that a box holds at least
_SURE = 0.05  # quasi-p value of a restriction above which it is dropped
_Z = 1.959964  # of the 95 % interval


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
        Value of an input without order, quantile class of another.
    """

    drawn: Floats
    categorical: Bools
    classes: Ints

    @classmethod
    def split(cls, drawn: Floats, categorical: Bools) -> "Half":
        """Return the draws with their classes."""
        rank = np.argsort(np.argsort(drawn, axis=0, kind="stable"), axis=0, kind="stable")
        classes = rank * _CLASSES // len(drawn)
        classes[:, categorical] = drawn[:, categorical].astype(np.int64)
        return cls(drawn, categorical, classes)


@dataclass(frozen=True, order=True)
class Restriction:
    """One side of a box: of which input, which side (0 low, 1 high, 2 values)."""

    column: int
    side: int


@dataclass(frozen=True)
class Sought:
    """A box: for the columns that it was sought in, its limits, and what chance does as well.

    Parameters
    ----------
    columns : array of int, shape (input,)
        Which inputs.
    low, high : array of float, shape (input,)
        Outermost values; infinite where open.
    kept : array of bool, shape (input, value)
        Values of inputs without order.
    quasi_p : array of float, shape (input, side)
        For each restriction; NaN where open.
    """

    columns: Ints
    low: Floats
    high: Floats
    kept: Bools
    quasi_p: Floats

    @property
    def restrictions(self) -> dict[Restriction, float]:
        """What the box restricts: the limit, or for values a number that names those kept."""
        limits = {}
        for i, side in np.argwhere(~np.isnan(self.quasi_p)):
            code = sum(1 << int(v) for v in np.flatnonzero(self.kept[i]))
            limit = (self.low[i], self.high[i], code)[side]
            limits[Restriction(int(self.columns[i]), int(side))] = float(limit)
        return limits

    @property
    def chances(self) -> dict[Restriction, float]:
        """How easily chance does what each restriction does."""
        return {
            Restriction(int(self.columns[i]), int(side)): float(self.quasi_p[i, side])
            for i, side in np.argwhere(~np.isnan(self.quasi_p))
        }

    def opened(self, restrictions: list[Restriction], half: Half, hit: Bools) -> "Sought | None":
        """Return the box without some restrictions, or None where none is left."""
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
        """Return the box with its inputs named by where they come from."""
        return replace(self, columns=columns[self.columns])

    def inside(self, drawn: Floats) -> Bools:
        """Return which draws lie in it; takes all inputs, shape (draw, input)."""
        return inside_array(drawn[:, self.columns], self.low, self.high, self.kept)


@dataclass(frozen=True)
class Trial:
    """What a box holds of some draws.

    Parameters
    ----------
    draws, inside, hits, both : int
        Draws, those in the box, those where it happens, those of them in the box.
    """

    draws: int
    inside: int
    hits: int
    both: int

    @property
    def base(self) -> float:
        """Share of all draws."""
        return self.hits / self.draws

    @property
    def density(self) -> float:
        """Share of the draws in the box; 0 where there are none."""
        return self.both / self.inside if self.inside else 0.0

    @property
    def coverage(self) -> float:
        """Share in the box of those where it happens; 0 where there are none."""
        return self.both / max(1, self.hits)

    @property
    def support(self) -> float:
        """Share of the draws that lie in the box."""
        return self.inside / self.draws

    @property
    def p_value(self) -> float:
        """Chance of so many in the box if they came at the rate of all draws; one-sided."""
        if self.both == 0:
            return 1.0
        return float(special.bdtrc(self.both - 1, self.inside, self.base))

    @property
    def holds(self) -> bool:
        """Whether it is that much denser than all draws, its interval clear of their share."""
        clear = wilson(self.both, self.inside)[0] > self.base
        return self.density >= TIMES * self.base and clear


def wilson(hits: int, many: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, after Wilson (1927); the whole range for none."""
    if many == 0:
        return 0.0, 1.0
    share, more = hits / many, _Z * _Z / many
    middle = (share + more / 2.0) / (1.0 + more)
    half = _Z / (1.0 + more) * np.sqrt(share * (1.0 - share) / many + more / (4.0 * many))
    return float(max(0.0, middle - half)), float(min(1.0, middle + half))


def tried(box: Sought, hit: Bools, drawn: Floats) -> Trial:
    """Return what a box holds of draws, of which all inputs are given."""
    inside = box.inside(drawn)
    return Trial(hit.size, int(inside.sum()), int(hit.sum()), int((inside & hit).sum()))


def screened(half: Half, hit: Bools) -> Ints:
    """Return the inputs that part the draws better than noise, at most eight.

    Notes
    -----
    Chi-square over the classes of an input, with a p-value below one over the number of inputs, so
    that one input of pure noise is let through on average.
    """
    chance = _chances(half, hit)
    order = np.argsort(chance, kind="stable")[:_INPUTS]
    return np.sort(order[chance[order] < 1.0 / chance.size])


def _chances(half: Half, hit: Bools) -> Floats:
    """Return the p-value with which each input parts the draws; 1 where all are alike."""
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
    r"""Return the box least like chance in some inputs, simplified, or None where none is worth it.

    Notes
    -----
    Of the boxes that PRIM finds, peeling off the least dense face, those count that are at least
    1.5 times as dense as all draws; the one with the largest :math:`(\bar y_B - \bar y)
    \sqrt{n_B}` is taken. The restriction with the largest quasi-p value is dropped while that is
    above 0.05, or while more than three inputs are restricted.
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
    """Return the box without what chance does as well, or None where nothing is left."""
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
    """Return what boxes sought in the same inputs restrict when the draws are resampled."""
    few = Half(half.drawn[:, columns], half.categorical[columns], half.classes[:, columns])
    restrictions = []
    for _ in range(RESAMPLES):
        at = rng.integers(0, hit.size, hit.size)
        again = Half(few.drawn[at], few.categorical, few.classes[at])
        box = sought(again, hit[at], np.arange(columns.size))
        restrictions.append({} if box is None else box.of_columns(columns).restrictions)
    return restrictions
