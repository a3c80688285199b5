"""Sentences about models of agreement: which agree, which stand apart, and what sets them apart."""

from collections.abc import Mapping

from detente.assess.agreement.pool.scores import (
    ERROR,
    ERROR_OF_MIDDLE,
    ERROR_OF_PLAIN_MEAN,
    ISSUES,
)
from detente.assess.agreement.record import Disagreement, IssueForecast, ModelForecast
from detente.assess.agreement.traits import Trait
from detente.report.messages.say import count, say
from detente.report.sections.agreement.orders import what_else_decides
from detente.report.words import join_words, percent, span
from detente.runs.result import Interval

__all__ = ["missing_sentences", "outcome_sentences", "pooled_sentence"]

_SAME = 0.5  # scale points that print alike
_NAMED = 4  # more names than this are not read out for models that agree
_HALF = 0.5
_RARE = 0.05  # shares of draws below this are not worth a sentence


def pooled_sentence(issues: Mapping[str, IssueForecast]) -> str:
    """Say what the pool is, how it fared elsewhere, and what its width comes from."""
    pools = [issue.pooled for issue in issues.values() if issue.pooled]
    if not pools:
        return say("The weighted mean has no outcome on any issue, so nothing is pooled.")
    parted = sum(pool.errors > _HALF for pool in pools)
    return " ".join(
        [
            say(
                "Pooled: the weighted mean with its errors on {disputes} disputes of the European "
                "Union, none of them this one; no other model or mixture errs clearly less.",
                disputes=ISSUES,
            ),
            say(
                "It misses by {error} points on average, the middle of the scale by {middle}, the "
                "plain mean of positions by {mean}: no skill shown against the last.",
                error=f"{ERROR:.1f}",
                middle=f"{ERROR_OF_MIDDLE:.1f}",
                mean=f"{ERROR_OF_PLAIN_MEAN:.1f}",
            ),
            count(
                len(pools),
                "On {parted} of {number} issue these errors make most of its range.",
                "On {parted} of {number} issues these errors make most of its range.",
                parted=parted,
            ),
        ]
    )


def outcome_sentences(issue: IssueForecast) -> list[str]:
    """Say how far models part on an issue, which agree, and what the others do differently.

    Parameters
    ----------
    issue : IssueForecast
        What every model makes of it.

    Returns
    -------
    list of str
        Empty where fewer than two models have an outcome.
    """
    apart, models = issue.disagreement, issue.models
    if apart is None:
        return what_else_decides(models)
    return [
        _headline(apart, models),
        *_groups(apart, models),
        *_middles(apart, models),
        *_reasons(apart, issue),
        *_unsettled(models),
        *what_else_decides(models),
        *_no_deal(models),
        *_beside_today(apart, issue),
        *_zones(issue),
    ]


def _zones(issue: IssueForecast) -> list[str]:
    """Say what would beat today's terms, and what every side of the talks would rather have."""
    majority, talks = issue.zones.majority, issue.zones.talks
    if majority.found > _HALF and majority.low and majority.high:
        first = say(
            "A majority by influence likes terms of {low} to {high} better than what holds today.",
            low=f"{majority.low.p50:.0f}",
            high=f"{majority.high.p50:.0f}",
        )
    else:
        first = say("In most draws no majority by influence likes anything better than today.")
    if talks is None:
        return [first]
    if talks.found > 0 and talks.low and talks.high:
        second = say(
            "Every side of the talks would rather have the same terms than none, the cost of war "
            "left out, in {share} of draws, at about {low} to {high}.",
            share=percent(talks.found),
            low=f"{talks.low.p50:.0f}",
            high=f"{talks.high.p50:.0f}",
        )
    else:
        second = say(
            "Every side of the talks would rather have the same terms than none, the cost of war "
            "left out, in {share} of draws.",
            share=percent(talks.found),
        )
    return [first, second]


def _outcome(entry: ModelForecast) -> Interval:
    """Return the outcome of a model that has one."""
    assert entry.outcome is not None  # it is compared with others
    return entry.outcome


