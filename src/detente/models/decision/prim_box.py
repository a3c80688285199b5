"""Peel or paste a box of PRIM by one step."""

from typing import NamedTuple

import numpy as np

from detente.numerics.arrays import Bools, Floats, Ints

__all__ = ["Box", "Data", "pasted", "peeled"]


class Data(NamedTuple):
    """The draws in which boxes are searched."""

    outcome: Bools  # (draw,)
    drawn: Floats  # (draw, input)
    categorical: Bools  # (input,)
    values: int  # number of values of categorical inputs, numbered from 0


class Box(NamedTuple):
    """Limits of a box."""

    low: Floats  # (input,)
    high: Floats  # (input,)
    kept: Bools  # (input, value)

    @classmethod
    def whole(cls, data: Data) -> "Box":
        """Return the box that contains the full space."""
        many = data.drawn.shape[1]
        return cls(
            np.full(many, -np.inf),
            np.full(many, np.inf),
            np.ones((many, data.values), dtype=np.bool_),
        )

    def with_low(self, column: int, value: float) -> "Box":
        """Return the box with another low end."""
        low = self.low.copy()
        low[column] = value
        return self._replace(low=low)

    def with_high(self, column: int, value: float) -> "Box":
        """Return the box with another high end."""
        high = self.high.copy()
        high[column] = value
        return self._replace(high=high)

    def with_value(self, column: int, value: int, keep: bool) -> "Box":
        """Return the box with one value of a categorical input kept or removed."""
        kept = self.kept.copy()
        kept[column, value] = keep
        return self._replace(kept=kept)

    def inside(self, data: Data) -> Bools:
        """Return which draws are inside the box."""
        inside = ((data.drawn >= self.low) & (data.drawn <= self.high)).all(axis=1)
        for column in np.flatnonzero(~self.kept.all(axis=1)):
            inside &= self.kept[column, data.drawn[:, column].astype(np.int64)]
        return np.asarray(inside)


class _Face(NamedTuple):
    """A face that can be peeled: its input and side, the new limit, and the remaining draws."""

    column: int
    side: int  # 0 low, 1 high, 2 a value
    limit: float
    many: int
    hits: int


def peeled(data: Data, box: Box, alpha: float, least: int, by_face: bool) -> Box | None:
    """Return the box without its best face, or None if no face can be peeled or helps."""
    at = np.flatnonzero(box.inside(data))
    outcome, drawn = data.outcome[at], data.drawn[at]
    many, hits = at.size, int(outcome.sum())
    if hits in {0, many}:
        return None
    best: tuple[float, float, int] | None = None
    chosen: _Face | None = None
    for face in _faces(data, outcome, drawn, alpha):
        left = face.many
        if not least <= left < many:
            continue
        density = face.hits / left
        sparse = -(hits - face.hits) / (many - left) if by_face else 0.0
        ranked = (sparse, density, left)
        if best is None or ranked > best:
            best, chosen = ranked, face
    if chosen is None:
        return None
    if chosen.side == 2:
        return box.with_value(chosen.column, int(chosen.limit), keep=False)
    ends = (box.with_low, box.with_high)
    return ends[chosen.side](chosen.column, chosen.limit)


def _faces(data: Data, outcome: Bools, drawn: Floats, alpha: float) -> list[_Face]:
    """Return every face of a box, input by input, low before high, lower values first."""
    many = outcome.size
    take = max(1, int(alpha * many))
    if take >= many:
        return []
    ordered = np.flatnonzero(~data.categorical)
    numbers = drawn[:, ordered]
    ends = np.partition(numbers, (take, many - 1 - take), axis=0)
    lows = _past(numbers, ends[take])
    highs = -_past(-numbers, -ends[many - 1 - take])
    above, below = numbers >= lows, numbers <= highs
    counts = above.sum(axis=0), below.sum(axis=0)
    hits = above[outcome].sum(axis=0), below[outcome].sum(axis=0)
    faces = [
        _Face(int(column), side, float(limits[k]), int(counts[side][k]), int(hits[side][k]))
        for k, column in enumerate(ordered)
        for side, limits in ((0, lows), (1, highs))
    ]
    for column in np.flatnonzero(data.categorical):
        faces += _values(int(column), outcome, drawn[:, column].astype(np.int64))
    return sorted(faces, key=lambda face: face.column)


def _past(numbers: Floats, limit: Floats) -> Floats:
    """Return the new low ends, beyond equal values that extend from the end over the quantile."""
    low = limit.copy()
    for k in np.flatnonzero(limit <= numbers.min(axis=0)):
        over = numbers[numbers[:, k] > limit[k], k]
        low[k] = over.min() if over.size else limit[k]
    return low


def _values(column: int, outcome: Bools, codes: Ints) -> list[_Face]:
    """Return a face for each value of a categorical input."""
    count = np.bincount(codes)
    hit = np.bincount(codes[outcome], minlength=count.size)
    many, hits = codes.size, int(outcome.sum())
    return [
        _Face(column, 2, float(value), many - int(count[value]), hits - int(hit[value]))
        for value in np.flatnonzero(count)
    ]


def pasted(data: Data, box: Box, alpha: float) -> Box | None:
    """Return the box with its best face pasted back, or None if each paste lowers the density."""
    inside = box.inside(data)
    many, hits = int(inside.sum()), int((inside & data.outcome).sum())
    take = max(1, int(alpha * many))
    best, chosen = (0.0, 0), None
    for wider in _widened(data, box, take):
        held = wider.inside(data)
        now, more = int(held.sum()), int((held & data.outcome).sum())
        ranked = (more / now, now)
        if now > many and more * many >= hits * now and ranked > best:
            best, chosen = ranked, wider
    return chosen


def _widened(data: Data, box: Box, take: int) -> list[Box]:
    """Return, for each face, the box with that face moved out by some draws or by one value."""
    boxes = []
    for column in range(data.drawn.shape[1]):
        values = data.drawn[:, column]
        if np.isfinite(box.low[column]):
            free = box.with_low(column, -np.inf)
            outside = np.sort(values[free.inside(data) & (values < box.low[column])])
            end = float(outside[-take]) if outside.size > take else -np.inf
            boxes.append(box.with_low(column, end))
        if np.isfinite(box.high[column]):
            free = box.with_high(column, np.inf)
            outside = np.sort(values[free.inside(data) & (values > box.high[column])])
            end = float(outside[take - 1]) if outside.size > take else np.inf
            boxes.append(box.with_high(column, end))
        boxes += [
            box.with_value(column, int(value), keep=True)
            for value in np.flatnonzero(~box.kept[column])
        ]
    return boxes
