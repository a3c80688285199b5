"""Sentences and rows on who labels the movement and deals with it all the same."""

from itertools import pairwise
from typing import Any

from detente.assess.record import Summary
from detente.report.sections.page_one.judgements import titled
from detente.report.words import date_words, join_words, percent, signed

__all__ = ["norms_view", "spans"]

_DIGITS = 2
_NOISE = 2.0  # standard errors
_COUNTS = ("label", "contact", "label_contact", "label_open", "admitted", "denied", "critics")


def norms_view(summary: Summary) -> dict[str, Any]:
    """Return the sentences and rows on labels, contacts, denials and criticism.

    Parameters
    ----------
    summary : dict
        The parsed ``summary.json``.

    Returns
    -------
    dict
        ``norms_sentences``, what the record says; ``norms_forecast``, what the run adds, empty
        where the convenor is the only power; ``norm_years``, the years in which a count changed.
    """
    found = summary["norms"]
    return {
        "norms_sentences": [
            _label_sentence(summary),
            _said_sentence(summary),
            _critics_sentence(summary),
            _years_sentence(found["years"]),
        ],
        "norms_forecast": _forecast_sentence(summary),
        "norm_years": _changes(found["years"]),
    }


def _names(summary: Summary, actors: list[str]) -> str:
    return join_words([summary["actors"][i]["name"] for i in actors])


def _label_sentence(summary: Summary) -> str:
    """Say how many label, how many deal, and who does both."""
    record = summary["norms"]["record"]
    both = record["label_contact"]
    who = f" ({_names(summary, both['who'])})" if both["who"] else ""
    open_ = record["label_open"]["count"]
    return (
        f"On {date_words(summary['as_of'])}, of {summary['norms']['powers']} powers "
        f"{record['label']['count']} label the movement, {record['contact']['count']} are on "
        f"record as in contact with it and {both['count']} as both{who}; openly so, "
        f"{open_ or 'none'} of those that label it."
    )


def _said_sentence(summary: Summary) -> str:
    """Say what those in contact say of it; a power with two contacts may do two things."""
    record = summary["norms"]["record"]
    if not record["contact"]["count"]:
        return "Nobody's contact is on record, so nothing is admitted or denied."
    told = (
        f"Of those in contact {record['admitted']['count']} admit at least one, "
        f"{record['denied']['count']} deny at least one and {record['unsaid']['count']} do neither"
    )
    two = [p for p in record["admitted"]["who"] if p in record["denied"]["who"]]
    if two:
        told += f"; {_names(summary, two)} admit{'s' if len(two) == 1 else ''} one and "
        told += "deny another" if len(two) > 1 else "denies another"
    return f"{told}."


def _critics_sentence(summary: Summary) -> str:
    """Say who blames others for contact, and whether the critics keep or kept it themselves."""
    record = summary["norms"]["record"]
    critics = record["critics"]["who"]
    if not critics:
        return "No power is on record as criticising the contact of another."
    targets = sorted(
        {t for row in summary["norms"]["table"] for t in row["criticises"]},
        key=list(summary["actors"]).index,
    )
    now = record["critics_in_contact"]["who"]
    ever = record["critics_ever_in_contact"]["who"]
    once = [p for p in ever if p not in now]
    one = len(critics) == 1
    told = (
        f"{_names(summary, critics)} {'is' if one else 'are'} on record as criticising the contact "
        f"of {_names(summary, targets)}"
    )
    if now:
        told += "; it is in contact itself" if one else f"; in contact: {_names(summary, now)}"
    if once:
        told += f"; {'it' if one else _names(summary, once)} had contact before"
    if not ever:
        told += "; no contact of the critic's own is on record"
    return f"{told}."


def _years_sentence(years: list[dict[str, Any]]) -> str:
    """Say since when, and when most, label and contact went together."""
    some = [y for y in years if y["label_contact"]]
    if not some:
        return "In no year on record did label and contact go together."
    most = max(y["label_contact"] for y in some)
    peak = [y["year"] for y in some if y["label_contact"] == most]
    powers = "power" if most == 1 else "powers"
    return (
        f"Label and contact first went together in {some[0]['year']}; the most powers to combine "
        f"them in one year were {most} ({spans(peak)}), against {years[-1]['label_contact']} in "
        f"{years[-1]['year']}."
        if most > 1
        else f"Label and contact went together in {spans([y['year'] for y in some])}, never for "
        f"more than {most} {powers}."
    )


def spans(years: list[int]) -> str:
    """Return years in words, neighbours joined.

    Examples
    --------
    >>> spans([2010, 2011, 2012, 2016])
    '2010 to 2012 and 2016'
    """
    runs: list[list[int]] = [[years[0]]]
    for before, year in pairwise(years):
        if year == before + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return join_words([f"{r[0]} to {r[-1]}" if len(r) > 1 else str(r[0]) for r in runs])


def _changes(years: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the years in which a count or the list of names differs from the year before."""
    found: list[dict[str, Any]] = []
    last: Any = None  # counts and names of the year before
    for year in years:
        told = [year[m] for m in _COUNTS], year["who"]
        if told != last:
            found.append(year)
        last = told
    return found


def _forecast_sentence(summary: Summary) -> str:
    """Say how many other powers label and deal at the horizon, and what the convenor changes."""
    found = summary["norms"]["forecast"]
    if not found["powers"]:
        return ""
    plans = {i: f["label_contact"] for i, f in found["strategies"].items()}
    months = summary["horizon_months"]
    low, high = (end(plans, key=lambda i: plans[i]["mean"]) for end in (min, max))
    told = (
        f"Of the {found['powers']} powers besides the convenor, on average over draws "
        f"{found['start']['label_contact']:.{_DIGITS}f} label the movement and deal with it now, "
        f"and after {months} months {plans[low]['mean']:.{_DIGITS}f} "
    )
    if low == high:
        return f"{told}under {titled(summary, low)}."
    told += (
        f"(under {titled(summary, low)}) to {plans[high]['mean']:.{_DIGITS}f} "
        f"({titled(summary, high)})"
    )
    gap = plans[high]["against_none"]
    if gap is None or high == "none":
        return f"{told}."
    if abs(gap["mean"]) <= _NOISE * gap["error"]:
        return f"{told}, which the draws cannot tell from no contact."
    return (
        f"{told}. Against no contact in the same draws that is {signed(gap['mean'], _DIGITS)} "
        f"powers; in {percent(gap['same'])} of draws it is no difference at all."
    )
