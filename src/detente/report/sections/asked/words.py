"""Say the answer to what a case asks of one option, why, and what it turns on."""

from collections.abc import Callable
from typing import Final

from detente.assess.asked.record import Asked, Form, Reason
from detente.assess.asked.rules import CLEAR, MOST, NEEDED
from detente.assess.summary.record import Summary
from detente.report.inputs.titles import group_title
from detente.report.messages.say import mark, say
from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.options.units import unit_words
from detente.report.words import join_words, percent, percent_over, percent_under, whole

__all__ = ["answer_lines", "changing_sentence", "form_words", "headline", "reason_sentence"]

_BARE: Final[dict[Form, str]] = {
    "yes": mark("Yes."),
    "yes_at_a_price": mark("Yes, at a price."),
    "no": mark("No."),
    "does_not_matter": mark("It does not matter."),
    "cannot_tell": mark("The record cannot tell."),
    "nothing_asked": mark("No option is ranked."),
}
_CLAUSED: Final[dict[Form, str]] = {  # with what the case asks, completed by its clause
    "yes": mark("Yes: {clause}."),
    "yes_at_a_price": mark("Yes, at a price: {clause}."),
    "no": mark("No: it is not so that {clause}."),
    "does_not_matter": mark("It does not matter whether {clause}."),
    "cannot_tell": mark("The record cannot tell whether {clause}."),
    "nothing_asked": mark("No option is ranked."),
}
_IF: Final[dict[Form, str]] = {
    "yes": mark("yes if “{reading}” ({share} of draws)"),
    "yes_at_a_price": mark("yes, at a price if “{reading}” ({share} of draws)"),
    "no": mark("no if “{reading}” ({share} of draws)"),
    "does_not_matter": mark("it does not matter if “{reading}” ({share} of draws)"),
    "cannot_tell": mark("the record cannot tell if “{reading}” ({share} of draws)"),
    "nothing_asked": mark("no option is ranked if “{reading}” ({share} of draws)"),
}
_SAID: Final[dict[Form, str]] = {
    "yes": mark("yes"),
    "yes_at_a_price": mark("yes, at a price"),
    "no": mark("no"),
    "does_not_matter": mark("it does not matter"),
    "cannot_tell": mark("the record cannot tell"),
    "nothing_asked": mark("no option is ranked"),
}
_CHANGING: Final[dict[Reason, str]] = {
    "empty": mark("Before the answer can change, {option} must engage somebody in most draws."),
    "same_without_evidence": mark(
        "Before the answer can change, claims must move the order of the options."
    ),
    "assumed": mark(
        "Before the answer can change, evidence must settle whether “{metric}” rises or falls."
    ),
    "one_input": mark("Before the answer can change, claims must settle {input}."),
    "too_few_draws": mark("Before the answer can change, the run must have {number} draws."),
    "no_skill": mark(
        "Before the answer can change, forecasts of “{metric}” must beat the simple rule."
    ),
}
_THEN: Final = mark("Option values decide then; today they say: {answer}.")
_THEN_NONE: Final = mark("Then option values must give a clear answer: today they give none.")
_MOST_TURNS: Final = 3  # hypotheses named


def headline(answer: Asked) -> str:
    """Return the answer in a few words.

    Parameters
    ----------
    answer : Asked
        The answer of a run.

    Examples
    --------
    >>> from detente.assess.asked.answer import nothing
    >>> headline(nothing("no_objectives"))
    'No option is ranked.'
    """
    if answer.clause is None:
        return say(_BARE[answer.form])
    return say(_CLAUSED[answer.form], clause=answer.clause)


def answer_lines(summary: Summary) -> list[str]:
    """Return the answer, the reason, and what it turns on, a sentence each.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    answer = summary.answer
    objection = changing_sentence(summary)
    lines = [headline(answer), reason_sentence(summary), *([objection] if objection else [])]
    return [*lines, *_turns(answer)]


def reason_sentence(summary: Summary) -> str:
    """Return the reason of the answer, one sentence for each row of the rules.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    return _REASONS[summary.answer.reason](summary, summary.answer)


