"""What each lever of the first option adds to its gain, as bars that start where the last ends."""

from collections.abc import Mapping
from typing import Final

from detente.assess.audits.record import Gain, LeverGains, Played, Worth
from detente.assess.summary.record import Summary
from detente.report.assumed import assumed_lever
from detente.report.messages.say import mark, say
from detente.report.pictures.axis import number_axis
from detente.report.pictures.bars import Bar, BarRow, bars_key, bars_svg
from detente.report.pictures.figure import Column, Figure, Twin
from detente.report.pictures.svg import Name
from detente.report.sections.options.levers import LEVER_WORDS
from detente.report.titles import titled
from detente.report.words import signed

__all__ = ["TOGETHER", "waterfall", "waterfall_finding"]

TOGETHER: Final = mark("all together, beyond the sum")
_WHOLE: Final = mark("the whole gain")
_ERRORS: Final = 2.0  # standard errors that make a part one
_DIGITS: Final = 1
_KEY: Final = "picture-waterfall"
_ORDER: Final[tuple[Worth, ...]] = ("value", "any_deal", "bilateral_deal")
_GAIN: Final[dict[Worth, str]] = {
    "value": mark("Gain of {option} over {reference} in value, in hundredths"),
    "any_deal": mark("Gain of {option} over {reference} in the chance of a deal, in hundredths"),
    "bilateral_deal": mark(
        "Gain of {option} over {reference} in the chance of a deal of a power of its own, in "
        "hundredths"
    ),
}


def waterfall_finding(parts: Mapping[str, tuple[float, float]], option: str) -> str:
    """Return the title: the lever that does most, if it does more than half of what all do.

    Parameters
    ----------
    parts : mapping of tuple of float
        What each lever adds, and its standard error.
    option : str
        Title of the option, in quotation marks.

    Examples
    --------
    >>> waterfall_finding({"the label": (0.4, 0.1), "arms": (0.1, 0.1)}, "“A”")
    'Most of what “A” changes comes from the label'
    >>> waterfall_finding({"the label": (0.4, 0.3), "arms": (0.1, 0.1)}, "“A”")
    'No single lever makes the difference under “A”'
    """
    every = sum(abs(part) for part, _ in parts.values())
    for name, (part, error) in parts.items():
        if abs(part) > _ERRORS * error and 2.0 * abs(part) > every:
            return say(
                "Most of what {option} changes comes from {lever}", option=option, lever=name
            )
    return say("No single lever makes the difference under {option}", option=option)


def waterfall(summary: Summary) -> Figure | None:
    """Return the picture of the first number that the option's levers change; None if none does.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    found = summary.audits.lever_gains
    if found is None:
        return None
    worth = next((w for w in _ORDER if w in found.gains and _moves(found.gains[w])), None)
    return None if worth is None else _figure(summary, found, worth)


def _moves(gain: Gain) -> bool:
    """Say whether any part shows in a tenth of a hundredth."""
    return any(round(100.0 * part, _DIGITS) for part in (gain.whole, *gain.levers.values()))


def _figure(summary: Summary, found: LeverGains, worth: Worth) -> Figure:
    gain, option = found.gains[worth], titled(summary, found.option)
    parts = {
        _named(lever, assumed=assumed_lever(summary, lever, worth)): (
            gain.levers[lever],
            gain.errors.get(lever, 0.0),
        )
        for lever in sorted(gain.levers, key=lambda one: -abs(gain.levers[one]))
    }
    rest = gain.whole - sum(part for part, _ in parts.values())
    beyond = abs(rest) > gain.error and round(100.0 * rest, _DIGITS) != 0.0
    rows = _rows(parts, gain.whole, rest if beyond else None)
    finding = waterfall_finding(parts, option)
    alt = "; ".join(f"{row.name}: {row.label}" for row in rows)
    reference = titled(summary, summary.audits.reference)
    name = Name(
        key=_KEY,
        title=say(_GAIN[worth], option=option, reference=reference),
        description=f"{alt}.",
    )
    return Figure(
        id=_KEY,
        finding=finding,
        alt=name.description,
        twin=_twin(parts, gain, rest if beyond else None),
        svg=bars_svg(name, number_axis(_ends(rows)), rows),
        key=bars_key({"after": say("{gain}, by lever", gain=name.title), "before": say(_WHOLE)}),
    )


def _named(lever: Played, *, assumed: bool) -> str:
    words = say(LEVER_WORDS[lever])
    return say("{lever} (assumed)", lever=words) if assumed else words


def _rows(
    parts: Mapping[str, tuple[float, float]], whole: float, rest: float | None
) -> list[BarRow]:
    """Return floating bars, each from where the last one ends, but for levers that show nothing."""
    rows, at = [], 0.0
    for name, (part, error) in parts.items():
        if round(100.0 * part, _DIGITS):
            label = f"{signed(100.0 * part, _DIGITS)} ± {100.0 * _ERRORS * error:.{_DIGITS}f}"
            bar = Bar(start=at, end=at + 100.0 * part, look="after")
            rows.append(BarRow(name=name, label=label, bars=(bar,)))
        at += 100.0 * part
    if rest is not None:
        bar = Bar(start=at, end=at + 100.0 * rest, look="vacant")
        rows.append(BarRow(name=say(TOGETHER), label=signed(100.0 * rest, _DIGITS), bars=(bar,)))
    bar = Bar(start=0.0, end=100.0 * whole, look="before")
    total = BarRow(name=say(_WHOLE), label=signed(100.0 * whole, _DIGITS), bars=(bar,), strong=True)
    return [*rows, total]


def _ends(rows: list[BarRow]) -> list[float]:
    return [end for row in rows for bar in row.bars for end in (bar.start, bar.end)]


def _twin(parts: Mapping[str, tuple[float, float]], gain: Gain, rest: float | None) -> Twin:
    columns = (
        Column(say("lever")),
        Column(say("hundredths"), "number"),
        Column(say("standard error"), "number"),
    )
    rows = [
        (name, 100.0 * part, 100.0 * error)
        for name, (part, error) in parts.items()
        if part or error
    ]
    beyond = [] if rest is None else [(say(TOGETHER), 100.0 * rest, None)]
    return Twin(columns, (*rows, *beyond, (say(_WHOLE), 100.0 * gain.whole, 100.0 * gain.error)))
