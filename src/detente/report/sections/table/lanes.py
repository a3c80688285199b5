"""Lanes over one axis of time: bars by row, and stems with a number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.report.pictures.axis import TICK_SPACE
from detente.report.pictures.svg import (
    NAME_LINE,
    Anchor,
    Name,
    fitted,
    line,
    picture,
    text,
    text_width,
    wrapped,
    wrapped_text,
)

__all__ = ["Bar", "BarRow", "Lane", "Period", "Stem", "StemRow", "lanes_svg"]

_HEAD: Final = 22.0
_STEM: Final = 26.0  # pixels of the highest stem
_NUMBER: Final = 13.0
_CLEAR: Final = 5.0  # pixels between a number and the middle of a stem beside it
_LEVELS: Final = 3  # heights on which numbers close to each other stand
_APART: Final = 24.0  # pixels from which numbers side by side do not touch
_LEAST: Final = 0.006  # share of the width that a bar has at least


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from a time to a time in years; its classes give height and pattern."""

    start: float
    end: float
    classes: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of bars; the year in brackets says that the first began before the axis."""

    name: str
    bars: tuple[Bar, ...]
    since: str = ""


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem at a time in years, as high as its number."""

    at: float
    number: int


@dataclass(frozen=True, slots=True)
class StemRow:
    """A row of stems."""

    name: str
    stems: tuple[Stem, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows under one head."""

    head: str
    rows: tuple[BarRow | StemRow, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """The time that is drawn, in years."""

    start: float
    end: float

    def at(self, time: float) -> float:
        """Return where a time lies, as a share of the length; within the ends."""
        return min(1.0, max(0.0, (time - self.start) / (self.end - self.start)))


@dataclass(frozen=True, slots=True)
class _Form:
    """Where the axis starts, pixels the picture has at least, years between ticks."""

    left: float
    pixels: float
    every: int
    above: bool  # names above the bars

    @property
    def room(self) -> float:
        return self.pixels if self.above else (self.left - 0.02) * self.pixels

    def x(self, share: float) -> float:
        return self.left + (1.0 - self.left) * share


_WIDE: Final = _Form(0.36, 560.0, 1, above=False)
_NARROW: Final = _Form(0.0, 290.0, 2, above=True)


def lanes_svg(name: Name, lanes: Sequence[Lane], period: Period) -> str:
    """Return the picture twice: names at the left for wide screens, above bars for narrow ones.

    Parameters
    ----------
    name : Name
        Title and description.
    lanes : sequence of Lane
        Lanes from the top; one without rows is left out.
    period : Period
        The time that is drawn; its end is marked by a dashed line.
    """
    return "".join(
        _form(replace(name, key=f"{name.key}-{short}"), lanes, (period, form), classes)
        for short, form, classes in (("w", _WIDE, "only-wide"), ("n", _NARROW, "only-narrow"))
    )


def _form(name: Name, lanes: Sequence[Lane], scale: tuple[Period, _Form], classes: str) -> str:
    """Return one of the two widths."""
    top, drawn = 0.0, []
    most = max((s.number for r in _stem_rows(lanes) for s in r.stems), default=1)
    for lane in lanes:
        if not lane.rows:
            continue
        drawn.append(text((0.0, top + 15.0), lane.head, "lab strong"))
        top += _HEAD
        for row in lane.rows:
            if isinstance(row, BarRow):
                tall, parts = _bars(row, top, scale)
            else:
                tall, parts = _stems(row, top, scale, most)
            drawn += parts
            top += tall
        top += 6.0
    behind = _axis(top, scale)
    return picture(name, top + TICK_SPACE, [*behind, *drawn], classes=f"single {classes}")


def _stem_rows(lanes: Sequence[Lane]) -> Iterator[StemRow]:
    return (row for lane in lanes for row in lane.rows if isinstance(row, StemRow))


def _axis(bottom: float, scale: tuple[Period, _Form]) -> list[str]:
    """Return a grid line and a number for each year, and the line of the last day."""
    period, form = scale
    last = int(period.end)
    drawn = []
    for year in range(int(period.start), last + 1):
        share = period.at(float(year))
        x = form.x(share)
        drawn.append(line((x, 0.0), (x, bottom), "grid"))
        if (last - year) % form.every == 0:
            anchor: Anchor = "end" if share > 0.94 else "start" if x < 0.05 else "middle"
            drawn.append(text((x, bottom + 14.0), str(year), "tick", anchor=anchor))
    return [*drawn, line((1.0, 0.0), (1.0, bottom), "rec")]


def _bars(row: BarRow, top: float, scale: tuple[Period, _Form]) -> tuple[float, list[str]]:
    """Return the height of a row, its name and its bars."""
    period, form = scale
    lines = _label(row, form.room)
    more = NAME_LINE * (len(lines) - 1)
    y = top + (22.0 + more if form.above else 9.0 + more / 2)
    drawn = wrapped_text((0.0, top + 13.0), lines)
    for bar in row.bars:
        first, last = period.at(bar.start), period.at(bar.end)
        last = max(last, min(1.0, first + _LEAST))
        first = min(first, last - _LEAST)
        drawn.append(line((form.x(first), y), (form.x(last), y), f"span {bar.classes}"))
    return (30.0 if form.above else 18.0) + more, drawn


def _label(row: BarRow, room: float) -> list[str]:
    """Return the name with its year on one line or two; the name is cut, the year is not."""
    since = f" ({row.since})" if row.since else ""
    lines = wrapped(f"{row.name}{since}", room)
    if lines[-1].endswith("…") and since:
        return [f"{fitted(row.name, room - text_width(since, 12.0))}{since}"]
    return lines


def _stems(
    row: StemRow, top: float, scale: tuple[Period, _Form], most: int
) -> tuple[float, list[str]]:
    """Return the height of a row, its name, its stems, and numbers where there is room."""
    period, form = scale
    head = 16.0 if form.above else 0.0
    base = top + head + _LEVELS * _NUMBER + _STEM
    drawn = [
        text((0.0, top + 13.0 if form.above else base), fitted(row.name, form.room)),
        line((form.left, base), (1.0, base), "grid"),
    ]
    tops = [
        (form.x(period.at(s.at)) * form.pixels, base - _STEM * s.number / max(1, most))
        for s in row.stems
    ]
    taken: list[tuple[float, float]] = []
    for stem, (x, stem_top) in zip(row.stems, tops, strict=True):
        share, y = x / form.pixels, stem_top - 3.0
        drawn.append(line((share, base), (share, stem_top), "stem"))
        taller = [other for other, high in tops if high < stem_top]
        side = _beside(x, text_width(str(stem.number), 12.0), taller, form.pixels)
        height = None if side is None else _free((side.middle, y), taken)
        if side is not None and height is not None:
            taken.append((side.middle, height))
            number = text(
                (share, height),
                str(stem.number),
                "lab strong num",
                anchor=side.anchor,
                shift=side.shift,
            )
            drawn.append(number)
    return base - top + 8.0, drawn


@dataclass(frozen=True, slots=True)
class _Side:
    """Where a number is beside its stem: how it is set, and the middle of the text in pixels."""

    anchor: Anchor
    shift: float
    middle: float


def _beside(x: float, width: float, taller: Sequence[float], pixels: float) -> _Side | None:
    """Return where a number lies on no taller stem: above its own, else at the left, the right."""
    half = width / 2.0
    above = _Side("middle", 0.0, x)
    if x > 0.97 * pixels:
        above = _Side("end", 0.0, x - half)
    elif x < 0.03 * pixels:
        above = _Side("start", 0.0, x + half)
    sides = (
        above,
        _Side("end", -_CLEAR, x - _CLEAR - half),
        _Side("start", _CLEAR, x + _CLEAR + half),
    )
    for side in sides:
        first, last = side.middle - half, side.middle + half
        fits = side.shift == 0.0 or (first >= 0.0 and last <= pixels)
        if fits and not any(first - _CLEAR < stem < last + _CLEAR for stem in taller):
            return side
    return None


def _free(at: tuple[float, float], taken: Sequence[tuple[float, float]]) -> float | None:
    """Return a height at which a number touches no other; None where there is none."""
    x, y = at
    for level in range(_LEVELS):
        height = y - _NUMBER * level
        near = (one for one in taken if abs(one[0] - x) < _APART)
        if all(abs(other - height) >= _NUMBER + 2.0 for _, other in near):
            return height
    return None
