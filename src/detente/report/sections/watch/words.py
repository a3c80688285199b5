"""Say what to watch and why there is little, and which rival reading changes the answer."""

from typing import Final

from detente.assess.asked.record import Form
from detente.assess.evidence.record import NoDissent
from detente.assess.summary.record import Summary
from detente.assess.watch.record import FewReason, Indicator, IndicatorKind
from detente.report.messages.say import mark, say
from detente.report.sections.asked.words import form_words
from detente.report.words import bare_percent, date_words, percent

__all__ = [
    "ASSOCIATION",
    "dissent_lines",
    "few_sentence",
    "indicator_details",
    "indicator_lines",
]

ASSOCIATION: Final = mark("These go together in the draws; one need not cause the other.")

_EVENTS: Final[dict[IndicatorKind, str]] = {
    "talks": mark("the government and the movement meet"),
    "ceasefire": mark("a ceasefire is in force"),
    "low-activity": mark("the fighting falls below the level of a war"),
    "deal": mark("a deal is signed"),
    "full-deal": mark("a deal on every issue is signed"),
    "deal-failed": mark("a deal fails"),
    "open-contact": mark("{actor} is in open contact with the movement"),
    "seat": mark("{actor} takes a seat at the convenor’s rounds"),
    "own-deal": mark("{actor} has a deal of its own with the movement"),
    "delisting": mark("{actor} ends its label of the movement"),
    "recognition": mark(
        "{actor} is in open contact without a label, under a binding deal or a rebel victory"
    ),
    "declared": mark("{title}"),
    "round": mark("“{title}” is held on time"),
    "question": mark("“{title}” is answered with yes"),
}
_SEAT_AT: Final = mark("{actor} takes a seat at “{title}”")

_FEW: Final[dict[FewReason, str]] = {
    "no-headline": mark("the headline is the same in every draw of this run"),
    "nothing-happens": mark("no other event happens in any draw"),
    "too-few-draws": mark(
        "dated events lack 100 draws with them or without ({few_draws} of "
        "{considered}); more draws would help"
    ),
    "too-likely-or-unlikely": mark(
        "of {considered} dated events {rare} are nearly sure or impossible (over 95, under "
        "5 %), {few_draws} lack 100 draws, and {noise} tell nothing beyond chance"
    ),
    "within-noise": mark(
        "dated events do not go with the headline by more than chance ({noise} of {considered})"
    ),
    "too-alike": mark(
        "events that go with the headline concern the same actors or are of one kind"
    ),
    "few-dates": mark("events that go with the headline fall on fewer than three dates"),
}

_RARE: Final = mark(
    "of {considered} dated events {rare} are nearly sure or impossible (over 95, under 5 %); "
    "{noise} tell nothing beyond chance"
)

_FORMS: Final[dict[Form, str]] = {
    "yes": mark("If so, the answer is yes, and “{option}” comes first."),
    "yes_at_a_price": mark("If so, the answer is yes, at a price, and “{option}” comes first."),
    "no": mark("If so, the answer is no, and “{option}” comes first."),
    "does_not_matter": mark(
        "If so, the answer is that it does not matter, and “{option}” comes first."
    ),
    "cannot_tell": mark(
        "If so, the answer is that the record cannot tell, and “{option}” comes first."
    ),
    "nothing_asked": mark(
        "If so, the answer is that no option is ranked, and “{option}” comes first."
    ),
}
_NO_DISSENT: Final[dict[NoDissent, str]] = {
    "nothing_asked": mark("There is no answer that a rival reading could change."),
    "no_hypotheses": mark("The case states no rival hypotheses."),
    "too_few_draws": mark(
        "No rival reading holds in enough draws to say whether it changes the answer."
    ),
    "none_changes": mark("No rival reading in the model changes the answer."),
}
_SMALL: Final = 0.01  # share below which a number would be rounded to none


def indicator_lines(summary: Summary) -> list[str]:
    """Return what to watch, each with its date, and the headline with it.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    return [
        say(
            "{date}: {event}; {target} {change}.",
            date=date_words(event.date),
            event=_event(summary, event),
            target=_short_target(summary, event),
            change=_moves(event.before, event.if_so),
        )
        for event in summary.indicators.events
    ]


def indicator_details(summary: Summary) -> list[str]:
    """Return the same with the headline without the event, the error, and how likely it is.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    return [_detail(summary, event) for event in summary.indicators.events]


def _detail(summary: Summary, event: Indicator) -> str:
    said = say(
        "{date}: {event}; {target} {change}; if not, {if_not} (standard error of the difference "
        "{error} points). It happens in {share} of draws.",
        date=date_words(event.date),
        event=_event(summary, event),
        target=_target(summary, event),
        change=_moves(event.before, event.if_so),
        if_not=percent(event.if_not),
        error=f"{100 * event.error:.1f}",
        share=percent(event.happens),
    )
    if not event.published:
        return said
    return f"{said} {say('Confirmed by: {source}', source=event.published)}"


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
    mostly_rare = few.reason == "too-likely-or-unlikely" and not few.few_draws
    reason = _RARE if mostly_rare else _FEW[few.reason]
    places = {
        "day": date_words(summary.indicators.until),
        "reason": say(reason, **few.model_dump(), rare=few.outside + few.never),
    }
    if not shown:
        return say("No event before {day} tells much: {reason}.", **places)
    return say("Only {number} to watch before {day}: {reason}.", **places, number=shown)


def _event(summary: Summary, event: Indicator) -> str:
    message = _SEAT_AT if event.kind == "seat" and event.title else _EVENTS[event.kind]
    actor = summary.actors.get(event.actor or "")
    return say(message, actor=actor.name if actor else event.actor, title=event.title)


def _target(summary: Summary, event: Indicator) -> str:
    holdout = summary.roles.holdout
    if event.target == "settlement" or holdout is None:
        return say("chance of a deal")
    return say("chance of open contact ({actor})", actor=summary.actors[holdout].name)


def _short_target(summary: Summary, event: Indicator) -> str:
    holdout = summary.roles.holdout
    if event.target == "settlement" or holdout is None:
        return say("deal")
    return say("open contact ({actor})", actor=summary.actors[holdout].name)


def _moves(before: float, after: float) -> str:
    """Return two shares with an arrow; the sign of percent once, if both are whole numbers."""
    if _whole(before) and _whole(after):
        return say("{before} → {after} %", before=bare_percent(before), after=bare_percent(after))
    return say("{before} → {after}", before=percent(before), after=percent(after))


def _whole(share: float) -> bool:
    """Tell whether a share is printed as a bare number of per cent."""
    return not (0.0 < share < _SMALL or 1.0 - _SMALL < share < 1.0)


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
        return [say(_NO_DISSENT[dissent.why_not or "none_changes"])]
    titles = {option.id: option.title for option in summary.strategy_list}
    return [
        say(
            "{question} “{reading}” ({share} of draws).",
            reading=strongest.title,
            share=percent(strongest.posterior),
            question=strongest.question,
        ),
        say(
            "If so, values say: {answer}, and “{option}” comes first.",
            answer=form_words(strongest.form),
            option=titles[strongest.top],
        )
        if dissent.objected
        else say(_FORMS[strongest.form], option=titles[strongest.top]),
    ]
