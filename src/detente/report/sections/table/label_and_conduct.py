"""Sentences and rows on who labels the movement, who is in contact with it, and who does both."""

from itertools import pairwise
from typing import Final, NamedTuple, TypedDict

from detente.assess.summary.record import Summary
from detente.assess.table.norms_record import ForecastMeasure, NormYear, PowerConduct
from detente.report.titles import titled
from detente.report.words import date_words, join_words, percent, signed

__all__ = ["NormsView", "norms_view", "spans"]

_DIGITS = 2
_NOISE = 2.0  # standard errors
_MEASURES: Final[dict[ForecastMeasure, str]] = {
    "contact": "any contact",
    "shown": "contact open or admitted",
    "label_contact": "label and any contact",
    "label_open": "label and open contact",
}


class NormRow(NamedTuple):
    """A power in the table: its label, its contact, criticism, and claims on these.

    Claims on a recorded tie are left out, since the table of ties has them.
    """

    power: str
    label: str
    level: str
    said: str
    before: str
    criticises: str
    criticised_by: str
    claims: list[str]


class NormsView(TypedDict):
    """What the page says of labels, contacts, denials and criticism.

    Parameters
    ----------
    norms_sentences : list of str
        What the record says.
    norms_forecast : str
        What the run adds; empty where the convenor is the only power.
    norms_horizon : str
        Means at the horizon, over all options; empty where the convenor is the only power.
    norm_rows : list of NormRow
        Powers that label, that criticise or are criticised, or that had contact before.
    """

    norms_sentences: list[str]
    norms_forecast: str
    norms_horizon: str
    norm_rows: list[NormRow]