def _headline(apart: Disagreement, models: dict[str, ModelForecast]) -> str:
    """Say how far the models' medians lie apart, beside one model's own interval."""
    between, within = apart.between, apart.within
    if between < _SAME:
        return say("All models come out at {place}.", place=f"{apart.low:.0f}")
    places = {
        "low": f"{apart.low:.0f}",
        "lowest": models[apart.lowest].title,
        "high": f"{apart.high:.0f}",
        "highest": models[apart.highest].title,
        "between": f"{between:.0f}",
        "within": f"{within:.0f}",
    }
    if between > within:
        return say(
            "The models disagree: their medians run from {low} ({lowest}) to {high} ({highest}). "
            "That is {between} points, more than the {within} over which one model is typically "
            "unsure.",
            **places,
        )
    return say(
        "The models' medians run from {low} ({lowest}) to {high} ({highest}). That is {between} "
        "points, no more than the {within} over which one model is typically unsure.",
        **places,
    )


def _groups(apart: Disagreement, models: dict[str, ModelForecast]) -> list[str]:
    """Say who lies within each other's intervals, and who apart."""
    if apart.between < _SAME:
        return []
    first, *others = apart.groups
    total = sum(len(group) for group in apart.groups)
    if not others:
        return [say("Each one's median lies within every other's interval.")]
    if len(first) == 1:
        return [say("No two of them lie within each other's intervals.")]
    places = {"some": len(first), "all": total, "range": _range(first, models)}
    if len(first) <= _NAMED:
        together = say(
            "{some} of {all} lie within each other's intervals, at {range}: {models}.",
            models=_names(first, models),
            **places,
        )
    else:
        together = say("{some} of {all} lie within each other's intervals, at {range}.", **places)
    alone = [
        say("{models} at {range}", models=_names(group, models), range=_range(group, models))
        for group in others
    ]
    return [together, say("Apart: {groups}.", groups="; ".join(alone))]


def _names(keys: list[str], models: dict[str, ModelForecast]) -> str:
    return join_words([models[key].title for key in keys])


def _range(keys: list[str], models: dict[str, ModelForecast]) -> str:
    """Return the medians of models as a range, or as one number."""
    middles = [_outcome(models[key]).p50 for key in keys]
    low, high = f"{min(middles):.0f}", f"{max(middles):.0f}"
    return low if low == high else say("{low} to {high}", low=low, high=high)


def _middles(apart: Disagreement, models: dict[str, ModelForecast]) -> list[str]:
    """Say where mean and median of the positions given part, and which way."""
    mean, median = _standing(models, "mean"), _standing(models, "median")
    if mean is None or median is None or _together(apart, mean, median):
        return []
    at, drawn = (_outcome(models[key]).p50 for key in (median, mean))
    places = {"median": f"{at:.0f}", "mean": f"{drawn:.0f}"}
    if drawn > at:
        return [
            say(
                "Median and mean part: half of the influence lies on either side of {median}, and "
                "the mean, which counts how far out it lies, is drawn to {mean} by what lies "
                "above.",
                **places,
            )
        ]
    return [
        say(
            "Median and mean part: half of the influence lies on either side of {median}, and the "
            "mean, which counts how far out it lies, is drawn to {mean} by what lies below.",
            **places,
        )
    ]


def _standing(models: dict[str, ModelForecast], kind: Trait) -> str | None:
    """Return the first model that names the mean, or median, of positions that do not move."""
    for key, entry in models.items():
        still = not {"moves", "bound"} & set(entry.traits)
        if entry.outcome is not None and still and kind in entry.traits:
            return key
    return None


def _together(apart: Disagreement, one: str, other: str) -> bool:
    return any({one, other} <= set(group) for group in apart.groups)


def _reasons(apart: Disagreement, issue: IssueForecast) -> list[str]:
    """Say what sets models apart from the largest group that agrees."""
    models = issue.models
    first, *others = apart.groups
    if apart.between < _SAME:
        return []
    alone = [key for group in others for key in group]
    bound = [key for key in alone if "bound" in models[key].traits]
    moves = [key for key in alone if "moves" in models[key].traits]
    centre = _middle_of(first, models)
    return [
        *(
            _bound(bound, centre, issue)
            if bound and not any("bound" in models[key].traits for key in first)
            else []
        ),
        *(_moves(models[key]) for key in moves),
        *(_mode(models[key]) for key in alone if "mode" in models[key].traits),
    ]


def _middle_of(keys: list[str], models: dict[str, ModelForecast]) -> float:
    return float(sum(_outcome(models[key]).p50 for key in keys) / len(keys))


