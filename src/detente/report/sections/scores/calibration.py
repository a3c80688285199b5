"""How often what was forecast came, by how likely it was called: from ten forecasts on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from detente.assess.scores.record import TrackRecord
from detente.report.messages.say import mark, say
from detente.report.pictures.figure import Column, Figure, KeyEntry, Twin
from detente.report.pictures.svg import Anchor, Name, circle, curve, line, picture, text
from detente.report.words import percent

__all__ = ["Bin", "binned", "calibration", "calibration_finding", "chance_band"]

_LEAST: Final = 10  # forecasts below which misses alone are listed
_EDGES: Final = (0.05, 0.2, 0.45, 0.55, 0.8, 0.95)  # those of the likelihood words
_BAND: Final = 0.9
_KEY: Final = "picture-calibration"
_LEFT, _TOP, _SIDE = 0.17, 12.0, 220.0
_LENGTH = 0.79
_ALL: Final = mark("all")
_TICKS: Final[tuple[tuple[float, str, Anchor], ...]] = (
    (0.0, "0", "middle"),
    (0.5, "50", "middle"),
    (1.0, mark("100 %"), "end"),
)

Forecasts = Sequence[tuple[float, int]]
"""Chances with what came: 1 or 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Forecasts of one likelihood.

    Parameters
    ----------
    name : str
        Their likelihood.
    number : int
        How many they are.
    forecast, came : float
        Mean chance, and share of events that came.
    low, high : float
        Share that comes with 90 % probability if the chances are right.
    """

    name: str
    number: int
    forecast: float
    came: float
    low: float
    high: float


def chance_band(chances: Sequence[float]) -> tuple[float, float]:
    """Return the range of shares that come with 90 % probability if the chances are right.

    Parameters
    ----------
    chances : sequence of float
        Chances of independent events.

    Examples
    --------
    >>> chance_band([1.0, 1.0]), chance_band([0.5])
    ((1.0, 1.0), (0.0, 1.0))
    """
    counts = [1.0]
    for chance in chances:
        stays = [one * (1.0 - chance) for one in counts] + [0.0]
        grows = [0.0] + [one * chance for one in counts]
        counts = [a + b for a, b in zip(stays, grows, strict=True)]
    tail = (1.0 - _BAND) / 2.0
    low, high = _first_above(counts, tail), _first_above(counts, 1.0 - tail)
    return low / len(chances), high / len(chances)


def _first_above(counts: Sequence[float], share: float) -> int:
    """Return the first count up to which more than a share of the probability lies."""
    total = 0.0
    for count, probability in enumerate(counts):
        total += probability
        if total > share:
            return count
    return len(counts) - 1


def binned(forecasts: Forecasts) -> list[Bin]:
    """Return forecasts by the bands of the likelihood words, and all of them last.

    Parameters
    ----------
    forecasts : sequence of tuple
        Chances with what came.
    """
    groups: dict[int, list[tuple[float, int]]] = {}
    for chance, came in forecasts:
        groups.setdefault(sum(chance >= edge for edge in _EDGES), []).append((chance, came))
    ends = (0.0, *_EDGES, 1.0)
    bins = [_bin(_between(ends[n], ends[n + 1]), groups[n]) for n in sorted(groups)]
    return [*bins, _bin(say(_ALL), forecasts)]


def _between(low: float, high: float) -> str:
    return say("{low} to {high}", low=percent(low), high=percent(high))


def _described(one: Bin) -> str:
    return say(
        "{number} at {chance}: {came} came",
        number=one.number,
        chance=percent(one.forecast),
        came=percent(one.came),
    )


def _bin(name: str, forecasts: Forecasts) -> Bin:
    number = len(forecasts)
    low, high = chance_band([chance for chance, _ in forecasts])
    return Bin(
        name=name,
        number=number,
        forecast=sum(chance for chance, _ in forecasts) / number,
        came=sum(came for _, came in forecasts) / number,
        low=low,
        high=high,
    )


def calibration_finding(every: Bin) -> str:
    """Return the title: whether more or less came than forecast, beyond chance.

    Parameters
    ----------
    every : Bin
        All forecasts.
    """
    if every.came > every.high:
        return say("Events came more often than forecast")
    if every.came < every.low:
        return say("What was forecast came less often than forecast")
    return say("Too few forecasts have come due to tell whether they run high or low")


def calibration(record: TrackRecord) -> Figure | None:
    """Return the picture of forecasts beside outcomes; None with fewer than ten.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    forecasts = _forecasts(record)
    if len(forecasts) < _LEAST:
        return None
    *bins, every = binned(forecasts)
    finding = calibration_finding(every)
    alt = say("{bins}.", bins="; ".join(_described(one) for one in bins))
    name = Name(key=_KEY, title=finding, description=alt)
    columns = (
        Column(say("forecast")),
        Column(say("number"), "number"),
        Column(say("mean forecast"), "share"),
        Column(say("came"), "share"),
        Column(say("low end if right"), "share"),
        Column(say("high end if right"), "share"),
    )
    rows = tuple((b.name, b.number, b.forecast, b.came, b.low, b.high) for b in (*bins, every))
    return Figure(
        id=_KEY,
        finding=finding,
        alt=name.description,
        twin=Twin(columns, rows),
        svg=picture(name, _TOP + _SIDE + 22.0, _drawn(bins), classes="single"),
        key=_key(),
    )


