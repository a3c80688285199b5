"""Sentences on who labels the movement, who is in contact with it, and who does both."""

from itertools import pairwise
from typing import Final, NamedTuple, TypedDict

from detente.assess.summary.record import Summary
from detente.assess.table.norms_record import AcceptedRuleResult, ForecastMeasure, NormYear
from detente.report.messages.say import count, mark, say
from detente.report.sections.table.ties import contacts_and_labels
from detente.report.titles import titled
from detente.report.words import date_words, join_words, percent, signed

__all__ = ["AcceptedWords", "NormsView", "norms_view", "spans"]

_DIGITS = 1
_NOISE = 2.0  # standard errors
_MEASURES: Final[dict[ForecastMeasure, str]] = {
    "contact": mark("any contact {number} (now {now})"),
    "shown": mark("open or admitted {number} (now {now})"),
    "label_contact": mark("beside a label {number} (now {now})"),
    "label_open": mark("open beside a label {number} (now {now})"),
}


class AcceptedWords(NamedTuple):
    """A rule on who may deal with the movement in a sentence, and its claims."""

    words: str
    claims: list[str]


class NormsView(TypedDict):
    """What the page says of labels, contacts, denials and criticism.

    Parameters
    ----------
    norms_sentences : list of str
        What the record says.
    norms_claims : list of str
        Claims on criticism.
    norms_accepted : list of AcceptedWords
        Rules that the convenor is said to contest.
    norms_horizon : str
        Means at the horizon, over all options; empty where the convenor is the only power.
    norms_most : str
        Under which option most powers do both; empty where the reference option is that one.
    """

    norms_sentences: list[str]
    norms_claims: list[str]
    norms_accepted: list[AcceptedWords]
    norms_horizon: str
    norms_most: str


def norms_view(summary: Summary) -> NormsView:
    """Return the sentences on labels, contacts, denials and criticism.

    Parameters
    ----------
    summary : Summary
        The summary of a run.
    """
    return {
        "norms_sentences": [
            _label_sentence(summary),
            _said_sentence(summary),
            _years_sentence(summary.norms.years),
            _critics_sentence(summary),
        ],
        "norms_claims": _critics_claims(summary),
        "norms_accepted": [_accepted(summary, rule) for rule in summary.norms.accepted],
        "norms_horizon": _horizon_sentence(summary),
        "norms_most": _most_sentence(summary),
    }


def _accepted(summary: Summary, one: AcceptedRuleResult) -> AcceptedWords:
    """Say what a rule asks for and who holds it."""
    if not one.holders:
        said = say("Accepted rule of engagement: {rule}; holders unspecified.", rule=one.rule)
    else:
        said = say(
            "Accepted rule of engagement: {rule}; held by {holders}.",
            rule=one.rule,
            holders=_names(summary, one.holders),
        )
    return AcceptedWords(said, one.claims)


def _names(summary: Summary, actors: list[str]) -> str:
    return join_words([summary.actors[i].name for i in actors])


def _label_sentence(summary: Summary) -> str:
    """Say how many label, how many are in contact, and who does both."""
    if not summary.norms.powers:
        return say("The case names no power.")
    record = summary.norms.record
    return say(
        "On {day}, of {powers}, {labels}, {contacts} and {both}; {openly}.",
        day=date_words(summary.as_of),
        powers=count(summary.norms.powers, "one power", "{number} powers"),
        labels=_labels(record["label"].count),
        contacts=_contacts(record["contact"].count),
        both=_both(record["label_contact"].count, _names(summary, record["label_contact"].who)),
        openly=_openly(record["label_open"].count),
    )


def _labels(number: int) -> str:
    if not number:
        return say("none labels the movement")
    return count(number, "{number} labels the movement", "{number} label the movement")


def _contacts(number: int) -> str:
    if not number:
        return say("none is in contact with it")
    return count(number, "{number} is in contact with it", "{number} are in contact with it")


def _both(number: int, names: str) -> str:
    if not number:
        return say("none does both")
    return count(number, "{number} does both ({names})", "{number} do both ({names})", names=names)


def _openly(number: int) -> str:
    if not number:
        return say("none does so openly")
    return count(number, "{number} does so openly", "{number} do so openly")


def _said_sentence(summary: Summary) -> str:
    """Say what those in contact say of it; a power with two contacts may do two things."""
    record = summary.norms.record
    if not record["contact"].count:
        return say("Nobody's contact is on record, so nothing is admitted or denied.")
    places = {
        "admitted": _admit(record["admitted"].count),
        "denied": _deny(record["denied"].count),
        "unsaid": _neither(record["unsaid"].count),
    }
    two = [p for p in record["admitted"].who if p in record["denied"].who]
    if not two:
        return say("Of those in contact {admitted}, {denied} and {unsaid}.", **places)
    return count(
        len(two),
        "Of those in contact {admitted}, {denied} and {unsaid}; {names} admits one contact and "
        "denies another.",
        "Of those in contact {admitted}, {denied} and {unsaid}; {names} admit one contact and deny "
        "another.",
        names=_names(summary, two),
        **places,
    )


