"""Sentences made from the numbers of a summary; none is typed in."""

from detente.assess.evidence.record import RivalsResult
from detente.assess.options.record import OptionValue
from detente.assess.summary.record import Summary
from detente.report.sections.page_one.judgements import chances, titled
from detente.report.sections.record.words import record_sentence
from detente.report.words import is_likely, join_words, percent, verb_for

__all__ = [
    "best_words",
    "bottom_line",
    "contested_sentence",
    "empty_sentence",
    "hypothesis_sentence",
    "rounds_sentence",
]

_OFTEN = 0.05  # share of draws with an empty option that is worth a sentence


def bottom_line(summary: Summary) -> list[str]:
    """Return what comes first: a deal, the ranking, empty options, other wars."""
    lines = [_deal_sentence(summary), _rank_sentence(summary), empty_sentence(summary)]
    if summary.signing:
        lines.append(record_sentence(summary))
    return [line for line in lines if line]


def _deal_sentence(summary: Summary) -> str:
    deal = chances(summary, "settlement")
    if len(deal) < len(summary.strategies):
        return "The case names no issues to settle, so nothing is said of a deal."
    low, high = min(deal.values()), max(deal.values())
    months = summary.horizon_months
    if len(deal) == 1:
        return f"A deal with the government within {months} months {is_likely(low)}."
    if verb_for(low) == verb_for(high):
        either = percent(low)
        if either != percent(high):
            either += f" to {percent(high)}"
        return (
            f"A deal with the government within {months} months {verb_for(high)} ({either}) under "
            "every option."
        )
    return (
        f"A deal with the government within {months} months {is_likely(low)} under the option "
        f"least apt to bring it and {is_likely(high)} under the one most apt."
    )


def _rank_sentence(summary: Summary) -> str:
    ranking = summary.ranking
    if not ranking.objectives:
        return "The case states no objectives, so the options are not ranked."
    if not ranking.order:
        return "None of the case's objectives has a number here, so the options are not ranked."
    top = ranking.top
    best = best_words(ranking.strategies[ranking.order[0]])
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


def best_words(option: OptionValue) -> str:
    """Say how often an option is best: on its own, and with ties shared."""
    return (
        f"alone best in {percent(option.alone)} of draws ({percent(option.best)} if ties within "
        "the margin are shared)"
    )


def empty_sentence(summary: Summary) -> str:
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


def rounds_sentence(summary: Summary) -> str:
    """Say how the forecasts of past rounds fared against the two baselines."""
    scored = [
        (r.brier, r.brier.model)
        for r in summary.rounds.rounds.values()
        if r.brier is not None and r.brier.model is not None
    ]
    if not scored:
        return "No past round could be forecast and scored."
    near = [(model, errors.nearest_neighbour) for errors, model in scored]
    last = [(model, errors.last_round) for errors, model in scored]
    lost = [
        *_lost(near, "that the nearest come"),
        *_lost(last, "that the same come as last time"),
    ]
    found = join_words(lost) if lost else "could be compared with no guess by distance or last time"
    if len(scored) == 1:
        return f"On the one past round forecast as of the day before, the model {found}."
    return f"Of {len(scored)} past rounds forecast as of the day before, the model {found}."


def _lost(errors: list[tuple[float, float | None]], guess: str) -> list[str]:
    """Say how often the model's error is above that of a guess, where it could be made."""
    both = [(model, other) for model, other in errors if other is not None]
    lost = sum(model > other for model, other in both)
    return [f"lost to the guess {guess} in {lost} of {len(both)}"] if both else []


def contested_sentence(summary: Summary) -> str:
    """Say how contested the evidence is."""
    contested = summary.propositions
    if not contested:
        return "No proposition of the case is denied by anybody."
    even = sum(0.3 < proposition.chance < 0.7 for proposition in contested.values())
    many = len(contested)
    return (
        f"{many} proposition{'s are' if many > 1 else ' is'} reported by some and denied by "
        f"others; for {even} of {many} the graded reports leave it open (30 to 70 %)."
    )


def hypothesis_sentence(rivals: RivalsResult) -> str:
    """Say how far the evidence moves one set of rival hypotheses, and which leads."""
    members = rivals.members.values()
    lead = max(members, key=lambda m: m.posterior)
    shift = max(abs(m.posterior - m.prior) for m in members)
    moved = "hardly moves" if shift < 0.05 else ("moves" if shift < 0.2 else "strongly moves")
    close = sorted((m.posterior for m in members), reverse=True)
    verdict = (
        "it cannot tell the leading two apart"
        if close[0] - close[1] < 0.1
        else f"“{lead.title}” leads with {percent(lead.posterior)}"
    )
    return f"The evidence {moved} the prior judgement; {verdict}."
