"""Conditions under which options backfire, in words: inputs and their limits."""

import re
from collections.abc import Sequence
from typing import Final

from detente.assess.options.record import RestrictedInput
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.words import join_words
from detente.vocabulary.input_key import InputKey

__all__ = ["kind_of", "limits_in_words", "pooled_in_words"]

_QUANTITY: Final = re.compile(r"the model’s “([^”,]+)[^”]*” \(.*\)")


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
    limit, title = same[0], _name(same[0], named)
    if limit.kept is not None:
        return _is_among(summary, limit, title)
    low = _span([each.low for each in same if each.low is not None], limit.unit)
    high = _span([each.high for each in same if each.high is not None], limit.unit)
    if low and high:  # with its unit once
        low = _span([each.low for each in same if each.low is not None], "")
        return say("{input} lies between {low} and {high}", input=title, low=low, high=high)
    if high:
        return say("{input} is at most {limit}", input=title, limit=high)
    return say("{input} is at least {limit}", input=title, limit=low)


def _name(limit: RestrictedInput, named: set[str]) -> str:
    """Return an input in words; once it was named, a quantity of the model without its unit."""
    quantity = _QUANTITY.fullmatch(limit.title) if limit.input in named else None
    named.add(limit.input)
    return say("“{title}”", title=quantity[1]) if quantity else limit.title


def _is_among(summary: Summary, limit: RestrictedInput, title: str) -> str:
    """Say which values an input may have, and that a report is alleged or denied."""
    quoted = InputKey.parse(limit.input).kind == "hypothesis"
    kept = [say("“{title}”", title=value) if quoted else value for value in limit.kept or ()]
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


def _span(limits: Sequence[float], unit: str) -> str:
    """Return a limit, or the least and the greatest of several; empty without any."""
    if not limits:
        return ""
    low, high = _number(min(limits)), _number(max(limits))
    number = low if low == high else say("{low} to {high}", low=low, high=high)
    return f"{number} {unit}" if unit else number


def _number(value: float) -> str:
    """Return a limit with three digits.

    Examples
    --------
    >>> _number(0.38824), _number(1234.5), _number(40.0)
    ('0.388', '1,230', '40')
    """
    rounded = float(f"{value:.3g}")
    text = f"{rounded:,.0f}" if abs(rounded) >= 100 else f"{rounded:g}"
    return text.replace("-", "\N{MINUS SIGN}")
