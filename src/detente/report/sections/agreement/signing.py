"""Sentences on who signs and when, made from the numbers of a summary."""

from collections.abc import Mapping

from detente.assess.agreement.record import Signing
from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.titles import titled
from detente.report.words import join_words, percent, percent_range, span

__all__ = ["is_rare", "signed_sentence", "signing_sentences"]

_NAMED = 4  # more options than this are not named where all are alike
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
        return say("No deal is signed under any option.")
    often = percent_range(min(shares), max(shares))
    if percent(min(shares)) == percent(max(shares)):
        return say("Under every option any deal is signed in {share} of draws.", share=often)
    return say("Depending on the option, any deal is signed in {share} of draws.", share=often)


def is_rare(summary: Summary) -> bool:
    """Tell whether under no option deals are signed often enough to say whom they bind.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    """
    return all(deals.signed < _RARE for deals in summary.signing.values())


def signing_sentences(summary: Summary) -> list[str]:
    """Say when the first deal is signed and whom deals in force bind, by option with deals.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    """
    if not summary.signing:
        return []
    often = {o: deals for o, deals in summary.signing.items() if deals.signed >= _RARE}
    if not often:
        return [
            say(
                "Under no option is a deal signed in {share} of draws, so whom the few deals bind "
                "says little.",
                share=percent(_RARE),
            )
        ]
    bound: dict[str, list[str]] = {}
    for option, deals in often.items():
        bound.setdefault(_bound(summary, deals), []).append(titled(summary, option))
    every = len(bound) == 1 and len(often) == len(summary.signing) > _NAMED
    return [
        *_months(often),
        *(
            _binds(actors, say("every option") if every else join_words(options))
            for actors, options in bound.items()
        ),
    ]


def _months(often: Mapping[str, Signing]) -> list[str]:
    """Say when the first deal is signed: over its draws under one option, by middles of several."""
    months = [deals.first_month for deals in often.values() if deals.first_month is not None]
    if not months:
        return []
    if len(months) == 1:
        return [say("The first deal is signed in month {month}.", month=span(months[0]))]
    low, high = (f"{end(month.p50 for month in months):.0f}" for end in (min, max))
    when = low if low == high else say("{low} to {high}", low=low, high=high)
    return [
        say(
            "In the middle of the draws with a deal the first is signed in month {month}, by "
            "option.",
            month=when,
        )
    ]


def _bound(summary: Summary, deals: Signing) -> str:
    """Name the factions that deals in force at the horizon bind, the most often bound first."""
    bound = {f: b.of_deals for f, b in deals.factions.items() if b.of_deals}
    return join_words(
        [
            say("{actor} ({share})", actor=summary.actors[f].name, share=percent(bound[f]))
            for f in sorted(bound, key=lambda f: -bound[f])
            if bound[f] >= _RARE
        ]
    )


def _binds(actors: str, options: str) -> str:
    if not actors:
        return say(
            "Under {options} deals in force at the end bind no faction.",
            options=options,
        )
    return say(
        "Under {options} deals in force at the end bind, as a share of these, {actors}.",
        options=options,
        actors=actors,
    )
