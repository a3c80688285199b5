"""The inputs that move the headline most: both ends of each, beside the present value."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from detente.assess.contributions.record import Contributions, PriorChange
from detente.assess.summary.record import Summary
from detente.report.pictures.axis import number_axis
from detente.report.pictures.bars import Bar, BarRow, bars_key, bars_svg
from detente.report.pictures.figure import Column, Figure, Twin
from detente.report.pictures.svg import Name
from detente.report.titles import chances
from detente.report.words import signed
from detente.runs.result import Change
from detente.vocabulary.engagement import PARAMETERS

__all__ = ["NO_SOURCE", "Swing", "tornado", "tornado_finding"]

NO_SOURCE: Final = "○ "
"""Stands before the name of an input without a source."""

_MOST: Final = 10
_ERRORS: Final = 2.0  # standard errors that make a change one
_DIGITS: Final = 1
_KEY: Final = "picture-tornado"
_DEAL: Final = "the chance of a deal"
_VALUE: Final = "the first option’s value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What an input does to the headline at its low and its high end.

    Parameters
    ----------
    name : str
        The input.
    key : str
        What it is called in files.
    low, high : float
        Change of the headline, in hundredths.
    sourced : bool
        Whether it has a claim, an estimate or a publication.
    """

    name: str
    key: str
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
        return f"No input moves {headline} by more than the error"
    most = max(swings, key=lambda one: one.size)
    source = "and has a source" if most.sourced else "and has no source"
    return f"“{most.name}” moves {headline} most, {source}"


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
    finding = tornado_finding(shown, moved.headline)
    alt = "; ".join(f"{one.name}: {_label(one)}" for one in shown)
    name = Name(key=_KEY, title=finding, description=f"{alt or finding}.")
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


def _twin(shown: Sequence[Swing], moved: _Moved) -> Twin:
    low, high = moved.ends
    return Twin(
        (
            Column("input"),
            Column(low, "number"),
            Column(high, "number"),
            Column("source"),
            Column("in files"),
        ),
        tuple((o.name, o.low, o.high, "yes" if o.sourced else "none", o.key) for o in shown),
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
                name=one.title,
                key="; ".join(one.inputs),
                low=100.0 * (one.low - present),
                high=100.0 * (one.high - present),
                sourced=one.claim,
            )
            for one in found.moved
            if one.number == "any_deal"
        ),
        headline=_DEAL,
        ends=("at its 10th percentile", "at its 90th percentile"),
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
        mechanism, parameter = key.split(".")
        swings.append(
            Swing(
                name=f"{_meaning(parameter)} ({mechanism.replace('_', ' ')})",
                key=key,
                low=100.0 * halved.delta,
                high=100.0 * doubled.delta,
                sourced=_has_source(summary, parameter),
            )
        )
    return _Moved(
        tuple(swings), _DEAL if _has_deal(contributions) else _VALUE, ("halved", "doubled")
    )


def _meaning(parameter: str) -> str:
    """Return a parameter in words, without its unit."""
    known = PARAMETERS.get(parameter)
    if known is None:
        return parameter.replace("_", " ")
    meaning = known.meaning.rstrip(".").split(",")[0]
    return f"{meaning[0].lower()}{meaning[1:]}"


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