def _forecasts(record: TrackRecord) -> Forecasts:
    """Return every forecast with an outcome once: questions, and guests of later rounds.

    A question on a guest counts only where no later round is on record, which would count it again.
    """
    asked = [
        (one.forecast, one.outcome)
        for one in record.questions.values()
        if one.outcome is not None and (one.subject is None or not record.later_rounds)
    ]
    guests = [
        (guest.forecast, guest.came)
        for one in record.later_rounds.values()
        for guest in one.guests.values()
        if guest.came is not None
    ]
    return [*asked, *guests]


def _at(share: float, height: float) -> tuple[float, float]:
    return _LEFT + _LENGTH * share, _TOP + _SIDE * (1.0 - height)


def _drawn(bins: Sequence[Bin]) -> list[str]:
    """Return the grid, the diagonal, and a dot a bin whose area is the number of forecasts."""
    drawn = []
    for share, label, anchor in _TICKS:
        drawn += [
            line(_at(share, 0.0), _at(share, 1.0), "grid"),
            line(_at(0.0, share), _at(1.0, share), "grid"),
            text((_at(share, 0.0)[0], _TOP + _SIDE + 14.0), say(label), "tick", anchor=anchor),
            text((_LEFT - 0.02, _at(0.0, share)[1] + 4.0), say(label), "tick", anchor="end"),
        ]
    box = ((_LEFT, _TOP), (_LENGTH, _SIDE))
    drawn.append(curve([(0.0, 1.0), (1.0, 0.0)], box, "ln other dashed"))
    largest = max(one.number for one in bins)
    for one in bins:
        drawn.append(line(_at(one.forecast, one.low), _at(one.forecast, one.high), "rng"))
        radius = max(3.0, 11.0 * (one.number / largest) ** 0.5)
        drawn.append(circle(_at(one.forecast, one.came), radius, "dot"))
    return drawn


def _key() -> tuple[KeyEntry, ...]:
    start = '<svg class="fig sample" width="18" height="12" aria-hidden="true" focusable="false">'
    band = f"{start}{line((0.5, 0.0), (0.5, 12.0), 'rng')}</svg>"
    dot = f"{start}{circle((0.5, 6.0), 5.0, 'dot')}</svg>"
    return (
        KeyEntry(dot, say("what came; the larger, the more forecasts")),
        KeyEntry(band, say("90 % of what would come if the forecasts were right")),
    )
