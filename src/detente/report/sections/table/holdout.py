"""Say how likely the hold-out is to enter open contact, and how much of that is assumed."""

from typing import TypedDict

from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.words import percent

__all__ = ["HoldoutView", "holdout_view", "rests_on"]

_MOSTLY = 0.5


class HoldoutView(TypedDict):
    """What the page says of the hold-out's contact.

    Parameters
    ----------
    holdout_sentence : str or None
        Its chance, and that by priors alone; None without a hold-out.
    """

    holdout_sentence: str | None


def holdout_view(summary: Summary) -> HoldoutView:
    """Return what the page says of the hold-out's contact.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    return {"holdout_sentence": _sentence(summary)}


def rests_on(summary: Summary) -> str | None:
    """Return what the hold-out's chance rests on, as half a sentence; None without a hold-out.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    found = summary.contacts.holdout
    if found is None:
        return None
    if found.assumed > _MOSTLY:
        return say("mostly assumed ({share} of it is prior)", share=percent(found.assumed))
    return say(
        "mostly from the record of contacts ({share} of it is prior)", share=percent(found.assumed)
    )


def _sentence(summary: Summary) -> str | None:
    """Return the hold-out's chance, and what it would be without the record."""
    found = summary.contacts.holdout
    if found is None:
        return None
    return say(
        "{name} enters open contact within {months} months in {chance} of draws under “{option}”, "
        "and in {prior} with priors alone.",
        name=summary.actors[found.power].name,
        months=summary.horizon_months,
        chance=percent(found.chance),
        option=next(plan.title for plan in summary.strategy_list if plan.id == found.option),
        prior=percent(found.prior_only),
    )
