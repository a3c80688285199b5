"""Say how likely the hold-out is to enter open contact, and how much of that is assumed."""

from typing import TypedDict

from detente.assess.summary.record import Summary
from detente.report.words import percent

__all__ = ["HoldoutView", "holdout_view", "rests_on"]

_MOSTLY = 0.5


class HoldoutView(TypedDict):
    """What the page says of the hold-out's contact.

    Parameters
    ----------
    holdout_sentence : str or None
        Its chance, and what that rests on; None without a hold-out.
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
        return f"mostly assumed ({percent(found.assumed)} of it is prior)"
    return f"mostly from the record of contacts ({percent(found.assumed)} of it is prior)"


def _sentence(summary: Summary) -> str | None:
    """Return the hold-out's chance, what it would be without the record, and what it rests on."""
    found = summary.contacts.holdout
    if found is None:
        return None
    name = summary.actors[found.power].name
    title = next(plan.title for plan in summary.strategy_list if plan.id == found.option)
    return (
        f"{name} enters open contact within {summary.horizon_months} months in "
        f"{percent(found.chance)} of draws under “{title}”, and in "
        f"{percent(found.prior_only)} with priors alone: the number is {rests_on(summary)}. On "
        "record no forecast of contact has shown skill, so its confidence is low."
    )
