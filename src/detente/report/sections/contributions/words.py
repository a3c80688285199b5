"""Sentences and rows on what mechanisms, priors and actors add to a run's answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.assess.contributions.record import (
    Changed,
    Contributions,
    Group,
    PriorChange,
    PriorEffect,
    Scored,
)
from detente.assess.summary.record import Summary
from detente.report.sections.contributions.cells import headline, hundredths, option_title
from detente.report.sections.contributions.ranked import RankedView, ranked_view
from detente.report.words import join_words, signed
from detente.runs.result import Change
from detente.vocabulary.metrics import Metric

__all__ = [
    "ActorRow",
    "ContributionsView",
    "FrozenRow",
    "GroupRow",
    "PrecedentRow",
    "PriorCell",
    "PriorRow",
    "contributions_view",
]

_SHOWN = 12  # priors shown before the rest is folded away
_ERRORS = 2.0  # standard errors that make a change one
_GROUPS: dict[Group, str] = {
    "war": "the war itself",
    "contact": "contact",
    "cooperation": "issue cooperation",
    "talks": "rounds and talks",
    "spoiling": "spoiling and splits",
    "deals": "deals",
}
_HEADLINES: tuple[Metric, ...] = ("settlement", "holdout_contact", "spillover", "table_max")


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """A mechanism frozen on its own: change of value by option, and who then comes first."""

    title: str
    neutral: str
    cells: list[str]
    first: str
    turned: bool


@dataclass(frozen=True, slots=True)
class PrecedentRow:
    """A precedent that says nothing or is just like this case: change of value, and who leads."""

    name: str
    zero: str
    full: str
    first_zero: str
    first_full: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What a group of mechanisms adds by option; or a level, where ``change`` is False."""

    title: str
    cells: list[str]
    change: bool


@dataclass(frozen=True, slots=True)
class PriorCell:
    """A prior halved, or doubled: the largest change, and who then comes first."""

    largest: str
    first: str


@dataclass(frozen=True, slots=True)
class PriorRow:
    """A prior halved and doubled."""

    title: str
    halved: PriorCell
    doubled: PriorCell


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor left out: changes under the option that leads, and who then comes first."""

    actor: str
    value: str
    metrics: list[str]
    first: str
    turned: bool


class ContributionsView(RankedView):
    """What the page says of contributions.

    Parameters
    ----------
    contribution_sentences : list of str
        What freezing mechanisms and changing priors does to the order of options.
    led : str
        The option of which the rows of actors speak.
    headlines : list of str
        The metrics that they show.
    frozen_rows, group_rows, prior_rows, actor_rows : list
        Rows of tables; of priors those that matter, most first.
    shown_priors : int
        Priors shown before the rest is folded away.
    hardly : list of str
        Names of the priors that hardly matter.
    """

    contribution_sentences: list[str]
    led: str
    headlines: list[Metric]
    frozen_rows: list[FrozenRow]
    group_rows: list[GroupRow]
    prior_rows: list[PriorRow]
    shown_priors: int
    hardly: list[str]
    actor_rows: list[ActorRow]
    precedent_rows: list[PrecedentRow]


def contributions_view(summary: Summary, contributions: Contributions) -> ContributionsView:
    """Return what the page says of contributions."""
    led = contributions.first or next(iter(summary.strategies))
    priors = sorted(contributions.priors.items(), key=lambda item: (-_largest(item[1]), item[0]))
    matter = {name: effect for name, effect in priors if effect.matters}
    actors = contributions.actors
    return {
        "contribution_sentences": [
            _frozen_sentence(summary, contributions),
            _standing_still(summary, contributions),
            _priors_sentence(contributions, matter),
        ],
        "led": led,
        "headlines": _headlines(summary, led),
        "frozen_rows": [_frozen_row(summary, contributions, k) for k in contributions.mechanisms],
        "group_rows": _group_rows(summary, contributions),
        "prior_rows": [_prior_row(summary, name, effect) for name, effect in matter.items()],
        "shown_priors": _SHOWN,
        "hardly": [_named(name) for name, effect in priors if not effect.matters],
        "actor_rows": [
            _actor_row(summary, contributions, actor, led)
            for actor in sorted(actors, key=lambda a: -_moved(actors[a], led))
        ],
        "precedent_rows": [
            PrecedentRow(
                name=name.replace("-", " "),
                zero=hundredths(headline(effect.zero, led)),
                full=hundredths(headline(effect.full, led)),
                first_zero=option_title(summary, effect.zero.first),
                first_full=option_title(summary, effect.full.first),
            )
            for name, effect in contributions.precedents.items()
        ],
        **ranked_view(summary, contributions),
    }


def _headlines(summary: Summary, led: str) -> list[Metric]:
    """Return the metrics that the rows of actors show: those that are modelled."""
    return [m for m in _HEADLINES if summary.strategies[led][m] is not None]


def _named(name: str) -> str:
    mechanism, parameter = name.split(".")
    return f"{parameter.replace('_', ' ')} ({mechanism})"


def _largest(effect: PriorEffect) -> float:
    return max(effect.halved.largest, effect.doubled.largest)


def _moved(changed: Changed, option: str) -> float:
    """Return how far an option's value moves; without objectives, its first metric."""
    by_option = changed.value or {}
    own = by_option.get(option) or next(
        iter(by_option.values() or changed.metrics[option].values())
    )
    return abs(own.delta)


