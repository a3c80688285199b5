"""Sentences over the options: which come first, and which do nothing."""

from detente.assess.options.record import OptionValue
from detente.assess.summary.record import Summary
from detente.report.titles import titled
from detente.report.words import join_words, percent

__all__ = ["compared_lines", "rank_sentence"]

_OFTEN = 0.05  # share of draws with an empty option that is worth a sentence


def compared_lines(summary: Summary) -> list[str]:
    """Return what stands over the options: the ranking, and options that do nothing.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    return [line for line in (rank_sentence(summary), _empty_sentence(summary)) if line]


def rank_sentence(summary: Summary) -> str:
    """Say which options come first by the objectives of the case, or why none does."""
    ranking = summary.ranking
    if not ranking.objectives:
        return "The case states no objectives, so the options are not ranked."
    if not ranking.order:
        return "None of the case's objectives has a number here, so the options are not ranked."
    top = ranking.top
    best = _best_words(ranking.strategies[ranking.order[0]])
    if len(top) == len(ranking.order) > 1:
        return (
            "By the case's objectives no option can be told from the others: their mean values lie "
            "within the margin that matters or the noise of the draws."
        )
    if len(top) > 1:
        named = join_words([titled(summary, i) for i in top])
        return (
            f"By {_counted(summary)}, {named} come first and cannot be told apart; the first of "
            f"them is {best}."
        )
    return f"By {_counted(summary)}, {titled(summary, top[0])} comes first, {best}."


def _best_words(option: OptionValue) -> str:
    """Say how often an option is best: on its own, and with ties shared."""
    return (
        f"alone best in {percent(option.alone)} of draws ({percent(option.best)} if ties within "
        "the margin are shared)"
    )


def _empty_sentence(summary: Summary) -> str:
    """Say which options often engage nobody; empty if none does."""
    by_share: dict[str, list[str]] = {}
    for option, share in summary.contacts.nobody.items():
        if share is not None and share >= _OFTEN:
            by_share.setdefault(percent(share), []).append(titled(summary, option))
    parts = [
        f"{join_words(options)} {'engages' if len(options) == 1 else 'engage'} nobody in {share}"
        for share, options in by_share.items()
    ]
    return f"{'; '.join(parts)} of draws." if parts else ""


def _counted(summary: Summary) -> str:
    """Return which objectives count: all, or those that have a number in this case."""
    whole = all(objective.counts for objective in summary.ranking.objectives)
    return "the case's objectives" if whole else "those of the case's objectives with a number here"