def _admit(number: int) -> str:
    if not number:
        return say("none admits it")
    return count(number, "{number} admits it", "{number} admit it")


def _deny(number: int) -> str:
    if not number:
        return say("none denies it")
    return count(number, "{number} denies it", "{number} deny it")


def _neither(number: int) -> str:
    if not number:
        return say("none does neither")
    return count(number, "{number} does neither", "{number} do neither")


def _critics_sentence(summary: Summary) -> str:
    """Say who criticises others for contact, and whether the critics have or had it themselves."""
    record = summary.norms.record
    critics = record["critics"].who
    if not critics:
        return say("No power is on record as criticising the contact of another.")
    # A person is never named here.
    named = {target for row in summary.norms.table for target in row.criticises}
    targets = [name for name in summary.actors if name in named]
    now = record["critics_in_contact"].who
    once = [p for p in record["critics_ever_in_contact"].who if p not in now]
    clauses = [
        count(
            len(critics),
            "{critics} criticises the contact of {targets}",
            "{critics} criticise the contact of {targets}",
            critics=_names(summary, critics),
            targets=_names(summary, targets) if targets else say("others"),
        ),
        *_own_contact(_names(summary, now), _names(summary, once), alone=len(critics) == 1),
    ]
    return say("{clauses}.", clauses="; ".join(clauses))


def _own_contact(now: str, once: str, *, alone: bool) -> list[str]:
    """Say which critics have contact themselves, and which had it."""
    if alone and now:
        return [say("it is in contact itself")]
    if alone and once:
        return [say("it had contact before")]
    said = [say("in contact: {names}", names=now)] if now else []
    if once:
        said.append(say("{names} had contact before", names=once))
    return said or [say("no contact of the critic's own is on record")]


def _years_sentence(years: list[NormYear]) -> str:
    """Say since when, and when most, label and contact went together."""
    together = [y for y in years if y.label_contact]
    if not together:
        return say("In no year on record did label and contact go together.")
    most = max(y.label_contact for y in together)
    peak = [y.year for y in together if y.label_contact == most]
    if most == 1:
        return say(
            "Label and contact went together in {years}, never for more than 1 power.",
            years=spans([y.year for y in together]),
        )
    return say(
        "Label and contact first went together in {first}, for at most {most} powers ({years}).",
        first=together[0].year,
        most=most,
        years=spans(peak),
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
    return join_words(
        [say("{low} to {high}", low=r[0], high=r[-1]) if len(r) > 1 else str(r[0]) for r in runs]
    )


def _most_sentence(summary: Summary) -> str:
    """Say under which option most powers do both at the horizon, beyond the noise.

    A difference that does not show in the digits of the means is none.
    """
    forecast = summary.norms.forecast
    if not forecast.powers:
        return ""
    options = {i: numbers["label_contact"] for i, numbers in forecast.strategies.items()}
    high = max(options, key=lambda i: options[i].mean)
    gap = options[high].against_reference
    if gap is None or high == summary.audits.reference:
        return ""
    if abs(gap.mean) <= _NOISE * gap.error:
        return say("The draws cannot tell the options apart on who does both.")
    if round(gap.mean, _DIGITS) == 0.0:
        return say("The options hardly differ in who does both.")
    return say(
        "Most do both under {option}: {gap} powers against the reference option, and no difference "
        "in {share} of draws.",
        option=titled(summary, high),
        gap=signed(gap.mean, _DIGITS),
        share=percent(gap.same),
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
        shown = ends[0]
        if ends[0] != ends[1]:
            shown = say("{low} to {high}", low=ends[0], high=ends[1])
        parts.append(say(words, number=shown, now=f"{forecast.start[measure]:.{_DIGITS}f}"))
    return count(
        forecast.powers,
        "Of the one power besides the convenor, after {months} months, on average and over all "
        "options: {numbers}. No label begins in a run; denials and criticism are not forecast.",
        "Of {number} powers besides the convenor, after {months} months, on average and over all "
        "options: {numbers}. No label begins in a run; denials and criticism are not forecast.",
        months=summary.horizon_months,
        numbers=join_words(parts),
    )


def _critics_claims(summary: Summary) -> list[str]:
    """Return claims on criticism; those on a recorded tie are in the table of ties."""
    tied = {claim for tie in contacts_and_labels(summary) for claim in tie.claims}
    rows = [row for row in summary.norms.table if row.criticises or row.criticised_by]
    claims = dict.fromkeys(claim for row in rows for claim in row.claims)
    return [claim for claim in claims if claim not in tied]
