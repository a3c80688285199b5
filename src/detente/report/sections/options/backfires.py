"""Sentences on when a strategy backfires, made from the numbers of a summary."""

from typing import Any

from detente.assess.record import Summary
from detente.report.sections.page_one.judgements import titled
from detente.report.words import join_words, percent

__all__ = ["backfires_view"]

_DOES = {
    "value": "does worse than no contact by the case’s objectives",
    "extra_deaths": "costs over {material} more lives than no contact",
    "splits": "sees more factions split off than no contact does",
}
_SHORT = {
    "value": "worse by the objectives",
    "extra_deaths": "more lives lost",
    "splits": "more splits",
}

Record = dict[str, Any]


def backfires_view(summary: Summary) -> dict[str, Any]:
    """Return the sentences on when each option backfires.

    Parameters
    ----------
    summary : dict
        The parsed ``summary.json``.

    Returns
    -------
    dict
        ``backfires``: an entry an option with ``title``; ``boxes``, each a ``sentence``, how it was
        found (``note``) and ``claims``; and ``rest``, one line on where no stable box was found.
        Empty where no option without contact was run.
    """
    found = summary["backfires"]
    return {
        "backfires": [
            _option(summary, strategy, records) for strategy, records in found["strategies"].items()
        ]
    }


def _option(summary: Summary, strategy: str, records: dict[str, Record | None]) -> dict[str, Any]:
    known = {outcome: r for outcome, r in records.items() if r is not None}
    return {
        "title": titled(summary, strategy),
        "boxes": [
            {
                "sentence": _sentence(summary, strategy, outcome, r),
                "note": _note(r["box"]),
                "claims": [c for one in r["box"]["restrictions"] for c in one["claims"]],
            }
            for outcome, r in known.items()
            if _stable(r)
        ],
        "rest": _rest({outcome: r for outcome, r in known.items() if not _stable(r)}),
    }


def _stable(record: Record) -> bool:
    return record["box"] is not None and bool(record["box"]["stable"])


def _sentence(summary: Summary, strategy: str, outcome: str, record: Record) -> str:
    """Say how often it backfires, and how often under the conditions, on draws unseen."""
    does = _DOES[outcome].format(material=percent(summary["backfires"]["material"]))
    held = join_words([_condition(summary, one) for one in record["box"]["restrictions"]])
    inside = percent(record["box"]["unseen"]["density"])
    return (
        f"{titled(summary, strategy)} {does} in {percent(record['rate'])} of futures; it does so "
        f"in {inside} of those in which {held}."
    )


def _condition(summary: Summary, found: Record) -> str:
    """Say what one input must be."""
    title, unit = found["title"], f" {found['unit']}" if found["unit"] else ""
    if found["values"] is not None:
        quoted = found["input"].startswith("hypothesis|")
        values = [f"“{v}”" if quoted else v for v in found["values"]]
        return f"{title} is {' or '.join(values)}{_denied(summary, found)}"
    low, high = found["low"], found["high"]
    if low is not None and high is not None:
        return f"{title} lies between {_number(low)} and {_number(high)}{unit}"
    if low is not None:
        return f"{title} is at least {_number(low)}{unit}"
    return f"{title} is at most {_number(high)}{unit}"


def _denied(summary: Summary, found: Record) -> str:
    """Say that a report is alleged or denied, wherever it is named."""
    claims = [summary["claims"][c] for c in found["claims"] if c in summary["claims"]]
    denied = any(c["polarity"] == "-" for c in claims)
    alleged = any(c["hedge"] == "alleged" for c in claims)
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


def _note(box: Record) -> str:
    """Say how sure that is, and what the box leaves out."""
    unseen = box["unseen"]
    low, high = unseen["interval"]
    limits = [_limits(one) for one in box["restrictions"]]
    shown = "; ".join(text for text in limits if text)
    return (
        f"On the half of the draws that the box was not made from: {percent(low)} to "
        f"{percent(high)} in it, {percent(unseen['base'])} in all. The box is "
        f"{percent(unseen['support'])} of futures and holds {percent(unseen['coverage'])} of those "
        f"in which it backfires.{' Resampled, ' + shown + '.' if shown else ''}"
    )


def _limits(found: Record) -> str:
    parts = [
        f"{_number(found[f'{side}_range'][0])} to {_number(found[f'{side}_range'][1])}"
        for side in ("low", "high")
        if found[side] is not None
    ]
    return f"the limit of {found['title']} moves from {' and from '.join(parts)}" if parts else ""


def _rest(records: dict[str, Record]) -> str:
    """Say in one line where no stable box was found, and why."""
    by_reason: dict[str, list[str]] = {}
    for outcome, record in records.items():
        often = f"in {percent(record['rate'])} of futures" if record["draws"] else "never"
        by_reason.setdefault(_reason(record), []).append(f"{_SHORT[outcome]} {often}")
    parts = [
        join_words(told) + (f" ({reason})" if reason else "") for reason, told in by_reason.items()
    ]
    return f"No stable box found: {'; '.join(parts)}." if parts else ""


def _reason(record: Record) -> str:
    """Return why there is no stable box, without what the rate tells."""
    if not record["draws"]:
        return ""
    reason: str = record["why_not"]
    if reason.endswith("too few to look for conditions"):
        return "too few draws to look for conditions"
    return reason
