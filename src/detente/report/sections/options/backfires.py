"""Sentences on when an option backfires, made from the numbers of a summary."""

from typing import Any

from detente.assess.options.record import Backfire, Box, Harm, RestrictedInput
from detente.assess.summary.record import Summary
from detente.report.titles import titled
from detente.report.words import join_words, percent
from detente.vocabulary.input_key import InputKey

__all__ = ["backfires_view"]

_DOES: dict[Harm, str] = {
    "value": "does worse than the reference option by the case’s objectives",
    "extra_deaths": "costs over {material} more lives than the reference option",
    "splits": "sees more factions split off than the reference option does",
}
_SHORT: dict[Harm, str] = {
    "value": "worse by the objectives",
    "extra_deaths": "more lives lost",
    "splits": "more splits",
}


def backfires_view(summary: Summary) -> dict[str, Any]:  # as a template reads it
    """Return the sentences on when each option backfires.

    Parameters
    ----------
    summary : Summary
        The summary of the run.

    Returns
    -------
    dict
        ``backfires``: an entry an option with ``title``; ``boxes``, each a ``sentence``, how it was
        found (``note``) and ``claims``; and ``rest``, one line on where no stable box was found.
        Empty where the reference option was not run.
    """
    return {
        "backfires": [
            _option(summary, option, {harm: b for harm, b in by_harm.items() if b is not None})
            for option, by_harm in summary.backfires.strategies.items()
        ]
    }


def _option(summary: Summary, option: str, modelled: dict[Harm, Backfire]) -> dict[str, Any]:
    boxes = [
        {
            "sentence": _sentence(summary, option, harm, backfire, backfire.box),
            "note": _note(backfire.box),
            "claims": [c for limit in backfire.box.restrictions for c in limit.claims],
        }
        for harm, backfire in modelled.items()
        if backfire.box is not None and backfire.box.stable
    ]
    unstable = {h: b for h, b in modelled.items() if b.box is None or not b.box.stable}
    return {"title": titled(summary, option), "boxes": boxes, "rest": _rest(unstable)}


def _sentence(summary: Summary, option: str, harm: Harm, backfire: Backfire, box: Box) -> str:
    """Say how often it backfires, and how often under the conditions, on draws unseen."""
    does = _DOES[harm].format(material=percent(summary.backfires.material))
    held = join_words([_condition(summary, limit) for limit in box.restrictions])
    return (
        f"{titled(summary, option)} {does} in {percent(backfire.rate)} of futures; it does so "
        f"in {percent(box.unseen.density)} of those in which {held}."
    )


def _condition(summary: Summary, limit: RestrictedInput) -> str:
    """Say what one input must be."""
    title, unit = limit.title, f" {limit.unit}" if limit.unit else ""
    if limit.kept is not None:
        quoted = InputKey.parse(limit.input).kind == "hypothesis"
        values = [f"“{value}”" if quoted else value for value in limit.kept]
        return f"{title} is {' or '.join(values)}{_denied(summary, limit)}"
    low, high = limit.low, limit.high
    if low is not None and high is not None:
        return f"{title} lies between {_number(low)} and {_number(high)}{unit}"
    if high is not None:
        return f"{title} is at most {_number(high)}{unit}"
    assert low is not None  # a box restricts each of its inputs
    return f"{title} is at least {_number(low)}{unit}"


def _denied(summary: Summary, limit: RestrictedInput) -> str:
    """Say that a report is alleged or denied, wherever it is named."""
    claims = [summary.claims[c] for c in limit.claims if c in summary.claims]
    denied = any(claim.polarity == "-" for claim in claims)
    alleged = any(claim.hedge == "alleged" for claim in claims)
    words = [word for word, holds in (("alleged", alleged), ("denied", denied)) if holds]
    return f" ({join_words(words)})" if words else ""


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


def _note(box: Box) -> str:
    """Say how sure that is, and what the box leaves out."""
    unseen = box.unseen
    low, high = unseen.interval
    shown = "; ".join(text for limit in box.restrictions if (text := _limits(limit)))
    return (
        f"On the half of the draws that the box was not made from: {percent(low)} to "
        f"{percent(high)} in it, {percent(unseen.base)} in all. The box is "
        f"{percent(unseen.support)} of futures and holds {percent(unseen.coverage)} of those "
        f"in which it backfires.{' Resampled, ' + shown + '.' if shown else ''}"
    )


def _limits(limit: RestrictedInput) -> str:
    """Say how far the limits of one input move when the draws are resampled."""
    ranges = [ends for ends in (limit.low_range, limit.high_range) if ends is not None]
    parts = [f"{_number(low)} to {_number(high)}" for low, high in ranges]
    return f"the limit of {limit.title} moves from {' and from '.join(parts)}" if parts else ""


def _rest(unstable: dict[Harm, Backfire]) -> str:
    """Say in one line where no stable box was found, and why."""
    by_reason: dict[str, list[str]] = {}
    for harm, backfire in unstable.items():
        often = f"in {percent(backfire.rate)} of futures" if backfire.draws else "never"
        by_reason.setdefault(_reason(backfire), []).append(f"{_SHORT[harm]} {often}")
    parts = [
        join_words(shares) + (f" ({reason})" if reason else "")
        for reason, shares in by_reason.items()
    ]
    return f"No stable box found: {'; '.join(parts)}." if parts else ""


def _reason(backfire: Backfire) -> str:
    """Return why there is no stable box, without what the rate says already."""
    reason = (backfire.why_not or "") if backfire.draws else ""
    if reason.endswith("too few to look for conditions"):
        return "too few draws to look for conditions"
    return reason
