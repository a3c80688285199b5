"""Sentences on how far draws get from cooperation to a deal that holds, and where they stop."""

from typing import Any

from detente.assess.options.record import Stage
from detente.assess.summary.record import Summary
from detente.report.titles import titled
from detente.report.words import join_words, percent, percent_range

__all__ = ["STAGE_WORDS", "stages_view"]

STAGE_WORDS: dict[Stage, str] = {
    "cooperation": "cooperation",
    "trust": "trust",
    "table": "the table",
    "deal": "a deal",
    "held": "a deal that holds",
}

_NAMED = 4  # more options than this are not named where all break at one stage


def stages_view(summary: Summary) -> dict[str, Any]:
    """Return the sentences on the stages, and their names.

    Parameters
    ----------
    summary : Summary
        The summary of the run.

    Returns
    -------
    dict
        ``stage_sentences``: where the chain breaks by option, whether stages are skipped, what the
        stage of trust amounts to, and what the case cannot reach; ``stage_words``.
    """
    missing = summary.stages.missing
    return {
        "stage_words": STAGE_WORDS,
        "stage_sentences": [
            _breaks_sentence(summary),
            *_skipped(summary),
            *_trust(summary),
            *(f"{STAGE_WORDS[s].capitalize()}: {why}." for s, why in missing.items()),
        ],
    }


def _breaks_sentence(summary: Summary) -> str:
    """Say at which stage most draws are lost, options with the same stage together."""
    by_option = summary.stages.strategies
    groups: dict[Stage, list[str]] = {}
    for option, shares in by_option.items():
        if shares.breaks:
            groups.setdefault(shares.breaks, []).append(option)
    if not groups:
        last = [s for s in summary.stages.order if s not in summary.stages.missing][-1]
        return f"No draw is lost on the way: every one reaches {STAGE_WORDS[last]}."
    parts = []
    for stage, options in groups.items():
        lost = [by_option[option].stages[stage].lost for option in options]
        every = len(options) == len(by_option) > _NAMED
        under = "every option" if every else join_words([titled(summary, o) for o in options])
        many = percent_range(min(lost), max(lost))
        parts.append(f"at {STAGE_WORDS[stage]} under {under} ({many} of all draws)")
    return f"Taken in this order, most draws are lost {'; '.join(parts)}."


def _skipped(summary: Summary) -> list[str]:
    """Say how many deals came without a stage before them; in the model none is needed."""
    deals = [option.stages["deal"] for option in summary.stages.strategies.values()]
    signed = sum(round(deal.reached * summary.draws) for deal in deals)
    skipped = sum(deal.without for deal in deals)
    if not signed:
        return []
    return [
        "The model needs no stage for the next one: of the draws with a deal, over all options, "
        f"{percent(skipped / signed)} had skipped at least one."
    ]


def _trust(summary: Summary) -> list[str]:
    """Say how little trust it takes to count as risen."""
    rises = [
        option.trust_rise
        for option in summary.stages.strategies.values()
        if option.trust_rise is not None
    ]
    if not rises:
        return []
    low, high = f"{min(rises):.2f}", f"{max(rises):.2f}"
    many = low if low == high else f"{low} to {high}"
    return [
        "Trust counts as risen if it ends above its start, and one month of cooperation can do "
        f"that: where it rose, the median rise was {many} on a scale from 0 to 1, by option."
    ]
