"""Say what to watch and why there is little, and which rival reading changes the answer."""

from typing import Final

from detente.assess.asked.record import Form
from detente.assess.evidence.record import NoDissent
from detente.assess.summary.record import Summary
from detente.assess.watch.record import FewReason, Indicator, IndicatorKind
from detente.report.words import date_words, percent

__all__ = ["ASSOCIATION", "dissent_lines", "few_sentence", "indicator_details", "indicator_lines"]

ASSOCIATION: Final = "These go together in the draws; one need not cause the other."

_EVENTS: Final[dict[IndicatorKind, str]] = {
    "talks": "the government and the movement meet",
    "ceasefire": "a ceasefire is in force",
    "low-activity": "the fighting falls below the level of a war",
    "deal": "a deal is signed",
    "full-deal": "a deal on every issue is signed",
    "deal-failed": "a deal fails",
    "open-contact": "{actor} is in open contact with the movement",
    "seat": "{actor} takes a seat at the convenor’s rounds",
    "own-deal": "{actor} has a deal of its own with the movement",
    "delisting": "{actor} ends its label of the movement",
    "recognition": "{actor} is in open contact without a label, under a binding deal or a rebel "
    "victory",
    "declared": "{title}",
    "round": "“{title}” is held on time",
    "question": "“{title}” is answered with yes",
}
_SEAT_AT: Final = "{actor} takes a seat at “{title}”"

_FEW: Final[dict[FewReason, str]] = {
    "no-headline": "the headline is the same in every draw of this run",
    "nothing-happens": "no other event happens in any draw",
    "too-few-draws": "dated events lack 100 draws with them or without ({few_draws} of "
    "{considered}); more draws would help",
    "too-likely-or-unlikely": "dated events happen in under 5 or over 95 % of draws ({outside} of "
    "{considered}), or in none ({never})",
    "within-noise": "dated events do not go with the headline by more than chance ({noise} of "
    "{considered})",
    "too-alike": "events that go with the headline concern the same actors or are of one kind",
    "few-dates": "events that go with the headline fall on fewer than three dates",
}

_FORMS: Final[dict[Form, str]] = {
    "yes": "is yes",
    "yes_at_a_price": "is yes, at a price",
    "no": "is no",
    "does_not_matter": "is that it does not matter",
    "cannot_tell": "is that the record cannot tell",
    "nothing_asked": "is that no option is ranked",
}
_NO_DISSENT: Final[dict[NoDissent, str]] = {
    "nothing_asked": "There is no answer that a rival reading could change.",
    "no_hypotheses": "The case states no rival hypotheses.",
    "too_few_draws": "No rival reading holds in enough draws to say whether it changes the answer.",
    "none_changes": "No rival reading in the model changes the answer.",
}
_BY_VALUES: Final = "The answer is decided before values are compared; this compares values alone."


def indicator_lines(summary: Summary) -> list[str]:
    """Return what to watch, each with its date, and the headline with it.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    return [
        f"{date_words(event.date)}: {_event(summary, event)}; {_target(summary, event)} "
        f"{_moves(event.before, event.if_so)}."
        for event in summary.indicators.events
    ]


def indicator_details(summary: Summary) -> list[str]:
    """Return the same with the headline without the event, the error, and how likely it is.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    return [
        f"{line.removesuffix('.')}; if not, {percent(event.if_not)} (standard error of the "
        f"difference {100 * event.error:.1f} points). It happens in {percent(event.happens)} of "
        f"draws.{_published(event)}"
        for line, event in zip(indicator_lines(summary), summary.indicators.events, strict=True)
    ]


def few_sentence(summary: Summary) -> str | None:
    """Return why there are fewer than three events or dates; None if there are enough.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    few = summary.indicators.shortfall
    if few is None:
        return None
    shown = len(summary.indicators.events)
    until = date_words(summary.indicators.until)
    what = f"Only {shown} to watch until {until}" if shown else f"Nothing to watch until {until}"
    return f"{what}: {_FEW[few.reason].format(**few.model_dump())}."


def _event(summary: Summary, event: Indicator) -> str:
    text = _SEAT_AT if event.kind == "seat" and event.title else _EVENTS[event.kind]
    actor = summary.actors.get(event.actor or "")
    return text.format(actor=actor.name if actor else event.actor, title=event.title)


def _target(summary: Summary, event: Indicator) -> str:
    holdout = summary.roles.holdout
    if event.target == "settlement" or holdout is None:
        return "chance of a deal"
    return f"chance of open contact ({summary.actors[holdout].name})"


def _moves(before: float, after: float) -> str:
    """Return two shares with an arrow; the sign of percent once, if both are whole numbers."""
    one, other = percent(before), percent(after)
    first = one.removesuffix(" %")
    return f"{first} → {other}" if first.isdigit() else f"{one} → {other}"


def _published(event: Indicator) -> str:
    return f" Confirmed by: {event.published}" if event.published else ""


def dissent_lines(summary: Summary) -> list[str]:
    """Return the strongest rival reading that changes the answer, or why there is none.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    dissent = summary.dissent
    strongest = dissent.strongest
    if strongest is None:
        lines = [_NO_DISSENT[dissent.why_not or "none_changes"]]
        return [*lines, _BY_VALUES] if dissent.objected and dissent.tried else lines
    titles = {option.id: option.title for option in summary.strategy_list}
    lines = [
        f"“{strongest.title}” ({percent(strongest.posterior)} of draws), on: {strongest.question}",
        f"If so, the answer {_FORMS[strongest.form]}, and “{titles[strongest.top]}” comes first.",
    ]
    return [*lines, _BY_VALUES] if dissent.objected else lines
