"""Sentences and rows on the convenor's standing: two paths, three places in a network, no sum."""

from typing import Any

from detente.assess.record import Summary
from detente.report.sections.page_one.judgements import titled
from detente.report.words import signed

__all__ = ["standing_view"]


_WORDS = {
    "liaison": "pairs of groups that it alone links",
    "betweenness": "shortest paths between others that run through it",
    "rank": "rank by recognition (PageRank) among powers",
}


def standing_view(summary: Summary) -> dict[str, Any]:
    """Return what the page says of standing.

    Parameters
    ----------
    summary : dict
        The parsed ``summary.json``.

    Returns
    -------
    dict
        ``standing_sentences``; ``standing_words``, the measures; ``standing_paths``, rows by
        strategy with the means of both paths, each with the hold-out's part.
    """
    paths = [_path(summary, s["id"]) for s in summary["strategy_list"]]
    return {
        "standing_words": _WORDS,
        "standing_paths": paths,
        "standing_sentences": [*_apart(summary), *_holdout(summary), *_hosting(summary)],
    }


def _path(summary: Summary, strategy: str) -> dict[str, Any]:
    found = summary["strategies"][strategy]
    return {
        "strategy": strategy,
        "success": found["status_success"],
        "acceptance": found["status_acceptance"],
        **summary["standing"]["holdout"][strategy],
    }


def _difference(summary: Summary, strategy: str, metric: str) -> float | None:
    against = summary["against_none"]
    if not against or not against[strategy][metric]:
        return None
    return float(against[strategy][metric]["mean"])


def _apart(summary: Summary) -> list[str]:
    """Say where one path rises and the other falls."""
    found = []
    for plan in summary["strategy_list"]:
        one, other = (
            _difference(summary, plan["id"], m) for m in ("status_success", "status_acceptance")
        )
        if one is None or other is None or one * other >= 0.0:
            continue
        up, down = ("a settlement", "acceptance") if one > 0.0 else ("acceptance", "a settlement")
        found.append(f"{titled(summary, plan['id'])} (by {up} up, by {down} down)")
    if not found:
        return []
    return [f"The two paths come apart, against no contact: {'; '.join(found)}."]


def _holdout(summary: Summary) -> list[str]:
    """Say what the hold-out's coming round goes with."""
    pairs = [
        (v["joins"], v["stays"])
        for v in summary["standing"]["holdout"].values()
        if v["joins"] is not None and v["stays"] is not None
    ]
    if not pairs:
        return []
    gaps = [joins - stays for joins, stays in pairs]
    low, high = signed(min(gaps), 2), signed(max(gaps), 2)
    many = low if low == high else f"{low} to {high}"
    return [
        "Against draws in which the hold-out stays out of open contact, standing from acceptance "
        f"is {many} where it comes round, its own contact counted."
    ]


def _hosting(summary: Summary) -> list[str]:
    """Say under which options the convenor links groups better than any other host would."""
    ahead = [
        f"{titled(summary, s)} ({100 * told['liaison']['ahead']:.0f} % of draws)"
        for s, told in summary["standing"]["strategies"].items()
        if told["liaison"]["ahead"] > 0.5
    ]
    if not ahead:
        return [
            "Under no option does the convenor link groups better, in most draws, than the best "
            "other power would as host of the same round."
        ]
    return [
        "The convenor links groups better than any other power would as host of the same round "
        f"under {'; '.join(ahead)}."
    ]
