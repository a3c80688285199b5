"""Say the answer to what a case asks of one option, why, and what it turns on."""

from collections.abc import Callable
from typing import Final

from detente.assess.asked.record import Asked, Compared, Form, Reason
from detente.assess.asked.rules import CLEAR
from detente.assess.summary.record import Summary
from detente.report.metric_words import METRIC_WORDS
from detente.report.words import join_words, percent, whole

__all__ = ["answer_lines", "headline", "reason_sentence"]

_BARE: Final[dict[Form, str]] = {
    "yes": "Yes",
    "yes_at_a_price": "Yes, at a price",
    "no": "No",
    "does_not_matter": "It does not matter",
    "cannot_tell": "The record cannot tell",
    "nothing_asked": "No option is ranked",
}
_WHETHER: Final = frozenset({"cannot_tell", "does_not_matter"})  # forms that take the clause
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
    bare = _BARE[answer.form]
    if answer.clause is None:
        return f"{bare}."
    if answer.form in _WHETHER:
        return f"{bare} whether {answer.clause}."
    return bare + "." if answer.form == "nothing_asked" else f"{bare}: {_turned(answer)}."


def _turned(answer: Asked) -> str:
    """Return the clause as a statement."""
    clause = answer.clause or ""
    return f"it is not so that {clause}" if answer.form == "no" else clause


def answer_lines(summary: Summary) -> list[str]:
    """Return the answer, the reason, and what it turns on, a sentence each.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    answer = summary.answer
    return [headline(answer), reason_sentence(summary), *_turns(answer)]


def reason_sentence(summary: Summary) -> str:
    """Return the reason of the answer, one sentence for each row of the rules.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    return _REASONS[summary.answer.reason](summary, summary.answer)


def _title(summary: Summary, option: str | None) -> str:
    titles = {one.id: one.title for one in summary.strategy_list}
    return f"“{titles.get(option or '', option or '')}”"


def _no_objectives(_: Summary, __: Asked) -> str:
    return "The case sets no objectives, so no option is ranked."


def _no_option(_: Summary, __: Asked) -> str:
    return "No option of this run is in question: it has none beside another one."


def _empty(summary: Summary, answer: Asked) -> str:
    return f"In {percent(answer.figure)} of draws {_title(summary, answer.option)} engages nobody."


def _same(_: Summary, __: Asked) -> str:
    return (
        "With every claim struck out, and with every claim reversed, the options keep their order: "
        "it is a statement of assumptions."
    )


def _by_metric(answer: Asked, what: str) -> str:
    named = METRIC_WORDS.get(answer.by or "", answer.by or "")  # type: ignore[call-overload]
    return f"{percent(answer.figure)} of the difference comes from {what}, first of all {named}."


def _assumed(_: Summary, answer: Asked) -> str:
    if answer.by == "value":
        return (
            "In random worlds the value of such options lies on one side by the model alone: it is "
            "assumed, not found."
        )
    return _by_metric(answer, "what is assumed, not found")


def _one_input(_: Summary, answer: Asked) -> str:
    return (
        f"One number without a claim changes the answer within its own range: {answer.by}; it does "
        f"so in the {percent(answer.figure)} of draws at one end."
    )


def _no_skill(_: Summary, answer: Asked) -> str:
    return _by_metric(answer, "forecasts that lose to a simple rule on record")


def _above(summary: Summary, answer: Asked) -> str:
    text = (
        f"{_title(summary, answer.option)} is expected to be better than "
        f"{_title(summary, answer.by)} by more than the margin in {percent(answer.figure)} of draws"
    )
    more = len(answer.against) > 1
    return f"{text}, and at least as often beside the others." if more else f"{text}."


def _harm(summary: Summary, answer: Asked) -> str:
    harm = answer.against[answer.by].harm if answer.by in answer.against else None
    return (
        f"It is expected to be better in {percent(answer.figure)} of draws at least, and more "
        f"people die than under {_title(summary, answer.by)}: {whole(harm)} "
        f"{summary.units['extra_deaths']}."
    )


def _below(summary: Summary, answer: Asked) -> str:
    return (
        f"{_title(summary, answer.by)} is expected to be better by more than the margin in "
        f"{percent(answer.figure)} of draws."
    )


def _none(summary: Summary, answer: Asked) -> str:
    text = (
        f"The expected difference in value is within the margin in {percent(answer.figure)} of "
        f"draws at least, beside {_others(summary, answer)}."
    )
    costs = [name for name, one in answer.against.items() if _costs(one)]
    if not costs:
        return text
    named = join_words([_title(summary, name) for name in costs])
    return f"{text} What differs is harm: more people die than under {named}."


def _open(_: Summary, answer: Asked) -> str:
    return (
        "No comparison is clear: the largest share of draws on one side is "
        f"{percent(answer.figure)}; it would take {percent(CLEAR)}."
    )


def _costs(one: Compared) -> bool:
    return one.harm is not None and one.harm.p10 > 0.0


def _others(summary: Summary, answer: Asked) -> str:
    return join_words([_title(summary, name) for name in answer.against])


_REASONS: Final[dict[Reason, Callable[[Summary, Asked], str]]] = {
    "no_objectives": _no_objectives,
    "no_option": _no_option,
    "empty": _empty,
    "same_without_evidence": _same,
    "assumed": _assumed,
    "one_input": _one_input,
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
        f"{_BARE[one.form].lower()} if “{one.title}” ({percent(one.posterior)} of draws)"
        for one in answer.turns_on[:_MOST_TURNS]
    ]
    return [f"Nothing else objected, it would be: {'; '.join(named)}."]