def norms_view(summary: Summary) -> NormsView:
    """Return the sentences and rows on labels, contacts, denials and criticism.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    return {
        "norms_sentences": [
            _label_sentence(summary),
            _said_sentence(summary),
            _critics_sentence(summary),
            _years_sentence(summary.norms.years),
        ],
        "norms_forecast": _forecast_sentence(summary),
        "norms_horizon": _horizon_sentence(summary),
        "norm_rows": _rows(summary),
    }


def _names(summary: Summary, actors: list[str]) -> str:
    return join_words([summary.actors[i].name for i in actors])


def _label_sentence(summary: Summary) -> str:
    """Say how many label, how many are in contact, and who does both."""
    record = summary.norms.record
    both = record["label_contact"]
    who = f" ({_names(summary, both.who)})" if both.who else ""
    open_ = record["label_open"].count
    powers = summary.norms.powers
    if not powers:
        return "The case names no power."
    count = f"{powers} powers, " if powers > 1 else "one power, "
    return (
        f"On {date_words(summary.as_of)}, of {count}{_many(record['label'].count, 'labels')} the "
        f"movement, {_many(record['contact'].count, 'is')} on record as in contact with it and "
        f"{_many(both.count, 'does')} both{who}; {_many(open_, 'does')} so openly."
    )


def _many(count: int, verb: str) -> str:
    """Return a count with its verb: `none labels`, `1 labels`, `3 label`."""
    plural = {"labels": "label", "is": "are", "does": "do", "admits": "admit", "denies": "deny"}
    return f"{count or 'none'} {verb if count < 2 else plural[verb]}"


def _said_sentence(summary: Summary) -> str:
    """Say what those in contact say of it; a power with two contacts may do two things."""
    record = summary.norms.record
    if not record["contact"].count:
        return "Nobody's contact is on record, so nothing is admitted or denied."
    sentence = (
        f"Of those in contact {_many(record['admitted'].count, 'admits')} at least one, "
        f"{_many(record['denied'].count, 'denies')} at least one and "
        f"{_many(record['unsaid'].count, 'does')} neither"
    )
    two = [p for p in record["admitted"].who if p in record["denied"].who]
    if two:
        sentence += f"; {_names(summary, two)} admit{'s' if len(two) == 1 else ''} one and "
        sentence += "deny another" if len(two) > 1 else "denies another"
    return f"{sentence}."


def _critics_sentence(summary: Summary) -> str:
    """Say who criticises others for contact, and whether the critics have or had it themselves."""
    record = summary.norms.record
    critics = record["critics"].who
    if not critics:
        return "No power is on record as criticising the contact of another."
    # A person is never named here.
    named = {target for row in summary.norms.table for target in row.criticises}
    targets = [name for name in summary.actors if name in named]
    now = record["critics_in_contact"].who
    ever = record["critics_ever_in_contact"].who
    once = [p for p in ever if p not in now]
    alone = len(critics) == 1
    sentence = (
        f"{_names(summary, critics)} {'is' if alone else 'are'} on record as criticising the "
        f"contact of {_names(summary, targets) if targets else 'others'}"
    )
    if now:
        among = f"; in contact: {_names(summary, now)}"
        sentence += "; it is in contact itself" if alone else among
    if once:
        sentence += f"; {'it' if alone else _names(summary, once)} had contact before"
    if not ever:
        sentence += "; no contact of the critic's own is on record"
    return f"{sentence}."


def _years_sentence(years: list[NormYear]) -> str:
    """Say since when, and when most, label and contact went together."""
    together = [y for y in years if y.label_contact]
    if not together:
        return "In no year on record did label and contact go together."
    most = max(y.label_contact for y in together)
    peak = [y.year for y in together if y.label_contact == most]
    if most == 1:
        return (
            f"Label and contact went together in {spans([y.year for y in together])}, never for "
            "more than 1 power."
        )
    return (
        f"Label and contact first went together in {together[0].year}; the most powers to combine "
        f"them in one year were {most} ({spans(peak)}), against {years[-1].label_contact} in "
        f"{years[-1].year}."
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


def _forecast_sentence(summary: Summary) -> str:
    """Say how many other powers do both at the horizon, and what the convenor changes."""
    forecast = summary.norms.forecast
    if not forecast.powers:
        return ""
    options = {i: numbers["label_contact"] for i, numbers in forecast.strategies.items()}
    low, high = (end(options, key=lambda i: options[i].mean) for end in (min, max))
    sentence = (
        f"Of the {forecast.powers} powers besides the convenor, on average over draws "
        f"{forecast.start['label_contact']:.{_DIGITS}f} label the movement and deal with it now, "
        f"and after {summary.horizon_months} months {options[low].mean:.{_DIGITS}f} "
    )
    if low == high:
        return f"{sentence}under {titled(summary, low)}."
    sentence += (
        f"(under {titled(summary, low)}) to {options[high].mean:.{_DIGITS}f} "
        f"({titled(summary, high)})"
    )
    gap = options[high].against_reference
    if gap is None or high == summary.audits.reference:
        return f"{sentence}."
    if abs(gap.mean) <= _NOISE * gap.error:
        return f"{sentence}, which the draws cannot tell from the reference option."
    return (
        f"{sentence}. Against the reference option in the same draws that is "
        f"{signed(gap.mean, _DIGITS)} powers; in {percent(gap.same)} of draws it is no difference "
        "at all."
    )


def _horizon_sentence(summary: Summary) -> str:
    """Say the means at the horizon over all options, with those of the first day."""
    forecast = summary.norms.forecast
    if not forecast.powers:
        return ""
    parts = []
    for measure, words in _MEASURES.items():
        if measure.startswith("label") and not summary.norms.record["label"].count:
            continue
        means = [numbers[measure].mean for numbers in forecast.strategies.values()]
        ends = f"{min(means):.{_DIGITS}f}", f"{max(means):.{_DIGITS}f}"
        shown = ends[0] if ends[0] == ends[1] else " to ".join(ends)
        parts.append(f"{words} {shown} (now {forecast.start[measure]:.{_DIGITS}f})")
    return (
        "Mean number of powers at the horizon over all options, the convenor left out: "
        f"{join_words(parts)}. A label may end in a run, none begins; who will deny a contact or "
        "criticise one is not forecast."
    )


def _rows(summary: Summary) -> list[NormRow]:
    """Return the powers whose row says more than a contact of today."""
    tied = {claim for tie in summary.contacts.recorded for claim in tie.claims}
    return [
        _row(summary, row, tied)
        for row in summary.norms.table
        if row.label or row.past or row.criticises or row.criticised_by
    ]


def _row(summary: Summary, row: PowerConduct, tied: set[str]) -> NormRow:
    since = f"since {row.label_since}" if row.label_since else "yes"
    past = [str(a) if a == b else f"{a or '?'}–{b}" for a, b in row.past]
    return NormRow(
        power=summary.actors[row.power].name,
        label=since if row.label else "",
        level=row.level or "",
        said=", ".join(row.acknowledged),
        before=", ".join(past),
        criticises=_names(summary, row.criticises),
        criticised_by=_names(summary, row.criticised_by),
        claims=[claim for claim in row.claims if claim not in tied],
    )
