"""Sentences and rows on what mechanisms, priors and actors add to a run's answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.assess.contributions.record import (
    Changed,
    Contributions,
    Group,
    Means,
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
    "contributions_view",
]

_SHOWN = 8  # actors shown before the rest are counted
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
    """A mechanism frozen on its own that moves something beyond noise.

    Parameters
    ----------
    title, neutral : str
        The mechanism, and what is frozen.
    led, reference : str
        Change of value of the option that leads, and of the reference option.
    first : str
        Who then comes first; empty if nobody else does.
    """

    title: str
    neutral: str
    led: str
    reference: str
    first: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What a group of mechanisms adds under two options; or a level, where ``change`` is False."""

    title: str
    led: str
    reference: str
    change: bool


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor left out: changes under the option that leads, and who then comes first."""

    actor: str
    value: str
    metrics: list[str]
    first: str


class ContributionsView(RankedView):
    """What the page says of contributions.

    Parameters
    ----------
    contribution_sentences : list of str
        What freezing mechanisms and changing priors does to the order of options.
    led, beside : str
        The option that leads, or the first; and the reference option, or the same.
    headlines : list of str
        The metrics that rows of actors show.
    frozen_rows, group_rows, actor_rows : list
        Rows of tables; of actors the eight that move most.
    actors_rest : str
        How many others there are; empty if there is none.
    precedent_sentence : str
        What precedents move at either end; empty without any.
    """

    contribution_sentences: list[str]
    led: str
    beside: str
    headlines: list[Metric]
    frozen_rows: list[FrozenRow]
    group_rows: list[GroupRow]
    actor_rows: list[ActorRow]
    actors_rest: str
    precedent_sentence: str


def contributions_view(summary: Summary, contributions: Contributions) -> ContributionsView:
    """Return what the page says of contributions."""
    led = contributions.first or next(iter(summary.strategies))
    reference = summary.audits.reference
    beside = reference if reference in summary.strategies else led
    matter = {name: effect for name, effect in contributions.priors.items() if effect.matters}
    actors = contributions.actors
    order = sorted(actors, key=lambda a: -_moved(actors[a], led))
    return {
        "contribution_sentences": [
            _frozen_sentence(summary, contributions),
            _standing_still(summary, contributions),
            _priors_sentence(contributions, matter),
        ],
        "led": led,
        "beside": beside,
        "headlines": _headlines(summary, led),
        "frozen_rows": [
            _frozen_row(summary, contributions, key, (led, beside))
            for key, changed in contributions.mechanisms.items()
            if any(_is_change(one) for one in _moves(changed))
            or changed.first != contributions.first
        ],
        "group_rows": _group_rows(contributions, (led, beside)),
        "actor_rows": [_actor_row(summary, contributions, a, led) for a in order[:_SHOWN]],
        "actors_rest": _actors_rest(contributions, order[_SHOWN:], led),
        "precedent_sentence": _precedent_sentence(contributions, led),
        **ranked_view(summary, contributions),
    }


def _actors_rest(contributions: Contributions, rest: Sequence[str], led: str) -> str:
    """Count the actors that are not shown, and those of them that put another option first."""
    if not rest:
        return ""
    found = [contributions.actors[actor] for actor in rest]
    most = max(_moved(one, led) for one in found)
    turned = sum(one.first != contributions.first for one in found)
    who = f"{turned} of them put" if turned else "none of them puts"
    return (
        f"The other {len(rest)} move it by at most {100 * most:.1f} hundredths; {who} another "
        "option first."
    )


def _precedent_sentence(contributions: Contributions, led: str) -> str:
    """Say which precedents move the headline at either end, beyond noise."""
    ends = {
        name.replace("-", " "): [headline(one, led) for one in (effect.zero, effect.full)]
        for name, effect in contributions.precedents.items()
    }
    if not ends:
        return ""
    moving = [
        f"“{name}” {hundredths(zero)} if it says nothing here, {hundredths(full)} if it is just "
        "like this case"
        for name, (zero, full) in ends.items()
        if any(one is not None and _is_change(one) for one in (zero, full))
    ]
    if not moving:
        return (
            f"No precedent (of {len(ends)}) moves it beyond noise, whether it says nothing here or "
            "is just like this case."
        )
    return f"Precedents that move it, in hundredths: {'; '.join(moving)}."


def _headlines(summary: Summary, led: str) -> list[Metric]:
    """Return the metrics that the rows of actors show: those that are modelled."""
    return [m for m in _HEADLINES if summary.strategies[led][m] is not None]


def _named(name: str) -> str:
    mechanism, parameter = name.split(".")
    return f"{parameter.replace('_', ' ')} ({mechanism})"


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


def _frozen_row(
    summary: Summary, contributions: Contributions, key: str, options: tuple[str, str]
) -> FrozenRow:
    changed, mechanism = contributions.mechanisms[key], summary.mechanisms[key]
    led, reference = (hundredths(headline(changed, option)) for option in options)
    return FrozenRow(
        title=mechanism.title,
        neutral=mechanism.neutral,
        led=led,
        reference=reference,
        first=_turned(summary, changed.first, contributions.first),
    )


def _turned(summary: Summary, first: str | None, usual: str | None) -> str:
    return "" if first == usual else option_title(summary, first)


def _group_rows(contributions: Contributions, options: tuple[str, str]) -> list[GroupRow]:
    """Return rows by group: hundredths of value of two options; first what all frozen give."""
    groups = contributions.groups
    scored: Scored = "value" if contributions.first is not None else "settlement"
    if not all(scored in groups.whole[option] for option in options):
        return []

    def level(title: str, means: Means) -> GroupRow:
        led, reference = (f"{100 * means[option][scored]:.1f}" for option in options)
        return GroupRow(title, led, reference, change=False)

    def share(group: Group) -> GroupRow:
        led, reference = (
            signed(100 * groups.shares[option][scored][group], 1) for option in options
        )
        return GroupRow(_GROUPS[group], led, reference, change=True)

    return [
        level("all of them frozen", groups.frozen),
        *(share(group) for group in groups.groups),
        level("all at work", groups.whole),
    ]


def _actor_row(summary: Summary, contributions: Contributions, actor: str, led: str) -> ActorRow:
    changed = contributions.actors[actor]
    return ActorRow(
        actor=actor,
        value=hundredths(headline(changed, led)),
        metrics=[_metric_cell(changed.metrics[led].get(m), m) for m in _headlines(summary, led)],
        first=_turned(summary, changed.first, contributions.first),
    )


def _metric_cell(change: Change | None, metric: Metric) -> str:
    if change is None:
        return "–"
    if metric in {"settlement", "holdout_contact"}:
        return f"{signed(100 * change.delta, 1)} points"
    return signed(change.delta, 3 if metric == "spillover" else 1)