def _bound(keys: list[str], centre: float, issue: IssueForecast) -> list[str]:
    """Say what solutions that start from no deal do, and which way it takes their terms."""
    stands = issue.stands.reversion
    if stands is None:
        return []
    point, terms = stands.p50, _middle_of(keys, issue.models)
    start = count(
        len(keys),
        "{models} counts gains from what holds without a deal ({point}), among the parties of the "
        "talks alone and over all issues at once.",
        "{models} count gains from what holds without a deal ({point}), among the parties of the "
        "talks alone and over all issues at once.",
        models=_names(keys, issue.models),
        point=f"{point:.0f}",
    )
    if abs(terms - point) < abs(centre - point):
        nearer = count(
            len(keys),
            "Its terms lie nearer to that point than where the others agree.",
            "Their terms lie nearer to that point than where the others agree.",
        )
        return [f"{start} {nearer}"]
    further = count(
        len(keys),
        "Even so its terms lie further from that point than the others'.",
        "Even so their terms lie further from that point than the others'.",
    )
    return [f"{start} {further}"]


def _moves(entry: ModelForecast) -> str:
    """Say where a model lets the parties move."""
    before, after = entry.rounds[0].mean, entry.rounds[-1].mean
    rounds = len(entry.rounds) - 1
    if before is None or after is None or abs(after - before) < _SAME:
        return say("{model} lets parties move, but their mean hardly does.", model=entry.title)
    return count(
        rounds,
        "{model} lets parties move: their mean goes from {before} to {after} in one round.",
        "{model} lets parties move: their mean goes from {before} to {after} in {number} rounds.",
        model=entry.title,
        before=f"{before:.0f}",
        after=f"{after:.0f}",
    )


def _mode(entry: ModelForecast) -> str:
    return say(
        "{model} sees only the strongest single position, not how near the others stand: "
        "{outcome}.",
        model=entry.title,
        outcome=span(entry.outcome),
    )


def _unsettled(models: dict[str, ModelForecast]) -> list[str]:
    """Say which models were stopped before parties came to rest."""
    moving = []
    for entry in models.values():
        if entry.settled is None or 1.0 - entry.settled < _RARE:
            continue
        share, cycle = percent(1.0 - entry.settled), entry.cycle or 0.0
        if cycle >= _RARE:
            text = say(
                "{model} in {share} of draws ({cycle} in a cycle)",
                model=entry.title,
                share=share,
                cycle=percent(cycle),
            )
        else:
            text = say("{model} in {share} of draws", model=entry.title, share=share)
        moving.append(text)
    if not moving:
        return []
    return [
        say(
            "Still moving when stopped, so that the number is where parties stood and no "
            "settlement: {models}.",
            models=join_words(moving),
        )
    ]


def _no_deal(models: dict[str, ModelForecast]) -> list[str]:
    """Say where a bargaining solution finds no deal."""
    without = {
        key: 1.0 - entry.deal
        for key, entry in models.items()
        if entry.deal is not None and 1.0 - entry.deal >= _RARE
    }
    if not without:
        return []
    low, high = percent(min(without.values())), percent(max(without.values()))
    often = low if low == high else say("{low} to {high}", low=low, high=high)
    return [
        say(
            "{models}: no deal is better for all the parties of the talks in {share} of draws; "
            "there, what holds without a deal is the outcome.",
            models=_names(list(without), models),
            share=often,
        )
    ]


def _beside_today(apart: Disagreement, issue: IssueForecast) -> list[str]:
    """Say where the models lie beside what holds today."""
    stands = issue.stands.status_quo
    if stands is None:
        return []
    today = f"{stands.p50:.0f}"
    if apart.low > stands.p50 + _SAME:
        return [say("Every model lies above what holds today ({place}).", place=today)]
    if apart.high < stands.p50 - _SAME:
        return [say("Every model lies below what holds today ({place}).", place=today)]
    return [say("What holds today ({place}) lies among the models' medians.", place=today)]


def missing_sentences(issues: Mapping[str, IssueForecast]) -> list[str]:
    """Say which models have no outcome, where and why; one sentence a reason."""
    where: dict[tuple[str, str], list[str]] = {}
    for issue in issues.values():
        for entry in issue.models.values():
            if entry.why_not is not None:
                where.setdefault((entry.title, entry.why_not), []).append(issue.title)
    forecast = [issue for issue in issues.values() if issue.models]
    named: dict[str, list[str]] = {}
    for (title, why), places in where.items():
        model = title
        if len(places) < len(forecast):
            model = say("{model} (on {issues})", model=title, issues=join_words(places))
        named.setdefault(why, []).append(model)
    return [
        say("{models}: {reason}.", models=join_words(titles), reason=why)
        for why, titles in named.items()
    ]
