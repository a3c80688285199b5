"""Sentences about models of agreement: which agree, which stand apart, and what sets them apart."""

from collections.abc import Mapping

from detente.assess.agreement.pool.scores import (
    ERROR,
    ERROR_OF_MIDDLE,
    ERROR_OF_PLAIN_MEAN,
    ISSUES,
)
from detente.assess.agreement.record import Disagreement, IssueForecast, ModelForecast
from detente.assess.agreement.runners.models import Trait
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
        return "The weighted mean has no outcome on any issue, so nothing is pooled."
    parted = sum(pool.errors > _HALF for pool in pools)
    return (
        f"Pooled: the weighted mean with its errors on {ISSUES} disputes of the European Union, "
        "none of them this one; no other model and no mixture of models errs clearly less. It "
        f"misses by {ERROR:.1f} points on average; the middle of the scale by "
        f"{ERROR_OF_MIDDLE:.1f}, the plain mean of positions by {ERROR_OF_PLAIN_MEAN:.1f}: better "
        "than the first, no skill shown against the second. "
        f"On {parted} of {len(pools)} issues more of its variance comes from these errors than "
        "from what is unsure about the case."
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
    sentences = ["In most draws no majority by influence likes anything better than today."]
    if majority.found > _HALF and majority.low and majority.high:
        ends = f"{majority.low.p50:.0f} to {majority.high.p50:.0f}"
        sentences = [f"A majority by influence likes terms of {ends} better than what holds today."]
    if talks is None:
        return sentences
    where = ""
    if talks.found > 0 and talks.low and talks.high:
        where = f", at about {talks.low.p50:.0f} to {talks.high.p50:.0f}"
    return [
        *sentences,
        f"Every side of the talks would rather have the same terms than none, the cost of war left "
        f"out, in {percent(talks.found)} of draws{where}.",
    ]


def _outcome(entry: ModelForecast) -> Interval:
    """Return the outcome of a model that has one."""
    assert entry.outcome is not None  # it is compared with others
    return entry.outcome


def _headline(apart: Disagreement, models: dict[str, ModelForecast]) -> str:
    """Say how far the models' medians lie apart, beside one model's own interval."""
    between, within = apart.between, apart.within
    if between < _SAME:
        return f"All models come out at {apart.low:.0f}."
    ends = (
        f"{apart.low:.0f} ({models[apart.lowest].title}) to "
        f"{apart.high:.0f} ({models[apart.highest].title})"
    )
    if between > within:
        return (
            f"The models disagree: their medians run from {ends}. That is {between:.0f} points, "
            f"more than the {within:.0f} over which one model is typically unsure."
        )
    return (
        f"The models' medians run from {ends}. That is {between:.0f} points, no more than the "
        f"{within:.0f} over which one model is typically unsure."
    )


def _groups(apart: Disagreement, models: dict[str, ModelForecast]) -> list[str]:
    """Say who lies within each other's intervals, and who apart."""
    if apart.between < _SAME:
        return []
    first, *others = apart.groups
    total = sum(len(group) for group in apart.groups)
    if not others:
        return ["Each one's median lies within every other's interval."]
    if len(first) == 1:
        return ["No two of them lie within each other's intervals."]
    named = f": {_names(first, models)}" if len(first) <= _NAMED else ""
    together = (
        f"{len(first)} of {total} lie within each other's intervals, at {_range(first, models)}"
    )
    alone = [f"{_names(group, models)} at {_range(group, models)}" for group in others]
    return [f"{together}{named}.", f"Apart: {'; '.join(alone)}."]


def _names(keys: list[str], models: dict[str, ModelForecast]) -> str:
    return join_words([models[key].title for key in keys])


def _range(keys: list[str], models: dict[str, ModelForecast]) -> str:
    """Return the medians of models as a range, or as one number."""
    middles = [_outcome(models[key]).p50 for key in keys]
    low, high = f"{min(middles):.0f}", f"{max(middles):.0f}"
    return low if low == high else f"{low} to {high}"


def _middles(apart: Disagreement, models: dict[str, ModelForecast]) -> list[str]:
    """Say where mean and median of the positions given part, and which way."""
    mean, median = _standing(models, "mean"), _standing(models, "median")
    if mean is None or median is None or _together(apart, mean, median):
        return []
    at, drawn = (_outcome(models[key]).p50 for key in (median, mean))
    side = "above" if drawn > at else "below"
    return [
        f"Median and mean part: half of the influence lies on either side of {at:.0f}, and the "
        f"mean, which counts how far out it lies, is drawn to {drawn:.0f} by what lies {side}."
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
    names = _names(keys, issue.models)
    verb = "counts" if len(keys) == 1 else "count"
    whose = "its" if len(keys) == 1 else "their"
    start = (
        f"{names} {verb} gains from what holds without a deal ({point:.0f}), among the parties of "
        f"the talks alone and over all issues at once"
    )
    if abs(terms - point) < abs(centre - point):
        return [f"{start}: {whose} terms lie nearer to that point than where the others agree."]
    return [f"{start}; even so {whose} terms lie further from that point than the others'."]


def _moves(entry: ModelForecast) -> str:
    """Say where a model lets the parties move."""
    before, after = entry.rounds[0].mean, entry.rounds[-1].mean
    rounds = len(entry.rounds) - 1
    if before is None or after is None or abs(after - before) < _SAME:
        return f"{entry.title} lets parties move, but their mean hardly does."
    count = "one round" if rounds == 1 else f"{rounds} rounds"
    return (
        f"{entry.title} lets parties move: their mean goes from {before:.0f} to {after:.0f} in "
        f"{count}."
    )


def _mode(entry: ModelForecast) -> str:
    return (
        f"{entry.title} sees only the strongest single position, not how near the others stand:"
        f" {span(entry.outcome)}."
    )


def _unsettled(models: dict[str, ModelForecast]) -> list[str]:
    """Say which models were stopped before parties came to rest."""
    moving = []
    for entry in models.values():
        if entry.settled is None or 1.0 - entry.settled < _RARE:
            continue
        cycle = entry.cycle or 0.0
        turning = f" ({percent(cycle)} in a cycle)" if cycle >= _RARE else ""
        moving.append(f"{entry.title} in {percent(1.0 - entry.settled)} of draws{turning}")
    if not moving:
        return []
    return [
        "Still moving when stopped, so that the number is where parties stood and no settlement: "
        f"{join_words(moving)}."
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
    often = low if low == high else f"{low} to {high}"
    return [
        f"{_names(list(without), models)}: no deal is better for all the parties of the talks in "
        f"{often} of draws; there, what holds without a deal is the outcome."
    ]


def _beside_today(apart: Disagreement, issue: IssueForecast) -> list[str]:
    """Say where the models lie beside what holds today."""
    stands = issue.stands.status_quo
    if stands is None:
        return []
    today = stands.p50
    if apart.low > today + _SAME:
        return [f"Every model lies above what holds today ({today:.0f})."]
    if apart.high < today - _SAME:
        return [f"Every model lies below what holds today ({today:.0f})."]
    return [f"What holds today ({today:.0f}) lies among the models' medians."]


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
        on = "" if len(places) == len(forecast) else f" (on {join_words(places)})"
        named.setdefault(why, []).append(f"{title}{on}")
    return [f"{join_words(titles)}: {why}." for why, titles in named.items()]
