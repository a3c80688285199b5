"""Sentences on when an option backfires, made from the numbers of a summary."""

from typing import Any

from detente.assess.options.record import Backfire, Box, Harm, RestrictedInput
from detente.assess.summary.record import Summary
from detente.report.titles import titled
from detente.report.words import join_words, percent, percent_range
from detente.vocabulary.input_key import InputKey

__all__ = ["backfires_view"]

_DOES: dict[Harm, str] = {
    "value": "does worse by the case’s objectives",
    "extra_deaths": "costs over {material} more lives",
    "splits": "sees more factions split off",
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
        ``backfires_sentence``: for which options conditions were found; ``backfires``: an entry an
        option with ``title``; ``boxes``, each a ``sentence`` and its ``claims``; and ``rest``, one
        sentence on the harms without a stable box. Empty where the reference option was not run.
    """
    options = [
        _option(summary, option, {harm: b for harm, b in by_harm.items() if b is not None})
        for option, by_harm in summary.backfires.strategies.items()
    ]
    return {"backfires": options, "backfires_sentence": _finding(options)}


def _finding(options: list[dict[str, Any]]) -> str:
    """Say for which options conditions were found under which they backfire."""
    stable = [option["title"] for option in options if option["boxes"]]
    if not options:
        return "Nothing can be said: the reference option was not run beside the others."
    if not stable:
        return "No stable condition was found under which an option backfires."
    rest = len(options) - len(stable)
    others = f"; for the other {rest} none is stable" if rest else ""
    return f"Conditions under which it backfires were found for {join_words(stable)}{others}."


def _option(summary: Summary, option: str, modelled: dict[Harm, Backfire]) -> dict[str, Any]:
    boxes = [
        {
            "sentence": _sentence(summary, harm, backfire, backfire.box),
            "claims": [c for limit in backfire.box.restrictions for c in limit.claims],
        }
        for harm, backfire in modelled.items()
        if backfire.box is not None and backfire.box.stable
    ]
    unstable = {h: b for h, b in modelled.items() if b.box is None or not b.box.stable}
    return {"title": titled(summary, option), "boxes": boxes, "rest": _rest(unstable)}


def _sentence(summary: Summary, harm: Harm, backfire: Backfire, box: Box) -> str:
    """Say how often it backfires, and how often under the conditions, on draws unseen."""
    does = _DOES[harm].format(material=percent(summary.backfires.material))
    held = join_words([_condition(summary, limit) for limit in box.restrictions])
    inside = percent_range(*box.unseen.interval)
    return (
        f"{does} in {percent(backfire.rate)} of futures, and in {percent(box.unseen.density)} "
        f"({inside}) of those in which {held}."
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


def _rest(unstable: dict[Harm, Backfire]) -> str:
    """Say in one sentence how often it does the harms for which no stable box was found."""
    by_share: dict[str, list[str]] = {}
    for harm, backfire in unstable.items():
        often = f"in {percent(backfire.rate)} of futures" if backfire.draws else "never"
        by_share.setdefault(often, []).append(_SHORT[harm])
    parts = [f"{join_words(harms)} {often}" for often, harms in by_share.items()]
    return f"No stable condition: {'; '.join(parts)}." if parts else ""
