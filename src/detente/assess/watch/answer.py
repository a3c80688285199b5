"""Say what to watch: dated events of the next months that go with the headline."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from detente.assess.evidence.flips.paired import holm
from detente.assess.watch.choose import FEWEST_SHOWN, Choice, choose
from detente.assess.watch.information import Shift, exact_p, information, shift
from detente.assess.watch.record import FewReason, Indicator, Indicators, Shortfall, Target
from detente.assess.watch.seen import MONTHS, Seen, month_end, seen_events
from detente.case.case import Case
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import FEWEST, rounded

__all__ = ["headlines", "indicators", "seen_of"]

_TARGETS: Final[tuple[Target, ...]] = ("settlement", "holdout_contact")
_LEAST, _MOST = 0.05, 0.95  # chances between which an event is worth watching for
_LEVEL: Final = 0.01  # of the test over all events


@dataclass(frozen=True, slots=True)
class _Link:
    """What an event says about a headline metric."""

    seen: Seen
    target: Target
    shift: Shift
    nats: float


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Events by the first test that each fails."""

    considered: int
    never: int
    outside: int
    few_draws: int
    passed: list[Seen]


def indicators(case: Case, rows: Rows, option: str) -> Indicators:
    """Return the events to watch in the next six months, and the headline with each.

    They show association in the draws, not causation.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, only draws that are defined.
    option : str
        Id of the option under which events are counted.

    Notes
    -----
    An event qualifies if it happens in 5 to 95 % of draws, in at least 100 and in all but at least
    100, and if a headline metric differs with it by more than two standard errors. Many events are
    tried, so the exact test of independence must also hold at 1 % over all of them, after Holm
    (1979): without any link at all, one is shown in at most one run of a hundred. Of those that
    qualify the ones with most mutual information are chosen, see ``choose``.
    """
    outcomes = headlines(rows, option)
    sorted_ = _sort(seen_events(case, rows, option), outcomes)
    links = _clear_links(sorted_.passed, outcomes)
    places = choose([Choice(one.seen.day, one.seen.what.kind, one.seen.subject) for one in links])
    chosen = [links[place] for place in places]
    return Indicators(
        option=option,
        until=month_end(case.as_of, MONTHS).isoformat(),
        events=[_indicator(one) for one in chosen],
        shortfall=_shortfall(sorted_, outcomes, links, chosen),
    )


def headlines(rows: Rows, option: str) -> dict[Target, Bools]:
    """Return the headline metrics that vary over draws, shape (draw,) each.

    Parameters
    ----------
    rows : Rows
        Columns of the run.
    option : str
        Id of the option.
    """
    all_ = {
        target: np.asarray(rows.output(option, target) > 0.0)
        for target in _TARGETS
        if rows.has(target)
    }
    return {target: flags for target, flags in all_.items() if flags.any() and not flags.all()}


def seen_of(case: Case, rows: Rows, option: str, event: Indicator) -> Seen:
    """Return the draws of an indicator of a run.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    option : str
        Id of the option.
    event : Indicator
        One that ``indicators`` returned for them.
    """
    key = event.date, event.kind, event.actor or "", event.about or ""
    return next(one for one in seen_events(case, rows, option) if one.key == key)


def _sort(events: Sequence[Seen], outcomes: Collection[Target]) -> _Sorted:
    """Sort the events by the first test that they fail; parts of the one headline do not count."""
    considered = never = outside = few_draws = 0
    passed = []
    for one in events:
        if set(outcomes) == {one.what.is_of}:
            continue
        draws, count = one.happened.size, int(one.happened.sum())
        considered += 1
        if count == 0:
            never += 1
        elif not _LEAST <= count / draws <= _MOST:
            outside += 1
        elif min(count, draws - count) < FEWEST:
            few_draws += 1
        else:
            passed.append(one)
    return _Sorted(considered, never, outside, few_draws, passed)


def _clear_links(passed: Sequence[Seen], outcomes: dict[Target, Bools]) -> list[_Link]:
    """Return the events that go with a headline beyond chance, the most informative first."""
    tried = dict(enumerate(_tried(passed, outcomes)))
    chance = {
        str(n): exact_p(one.seen.happened, outcomes[one.target]) if one.shift.clear else 1.0
        for n, one in tried.items()
    }
    kept = [tried[int(n)] for n, p in holm(chance).items() if p <= _LEVEL]
    best: dict[tuple[str, str, str, str], _Link] = {}
    for one in sorted(kept, key=lambda one: (-one.nats, one.seen.key, one.target)):
        best.setdefault(one.seen.key, one)
    return list(best.values())


def _tried(passed: Sequence[Seen], outcomes: dict[Target, Bools]) -> Iterator[_Link]:
    """Yield each event with each headline metric that it is no part of."""
    for seen in passed:
        for target, outcome in outcomes.items():
            if seen.what.is_of != target:
                happened = seen.happened
                yield _Link(seen, target, shift(happened, outcome), information(happened, outcome))


def _indicator(one: _Link) -> Indicator:
    what, moved = one.seen.what, one.shift
    return Indicator(
        kind=what.kind,
        actor=what.actor,
        about=what.about,
        title=what.title,
        date=one.seen.day.isoformat(),
        month=one.seen.month,
        published=what.published,
        target=one.target,
        before=rounded(moved.before),
        if_so=rounded(moved.if_so),
        if_not=rounded(moved.if_not),
        error=rounded(moved.error),
        happens=rounded(float(one.seen.happened.mean())),
        information=rounded(one.nats),
    )


def _shortfall(
    sorted_: _Sorted, outcomes: dict[Target, Bools], links: list[_Link], chosen: list[_Link]
) -> Shortfall | None:
    """Return why there are few events or dates; None if there are enough."""
    dates = {one.seen.day for one in chosen}
    if len(dates) >= FEWEST_SHOWN:
        return None
    noise = len(sorted_.passed) - len(links)
    return Shortfall(
        reason=_why(sorted_, outcomes, len(links), len(chosen)),
        considered=sorted_.considered,
        never=sorted_.never,
        outside=sorted_.outside,
        few_draws=sorted_.few_draws,
        noise=noise,
        qualified=len(links),
    )


def _why(sorted_: _Sorted, outcomes: dict[Target, Bools], qualified: int, chosen: int) -> FewReason:
    if chosen >= FEWEST_SHOWN:
        return "few-dates"
    if not outcomes:
        return "no-headline"
    if qualified >= FEWEST_SHOWN:
        return "too-alike"
    if sorted_.never + qualified == sorted_.considered:
        return "too-alike" if chosen < qualified else "nothing-happens"
    failed: dict[FewReason, int] = {
        "too-few-draws": sorted_.few_draws,
        "too-likely-or-unlikely": sorted_.outside,
        "within-noise": len(sorted_.passed) - qualified,
    }
    return max(failed, key=lambda reason: failed[reason])
