"""The inputs that move the headline most: both ends of each, beside the present value."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from detente.assess.contributions.record import Contributions, PriorChange
from detente.assess.summary.record import Summary
from detente.report.inputs.titles import group_title
from detente.report.messages.say import count, mark, say
from detente.report.parameter_words import PARAMETER_WORDS
from detente.report.pictures.axis import number_axis
from detente.report.pictures.bars import Bar, BarRow, bars_key, bars_svg
from detente.report.pictures.figure import Column, Figure, Twin
from detente.report.pictures.svg import Name
from detente.report.titles import chances
from detente.report.words import signed
from detente.runs.result import Change
from detente.vocabulary.engagement import PARAMETERS

__all__ = ["NO_SOURCE", "Swing", "meaning_of", "tornado", "tornado_finding"]

NO_SOURCE: Final = "○ "
"""Stands before the name of an input without a source."""

_MOST: Final = 10
_ERRORS: Final = 2.0  # standard errors that make a change one
_DIGITS: Final = 1
_KEY: Final = "picture-tornado"
_DEAL: Final = mark("the chance of a deal")
_VALUE: Final = mark("the first option’s value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What an input does to the headline at its low and its high end.

    Parameters
    ----------
    name : str
        The input.
    low, high : float
        Change of the headline, in hundredths.
    sourced : bool
        Whether it has a claim, an estimate or a publication.
    """

    name: str
    low: float
    high: float
    sourced: bool

    @property
    def size(self) -> float:
        """The larger of its two changes."""
        return max(abs(self.low), abs(self.high))


@dataclass(frozen=True, slots=True)
class _Moved:
    """The inputs that move a headline, what the headline is, and what the ends are."""

    swings: tuple[Swing, ...]
    headline: str
    ends: tuple[str, str]


def tornado_finding(swings: Sequence[Swing], headline: str) -> str:
    """Return the title: the input that moves the headline most, and whether it has a source.

    Parameters
    ----------
    swings : sequence of Swing
        Inputs that move it by more than the error.
    headline : str
        What is moved.

    Examples
    --------
    >>> tornado_finding([], "the chance of a deal")
    'No input moves the chance of a deal by more than the error'
    """
    if not swings:
        return say("No input moves {headline} by more than the error", headline=headline)
    most = max(swings, key=lambda one: one.size)
    if most.sourced:
        return say(
            "“{input}” moves {headline} most, and has a source", input=most.name, headline=headline
        )
    return say(
        "“{input}” moves {headline} most, and has no source", input=most.name, headline=headline
    )


def tornado(summary: Summary, contributions: Contributions | None) -> Figure:
    """Return the ten inputs that move the headline most; priors where they were varied.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    contributions : Contributions or None
        What was added to it.
    """
    moved = _weak_links(summary) if contributions is None else _priors(summary, contributions)
    shown = sorted(moved.swings, key=lambda one: (-one.size, one.name))[:_MOST]
    weak = contributions is None and not shown
    finding = _no_link(summary) if weak else tornado_finding(shown, moved.headline)
    alt = "; ".join(f"{one.name}: {_label(one)}" for one in shown)
    name = Name(key=_KEY, title=finding, description=say("{text}.", text=alt or finding))
    rows = [_row(one) for one in shown]
    axis = number_axis([end for one in shown for end in (one.low, one.high)])
    low, high = moved.ends
    return Figure(
        id=_KEY,
        finding=finding,
        alt=name.description,
        twin=_twin(shown, moved),
        svg=bars_svg(name, axis, rows) if rows else "",
        key=bars_key({"before": low, "after": high}) if rows else (),
    )


def _no_link(summary: Summary) -> str:
    """Say that no input is a weak link, as far as few were tried in few draws."""
    return count(
        summary.audits.unsourced.draws,
        "One draw is too few to say what moves the chance of a deal",
        "In {number} draws no input tried moves the chance of a deal more than twofold",
    )


def _twin(shown: Sequence[Swing], moved: _Moved) -> Twin:
    low, high = moved.ends
    return Twin(
        (
            Column(say("input")),
            Column(low, "number"),
            Column(high, "number"),
            Column(say("source")),
        ),
        tuple((o.name, o.low, o.high, say("yes") if o.sourced else say("none")) for o in shown),
    )


def _row(one: Swing) -> BarRow:
    return BarRow(
        name=one.name if one.sourced else f"{NO_SOURCE}{one.name}",
        label=_label(one),
        bars=(
            Bar(start=0.0, end=one.low, look="before"),
            Bar(start=0.0, end=one.high, look="after"),
        ),
    )


def _label(one: Swing) -> str:
    return f"{signed(one.low, _DIGITS)}, {signed(one.high, _DIGITS)}"


def _weak_links(summary: Summary) -> _Moved:
    """Return inputs that move the chance of a deal more than twofold, beyond two errors."""
    found = summary.audits.unsourced
    present = chances(summary, "settlement").get(found.option, 0.0)
    return _Moved(
        swings=tuple(
            Swing(
                name=group_title(summary, one),
                low=100.0 * (one.low - present),
                high=100.0 * (one.high - present),
                sourced=one.claim,
            )
            for one in found.moved
            if one.number == "any_deal"
        ),
        headline=say(_DEAL),
        ends=(say("at its 10th percentile"), say("at its 90th percentile")),
    )


def _priors(summary: Summary, contributions: Contributions) -> _Moved:
    """Return priors that, halved or doubled, move the headline by more than two errors.

    Counted under the option that comes first; without a ranking, under the reference option.
    """
    option = contributions.first or summary.audits.reference
    swings = []
    for key, effect in contributions.priors.items():
        halved, doubled = (_change(one, option) for one in (effect.halved, effect.doubled))
        if halved is None or doubled is None or not (_is_sure(halved) or _is_sure(doubled)):
            continue
        swings.append(
            Swing(
                name=meaning_of(key),
                low=100.0 * halved.delta,
                high=100.0 * doubled.delta,
                sourced=_has_source(summary, key.split(".")[1]),
            )
        )
    headline = say(_DEAL) if _has_deal(contributions) else say(_VALUE)
    return _Moved(tuple(swings), headline, (say("halved"), say("doubled")))


def meaning_of(key: str) -> str:
    """Return a prior in words, without its unit.

    Parameters
    ----------
    key : str
        Mechanism and parameter, with a point between them.
    """
    parameter = key.split(".")[1]
    known = PARAMETER_WORDS.get(parameter)
    return parameter.replace("_", " ") if known is None else say(known)


def _has_deal(contributions: Contributions) -> bool:
    return any(effect.halved.settlement for effect in contributions.priors.values())


def _change(change: PriorChange, option: str) -> Change | None:
    """Return what the chance of a deal does; where none is modelled, the option's value."""
    return (change.settlement or change.value or {}).get(option)


def _is_sure(change: Change) -> bool:
    return abs(change.delta) > _ERRORS * change.error


def _has_source(summary: Summary, parameter: str) -> bool:
    """Say whether it has a publication, an estimate, or reports on a set that binds it."""
    known = PARAMETERS.get(parameter)
    if known is None:
        return False
    bound = (summary.hypotheses.get(name) for name in known.sets)
    return known.source != "judgement" or any(one is not None and one.reports for one in bound)
