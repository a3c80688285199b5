"""Sentences on how far draws get from cooperation to a deal that holds, and where they stop."""

from typing import Any

from detente.assess.record import Summary
from detente.report.sections.page_one.judgements import titled
from detente.report.words import join_words, percent

__all__ = ["STAGE_WORDS", "stages_view"]

STAGE_WORDS = {
    "cooperation": "cooperation",
    "trust": "trust",
    "table": "the table",
    "deal": "a deal",
    "held": "a deal that holds",
}


def stages_view(summary: Summary) -> dict[str, Any]:
    """Return the sentences on the stages, and their names.

    Parameters
    ----------
    summary : dict
        The parsed ``summary.json``.

    Returns
    -------
    dict
        ``stage_sentences``: where the chain breaks by option, whether stages are skipped, what the
        stage of trust amounts to, and what the case cannot reach; ``stage_words``.
    """
    found = summary["stages"]
    return {
        "stage_words": STAGE_WORDS,
        "stage_sentences": [
            _breaks_sentence(summary),
            *_skipped(summary),
            *_trust(summary),
            *(f"{STAGE_WORDS[s].capitalize()}: {why}." for s, why in found["missing"].items()),
        ],
    }


def _breaks_sentence(summary: Summary) -> str:
    """Say at which stage most draws are lost, options with the same stage together."""
    found = summary["stages"]
    groups: dict[str, list[str]] = {}
    for strategy, told in found["strategies"].items():
        if told["breaks"]:
            groups.setdefault(told["breaks"], []).append(strategy)
    if not groups:
        return "No draw is lost on the way: every one reaches a deal that holds."
    parts = []
    for stage, strategies in groups.items():
        lost = [found["strategies"][s]["stages"][stage]["lost"] for s in strategies]
        low, high = percent(min(lost)), percent(max(lost))
        many = low if low == high else f"{low} to {high}"
        parts.append(
            f"at {STAGE_WORDS[stage]} under {join_words([titled(summary, s) for s in strategies])} "
            f"({many} of all draws)"
        )
    return f"The chain loses most draws {'; '.join(parts)}."


def _skipped(summary: Summary) -> list[str]:
    """Say how many deals came without a stage before them; in the model none is needed."""
    found, draws = summary["stages"]["strategies"].values(), summary["draws"]
    deals = [
        (s["stages"]["deal"]["reached"] * draws, s["stages"]["deal"]["without"]) for s in found
    ]
    signed, skipped = sum(round(d) for d, _ in deals), sum(n for _, n in deals)
    if not signed:
        return []
    return [
        "No stage needs the one before it in the model: of the draws with a deal, over all "
        f"options, {percent(skipped / signed)} had skipped at least one."
    ]


def _trust(summary: Summary) -> list[str]:
    """Say how little trust it takes to count as risen."""
    rises = [
        s["trust_rise"]
        for s in summary["stages"]["strategies"].values()
        if s["trust_rise"] is not None
    ]
    if not rises:
        return []
    low, high = f"{min(rises):.2f}", f"{max(rises):.2f}"
    many = low if low == high else f"{low} to {high}"
    return [
        "Trust counts as risen if it ends above its start, and one month of cooperation can do "
        f"that: where it rose, the median rise was {many} on a scale from 0 to 1, by option."
    ]
