"""Sentences over the table of options: the ranking, options that do nothing, other wars."""

from detente.assess.options.record import OptionValue
from detente.assess.summary.record import Summary
from detente.report.sections.record.words import record_sentence
from detente.report.titles import titled
from detente.report.words import join_words, percent

__all__ = ["compared_lines", "rank_sentence"]

_OFTEN = 0.05  # share of draws with an empty option that is worth a sentence


def compared_lines(summary: Summary) -> list[str]:
    """Return what stands over the table: the ranking, empty options, other wars.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    lines = [rank_sentence(summary), _empty_sentence(summary)]
    if summary.signing:
        lines.append(record_sentence(summary))
    return [line for line in lines if line]


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
    often = [
        f"{titled(summary, option)} engages nobody in {percent(share)} of draws"
        for option, share in summary.contacts.nobody.items()
        if share is not None and share >= _OFTEN
    ]
    return f"{join_words(often)}." if often else ""


def _counted(summary: Summary) -> str:
    """Return which objectives count: all, or those that have a number in this case."""
    whole = all(objective.counts for objective in summary.ranking.objectives)
    return "the case's objectives" if whole else "those of the case's objectives with a number here"