def changing_sentence(summary: Summary) -> str | None:
    """Return what must come before the answer can change, and what values say; None if they decide.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    answer = summary.answer
    found = _CHANGING.get(answer.reason)
    if found is None:
        return None
    first = say(
        found,
        option=_title(summary, answer.option),
        metric=say("value") if answer.by == "value" else _metric(answer),
        input="" if answer.by_inputs is None else group_title(summary, answer.by_inputs),
        number=f"{NEEDED:,}",
    )
    if answer.by_values == "cannot_tell":
        return f"{first} {say(_THEN_NONE)}"
    return f"{first} {say(_THEN, answer=form_words(answer.by_values))}"


def form_words(form: Form) -> str:
    """Return a form of the answer inside a sentence.

    Parameters
    ----------
    form : Form
        The form.

    Examples
    --------
    >>> form_words("does_not_matter")
    'it does not matter'
    """
    return say(_SAID[form])


def _title(summary: Summary, option: str | None) -> str:
    titles = {one.id: one.title for one in summary.strategy_list}
    return say("“{title}”", title=titles.get(option or "", option or ""))


def _no_objectives(_: Summary, __: Asked) -> str:
    return say("The case sets no objectives, so no option is ranked.")


def _no_option(_: Summary, __: Asked) -> str:
    return say("No option of this run is in question: it has none beside another one.")


def _empty(summary: Summary, answer: Asked) -> str:
    return say(
        "In {share} of simulated futures (draws) {option} finds nobody to engage, so its effect "
        "cannot be seen.",
        share=percent(answer.figure),
        option=_title(summary, answer.option),
    )


def _same(_: Summary, __: Asked) -> str:
    return say(
        "With every claim struck out, and with every claim reversed, the options keep their order: "
        "it is a statement of assumptions."
    )


def _metric(answer: Asked) -> str:
    """Return the metric that an answer turns on, in words."""
    words = {str(metric): text for metric, text in METRIC_WORDS.items()}.get(answer.by or "")
    return say(words) if words else answer.by or ""


def _assumed(_: Summary, answer: Asked) -> str:
    if answer.by == "value":
        return say(
            "In random worlds the value of such options lies on one side by the model alone: it is "
            "assumed, not found."
        )
    return say(
        "{share} of the difference comes from what is assumed, not found, first of all {metric}.",
        share=percent_over(answer.figure or 0.0, MOST),
        metric=_metric(answer),
    )


def _one_input(summary: Summary, answer: Asked) -> str:
    inputs = answer.by_inputs
    return say(
        "One number without a claim changes the answer in the {share} of simulated futures "
        "(draws) at one end of its range: {input}.",
        input="" if inputs is None else group_title(summary, inputs),
        share=percent(answer.figure),
    )


def _too_few(_: Summary, __: Asked) -> str:
    return say(
        "Too few simulated futures (draws) to see whether one number without a claim changes the "
        "answer: it takes a run of {number}.",
        number=f"{NEEDED:,}",
    )


def _no_skill(_: Summary, answer: Asked) -> str:
    return say(
        "{share} of the difference comes from forecasts that lose to a simple rule on record, "
        "first of all {metric}.",
        share=percent_over(answer.figure or 0.0, MOST),
        metric=_metric(answer),
    )


def _above(summary: Summary, answer: Asked) -> str:
    places = {
        "option": _title(summary, answer.option),
        "other": _title(summary, answer.by),
        "share": percent(answer.figure),
    }
    if len(answer.against) > 1:
        return say(
            "{option} is expected to be better than {other} by more than the margin in {share} of "
            "simulated futures (draws), and at least as often beside the others.",
            **places,
        )
    return say(
        "{option} is expected to be better than {other} by more than the margin in {share} of "
        "simulated futures (draws).",
        **places,
    )


def _harm(summary: Summary, answer: Asked) -> str:
    harm = answer.against[answer.by].harm if answer.by in answer.against else None
    return say(
        "It is expected to be better in {share} of simulated futures (draws) at least, and more "
        "people die than under {option}: {deaths} {unit}.",
        share=percent(answer.figure),
        option=_title(summary, answer.by),
        deaths=whole(harm),
        unit=unit_words(summary, "extra_deaths"),
    )


def _below(summary: Summary, answer: Asked) -> str:
    return say(
        "{option} is expected to be better by more than the margin in {share} of simulated "
        "futures (draws).",
        option=_title(summary, answer.by),
        share=percent(answer.figure),
    )


def _none(summary: Summary, answer: Asked) -> str:
    text = say(
        "The expected difference in value is within the margin in {share} of simulated futures "
        "(draws) at least, beside {options}.",
        share=percent(answer.figure),
        options=join_words([_title(summary, name) for name in answer.against]),
    )
    costs = [name for name, one in answer.against.items() if one.costs]
    if not costs:
        return text
    named = join_words([_title(summary, name) for name in costs])
    harm = say("What differs is harm: more people die than under {options}.", options=named)
    return f"{text} {harm}"


def _open(_: Summary, answer: Asked) -> str:
    return say(
        "No answer is clear: the nearest to one holds in {share} of simulated futures (draws); it "
        "would take {clear}.",
        share=percent_under(answer.figure or 0.0, CLEAR),
        clear=percent(CLEAR),
    )


_REASONS: Final[dict[Reason, Callable[[Summary, Asked], str]]] = {
    "no_objectives": _no_objectives,
    "no_option": _no_option,
    "empty": _empty,
    "same_without_evidence": _same,
    "assumed": _assumed,
    "one_input": _one_input,
    "too_few_draws": _too_few,
    "no_skill": _no_skill,
    "above_all": _above,
    "more_harm": _harm,
    "below": _below,
    "no_difference": _none,
    "open": _open,
}


def _turns(answer: Asked) -> list[str]:
    """Return what the answer turns on, if anything does."""
    if not answer.turns_on:
        return []
    named = [
        say(_IF[one.form], reading=one.title, share=percent(one.posterior))
        for one in answer.turns_on[:_MOST_TURNS]
    ]
    return [say("Nothing else objected, it would be: {answers}.", answers="; ".join(named))]
