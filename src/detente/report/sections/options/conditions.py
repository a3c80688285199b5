"""Conditions under which options backfire, in words: inputs and their limits."""

from collections.abc import Sequence
from math import floor, log10

from detente.assess.options.record import RestrictedInput
from detente.assess.summary.record import Summary
from detente.report.inputs.names import InputNames
from detente.report.inputs.titles import in_unit, input_again, input_title
from detente.report.inputs.values import values_in_words
from detente.report.messages.say import count, say
from detente.report.words import fixed, join_words

__all__ = ["kind_of", "limits_in_words", "pooled_in_words"]


def kind_of(limit: RestrictedInput) -> str:
    """Return what is the same of options under one condition: the input, and values or sides.

    Limits themselves may differ.

    Parameters
    ----------
    limit : RestrictedInput
        An input that a box restricts.
    """
    values = "" if limit.kept is None else "|".join(limit.kept)
    return f"{limit.input} {limit.low is None} {limit.high is None} {values}"


def limits_in_words(
    summary: Summary, boxes: Sequence[Sequence[RestrictedInput]], named: set[str]
) -> str:
    """Return the conditions of options that have conditions of the same kinds.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    boxes : sequence
        The restrictions of each option, in one order.
    named : set of str
        Inputs named before, which are named more shortly; those named here are added.
    """
    return join_words([_limit(summary, same, named) for same in zip(*boxes, strict=True)])


def pooled_in_words(
    summary: Summary, boxes: Sequence[Sequence[RestrictedInput]], named: set[str]
) -> str:
    """Return the conditions of options that each have their own, with how many have each.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    boxes : sequence
        The restrictions of each option.
    named : set of str
        Inputs named before, which are named more shortly; those named here are added.
    """
    kinds: dict[str, list[RestrictedInput]] = {}
    for box in boxes:
        for limit in box:
            kinds.setdefault(kind_of(limit), []).append(limit)
    return join_words(
        [
            count(
                len(same),
                "{condition} ({number} option)",
                "{condition} ({number} options)",
                condition=_limit(summary, same, named),
            )
            for same in sorted(kinds.values(), key=len, reverse=True)
        ]
    )


def _limit(summary: Summary, same: Sequence[RestrictedInput], named: set[str]) -> str:
    """Say what an input must be; where the limits of options differ, from where to where."""
    limit, title = same[0], _name(summary, same[0], named)
    if limit.kept is not None:
        return _is_among(summary, limit, title)
    low = _span([each.low for each in same if each.low is not None])
    high = _span([each.high for each in same if each.high is not None])
    if low and high:  # with its unit once
        high = in_unit(limit.input, high)
        return say("{input} lies between {low} and {high}", input=title, low=low, high=high)
    if high:
        return say("{input} is at most {limit}", input=title, limit=in_unit(limit.input, high))
    return say("{input} is at least {limit}", input=title, limit=in_unit(limit.input, low))


def _name(summary: Summary, limit: RestrictedInput, named: set[str]) -> str:
    """Return an input in words; once it was named, a quantity of the model without its unit."""
    title = input_again if limit.input in named else input_title
    named.add(limit.input)
    return title(InputNames.of_summary(summary), limit.input)


def _is_among(summary: Summary, limit: RestrictedInput, title: str) -> str:
    """Say which values an input may have, and that a report is alleged or denied."""
    kept = values_in_words(summary, limit.input, limit.kept or ())
    values = kept[0]
    for value in kept[1:]:
        values = say("{first} or {last}", first=values, last=value)
    claims = [summary.claims[c] for c in limit.claims if c in summary.claims]
    denied = any(claim.polarity == "-" for claim in claims)
    alleged = any(claim.hedge == "alleged" for claim in claims)
    if alleged and denied:
        return say("{input} is {values} (alleged and denied)", input=title, values=values)
    if alleged:
        return say("{input} is {values} (alleged)", input=title, values=values)
    if denied:
        return say("{input} is {values} (denied)", input=title, values=values)
    return say("{input} is {values}", input=title, values=values)


def _span(limits: Sequence[float]) -> str:
    """Return a limit, or the least and the greatest of several; empty without any."""
    if not limits:
        return ""
    low, high = _numbers(min(limits), max(limits))
    return low if low == high else say("{low} to {high}", low=low, high=high)


def _numbers(*values: float) -> list[str]:
    """Return limits with three digits of the largest, and as many after each point.

    Examples
    --------
    >>> _numbers(0.38824), _numbers(1234.5), _numbers(40.0), _numbers(-0.14, 0.0226)
    (['0.388'], ['1,230'], ['40'], ['−0.140', '0.023'])
    """
    rounded = [float(f"{value:.3g}") for value in values]
    largest = max(map(abs, rounded))
    most = max(0, 2 - floor(log10(largest))) if largest else 0
    kept = [round(value, most) for value in rounded]
    digits = next(n for n in range(most + 1) if [round(v, n) for v in kept] == kept)
    return [fixed(value, digits, ",") for value in kept]
