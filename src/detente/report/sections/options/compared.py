"""A sentence over the options: which come first by the objectives of the case."""

from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.titles import titled
from detente.report.words import join_words, percent

__all__ = ["rank_sentence"]


def rank_sentence(summary: Summary) -> str:
    """Say which options come first by the objectives of the case, or why none does.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    ranking = summary.ranking
    if not ranking.objectives:
        return say("The case states no objectives, so the options are not ranked.")
    if not ranking.order:
        return say(
            "None of the case's objectives has a number here, so the options are not ranked."
        )
    if len(ranking.order) == 1 and ranking.empty:
        return say(
            "{option} alone is left to rank: an option that engages nobody in most draws is not "
            "ranked.",
            option=titled(summary, ranking.order[0]),
        )
    if len(ranking.order) == 1:
        return say("One option alone was run or has a number, so it is not ranked.")
    if len(ranking.top) == len(ranking.order):
        return say(
            "By the case's objectives no option can be told from the others: their mean values lie "
            "within the margin that matters or the noise of the draws."
        )
    whole = all(objective.counts for objective in ranking.objectives)
    first = ranking.strategies[ranking.order[0]]
    places = {
        "options": join_words([titled(summary, option) for option in ranking.top]),
        "alone": percent(first.alone),
        "shared": percent(first.best),
    }
    return _several(places, whole=whole) if len(ranking.top) > 1 else _one(places, whole=whole)


def _several(places: dict[str, str], *, whole: bool) -> str:
    if whole:
        return say(
            "By the case's objectives, {options} come first and cannot be told apart; the first of "
            "them is alone best in {alone} of draws ({shared} if ties within the margin are "
            "shared).",
            **places,
        )
    return say(
        "By those of the case's objectives with a number here, {options} come first and cannot be "
        "told apart; the first of them is alone best in {alone} of draws ({shared} if ties within "
        "the margin are shared).",
        **places,
    )


def _one(places: dict[str, str], *, whole: bool) -> str:
    if whole:
        return say(
            "By the case's objectives, {options} comes first, alone best in {alone} of draws "
            "({shared} if ties within the margin are shared).",
            **places,
        )
    return say(
        "By those of the case's objectives with a number here, {options} comes first, alone best "
        "in {alone} of draws ({shared} if ties within the margin are shared).",
        **places,
    )
