"""Sentences on who signs and when, made from the numbers of a summary."""

from detente.assess.agreement.record import Signing
from detente.assess.summary.record import Summary
from detente.report.words import join_words, percent, percent_range, span

__all__ = ["signed_sentence", "signing_sentences"]

_RARE = 0.05  # shares of draws below this are not worth a sentence


def signed_sentence(summary: Summary) -> str:
    """Say how often any deal is signed, over the options; nothing if the case has no issues.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    """
    shares = [deals.signed for deals in summary.signing.values()]
    if not shares:
        return ""
    if max(shares) == 0.0:
        return "No deal is signed under any option."
    often = percent_range(min(shares), max(shares))
    return f"Depending on the option, any deal is signed in {often} of draws."


def signing_sentences(summary: Summary) -> list[str]:
    """Say who is bound by deals in force, and when the first is signed, by option with deals.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    """
    titles = {option.id: option.title for option in summary.strategy_list}
    often = [
        f"Under “{titles[option]}” any deal is signed in {percent(deals.signed)} of draws, the "
        f"first in month {span(deals.first_month)}{_whom(summary, deals)}."
        for option, deals in summary.signing.items()
        if deals.signed >= _RARE
    ]
    if often or not summary.signing:
        return often
    return [
        f"Under no option is a deal signed in {percent(_RARE)} of draws, so whom the few deals "
        "bind says little."
    ]


def _whom(summary: Summary, deals: Signing) -> str:
    """Say whom the deals in force at the horizon bind, the most often bound first."""
    bound = {f: b.of_deals for f, b in deals.factions.items() if b.of_deals is not None}
    order = sorted(bound, key=lambda f: -bound[f])
    if not order:
        return "; none is in force at the end" if deals.factions else ""
    named = [f"{summary.actors[f].name} ({percent(bound[f])})" for f in order]
    return f"; deals in force at the end bind {join_words(named)} of the time"