def _frozen_sentence(summary: Summary, contributions: Contributions) -> str:
    """Say which mechanisms, frozen on their own, put another option first."""
    if contributions.first is None:
        return (
            "Nothing is ranked in this run; changes are shown for the chance of a deal instead of "
            "for a value."
        )
    turned: dict[str, list[str]] = {}
    for key, changed in contributions.mechanisms.items():
        if changed.first is not None and changed.first != contributions.first:
            turned.setdefault(changed.first, []).append(_title(summary, key))
    first = option_title(summary, contributions.first)
    if not turned:
        return f"{first} comes first whichever mechanism is frozen on its own."
    parts = [
        f"{option_title(summary, other)} where it is {' or '.join(keys)}"
        for other, keys in turned.items()
    ]
    return (
        f"{first} comes first as drawn; with one mechanism frozen at its state of the first day, "
        f"another may: {'; '.join(parts)}."
    )


def _title(summary: Summary, key: str) -> str:
    return summary.mechanisms[key].title.lower()


def _standing_still(summary: Summary, contributions: Contributions) -> str:
    """Name the mechanisms that move nothing beyond noise: no value, or no metric without values."""
    ranked = contributions.first is not None
    still = [
        _title(summary, key)
        for key, changed in contributions.mechanisms.items()
        if not any(_is_change(c) for c in _moves(changed))
    ]
    if not still:
        return f"Each mechanism moves {'the value' if ranked else 'a metric'} of some option."
    what = "no option's value moves" if ranked else "no metric of any option moves"
    return f"Frozen on its own, {what} beyond noise for {join_words(still)}."


def _moves(changed: Changed) -> list[Change]:
    """Return the changes of the options' values; without objectives, of their metrics."""
    if changed.value is not None:
        return list(changed.value.values())
    return [change for by_metric in changed.metrics.values() for change in by_metric.values()]


def _is_change(change: Change) -> bool:
    return abs(change.delta) > _ERRORS * change.error


def _priors_sentence(contributions: Contributions, matter: dict[str, PriorEffect]) -> str:
    count, first = len(contributions.priors), contributions.first
    turning = [
        _named(name)
        for name, effect in matter.items()
        if first is not None and any(_firsts(effect) - {first})
    ]
    counted = f"Of {count} priors, {count - len(matter)} hardly matter, halved or doubled."
    if first is None:
        return counted
    if not turning:
        return f"{counted} None of them changes which option comes first."
    return f"{counted} Another option comes first with {join_words(turning)} halved or doubled."


def _firsts(effect: PriorEffect) -> set[str | None]:
    return {effect.halved.first, effect.doubled.first}


def _frozen_row(summary: Summary, contributions: Contributions, key: str) -> FrozenRow:
    changed, mechanism = contributions.mechanisms[key], summary.mechanisms[key]
    return FrozenRow(
        title=mechanism.title,
        neutral=mechanism.neutral,
        cells=[hundredths(headline(changed, s)) for s in summary.strategies],
        first=option_title(summary, changed.first),
        turned=changed.first != contributions.first,
    )


def _group_rows(summary: Summary, contributions: Contributions) -> list[GroupRow]:
    """Return rows by group: hundredths of value by option; first what holds with all frozen."""
    groups, options = contributions.groups, list(summary.strategies)
    scored: Scored = "value" if contributions.first is not None else "settlement"
    if not all(scored in groups.whole[s] for s in options):
        return []

    def level(title: str, values: Iterable[float]) -> GroupRow:
        return GroupRow(title, [f"{100 * v:.1f}" for v in values], change=False)

    def share(group: Group) -> GroupRow:
        cells = [signed(100 * groups.shares[s][scored][group], 1) for s in options]
        return GroupRow(_GROUPS[group], cells, change=True)

    return [
        level("all of them frozen", (groups.frozen[s][scored] for s in options)),
        *(share(group) for group in groups.groups),
        level("all at work", (groups.whole[s][scored] for s in options)),
    ]


def _prior_row(summary: Summary, name: str, effect: PriorEffect) -> PriorRow:
    return PriorRow(
        title=_named(name),
        halved=_prior_cell(summary, effect.halved),
        doubled=_prior_cell(summary, effect.doubled),
    )


def _prior_cell(summary: Summary, change: PriorChange) -> PriorCell:
    return PriorCell(
        largest=f"{100 * change.largest:.1f}", first=option_title(summary, change.first)
    )


def _actor_row(summary: Summary, contributions: Contributions, actor: str, led: str) -> ActorRow:
    changed = contributions.actors[actor]
    return ActorRow(
        actor=actor,
        value=hundredths(headline(changed, led)),
        metrics=[_metric_cell(changed.metrics[led].get(m), m) for m in _headlines(summary, led)],
        first=option_title(summary, changed.first),
        turned=changed.first != contributions.first,
    )


def _metric_cell(change: Change | None, metric: Metric) -> str:
    if change is None:
        return "–"
    if metric in {"settlement", "holdout_contact"}:
        return f"{signed(100 * change.delta, 1)} points"
    return signed(change.delta, 3 if metric == "spillover" else 1)
