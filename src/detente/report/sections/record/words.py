"""Sentences and rows on what became of wars like this one; every number is from the summary."""

from dataclasses import dataclass
from typing import Any

from detente.assess.record.record import Beside, NoRecord, RecordChance, Resumed, WarsLikeThis
from detente.assess.summary.record import Summary
from detente.report.words import join_words, percent, signed

__all__ = [
    "RecordRow",
    "facts_sentence",
    "past_lines",
    "record_chance",
    "record_lines",
    "record_rows",
    "record_sentence",
    "record_view",
    "skill_sentence",
    "why_no_record",
]

EVENT_WORDS = {
    "text": "a text of any kind is signed",
    "deal": "a deal is signed",
    "full": "a full deal is signed",
    "truce": "a ceasefire, signed or in fact",
    "fighting": "fighting again",
    "continues": "the fighting goes on",
    "agreement": "the fighting ends by an agreement",
    "ceasefire": "the fighting ends by a ceasefire",
    "government_victory": "the government wins",
    "rebel_victory": "the movement wins",
    "low_activity": "the fighting falls below 25 deaths a year",
}
_FACT_WORDS = {
    "region": "region",
    "started": "start of the war",
    "episode_started": "start of this episode",
    "issue": "what is fought over",
    "troops_for_government": "foreign troops for the government",
    "troops_for_rebels": "foreign troops for the movement",
    "intensity": "intensity",
    "groups": "number of movements",
    "earlier_episode": "an earlier episode",
    "deal_before": "an earlier deal",
    "text_last_3": "a text in three years",
    "deal_elsewhere_5": "a deal with another movement",
    "deal_failed": "a deal that ended",
}
_NONE: dict[NoRecord, str] = {
    "not-stated": "There is no record to compare with: the case does not state its war.",
    "too-early": "There is no record for so early a date.",
    "too-long": "There is no record: it reaches 60 months ahead, and the run goes further.",
    "first-year": "The war is in its first year, for which there are plain counts only.",
    "over": "The record counts this war as over; it says only how often fighting resumed.",
}
_ENDS = {
    "went_on": "the fighting went on into the next year",
    "agreement": "an agreement",
    "ceasefire": "a ceasefire",
    "government_victory": "victory of the government",
    "rebel_victory": "victory of the movement",
    "low_activity": "low activity",
    "merged": "a merger or a new name",
}
_UNSCORED = ", unscored"
_ERRORS = 2.0  # standard errors within which a share does not lie apart
_RARER = 3  # years from the last one known to the as-of date that are worth a sentence


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One event: in wars like this one, in this run, and whether other wars tell.

    Parameters
    ----------
    key : str
        The event.
    event : str
        The event in words.
    wars : str
        Its chance among wars like this one.
    run : str
        Its share in this run, or a dash.
    skill : str
        Whether other wars tell.
    chance, beside, tells : str
        The same three as the page prints them: without what its heads and notes say.
    """

    key: str
    event: str
    wars: str
    run: str
    skill: str
    chance: str
    beside: str
    tells: str


def why_no_record(record: WarsLikeThis) -> str | None:
    """Say why there is no forecast; None if there is one."""
    return None if record.why_none is None else _NONE[record.why_none]


def record_chance(one: RecordChance) -> str:
    """Say a chance with its range, what it is worth, or that it is an average."""
    if one.low is None or one.high is None:
        return f"{percent(one.chance)}, the average of all wars"
    kind = "plain count, " if one.given == "count" else ""
    worth = "" if one.worth is None else f"; {kind}worth about {max(one.worth, 0.0):.0f} wars"
    chance, low, high = (percent(share) for share in (one.chance, one.low, one.high))
    return f"{chance}{'' if low == high == chance else f' ({low} to {high})'}{worth}"


def record_rows(record: WarsLikeThis) -> list[RecordRow]:
    """Return a row for each event that the record knows, signings first."""
    found = sorted(record.chances, key=list(EVENT_WORDS).index)
    return [
        RecordRow(
            key=event,
            event=EVENT_WORDS[event] + _pause(record, event),
            wars=record_chance(record.chances[event]),
            run=_beside(record.model.get(event)),
            skill=_told(record.chances[event], facts_missing=bool(record.missing)),
            chance=_short_chance(record.chances[event]),
            beside=_beside(record.model.get(event)).removesuffix(_UNSCORED),
            tells=_short_tells(record.chances[event]),
        )
        for event in found
    ]


def _pause(record: WarsLikeThis, event: str) -> str:
    """Say how many lulls end; without it a lull reads like peace."""
    lull: Resumed | None = record.resumed.get("low_activity") if event == "low_activity" else None
    if lull is None or not lull.ends_5:
        return ""
    return f" ({lull.within_5} of {lull.ends_5} such lulls ended within five years)"


def _beside(model: Beside | None) -> str:
    if model is None:
        return "–"
    return f"{percent(model.share)} ± {200.0 * model.error:.0f} points{_UNSCORED}"


def _short_chance(one: RecordChance) -> str:
    """Return a chance with its range, and whether it is a plain count."""
    if one.low is None or one.high is None:
        return percent(one.chance)
    count = ", plain count" if one.given == "count" else ""
    return f"{record_chance(one).partition(';')[0]}{count}"


def _short_tells(one: RecordChance) -> str:
    if one.given == "average":
        return "no"
    return {"yes": "yes", "weak": "weakly", "none": "no skill shown"}[one.skill]


def _told(one: RecordChance, *, facts_missing: bool) -> str:
    if one.given == "average":
        few = ", or too few facts are stated" if facts_missing else ""
        return f"no: other wars do not tell which of them{few}"
    return {
        "yes": "yes, across wars and across years",
        "weak": "weakly: in one of two tests",
        "none": "no skill shown",
    }[one.skill]


def skill_sentence(record: WarsLikeThis) -> str:
    """Say how good forecasts of a deal were on wars and years that the record had not seen."""
    deal = record.chances.get("deal")
    if deal is None or deal.given == "average":
        return ""
    if deal.given == "count":
        return _counted_skill(deal)
    parts = [
        f"{_better(ends)} {against}"
        for ends, against in (
            (deal.later, "the recent rate, in later years"),
            (deal.across, "the average, on wars left out"),
        )
        if ends is not None
    ]
    cannot = "; it cannot tell which running talks succeed" if record.fresh_text else ""
    return f"Forecasts of a deal had {join_words(parts)}{cannot}." if parts else ""


def _counted_skill(deal: RecordChance) -> str:
    """Say how good counts of quiet wars are."""
    if deal.across is None:
        return ""
    better = _better(deal.across)
    return f"Counts of a deal had {better} the average of quiet wars, on wars left out."


def _better(ends: tuple[float, float, float]) -> str:
    low, point, high = (100.0 * end for end in ends)
    word = "less" if point >= 0.0 else "more"
    return f"{abs(point):.0f} % {word} error ({low:.0f} to {high:.0f} %) than"


def facts_sentence(record: WarsLikeThis) -> str:
    """Say which facts were used, which are missing, and when the estimates end."""
    if record.unit is None or record.until is None or record.why_none == "too-long":
        return ""
    used = [f"{_FACT_WORDS[key]} ({fact.value})" for key, fact in record.facts.items()]
    none = "" if record.why_none or record.quiet else "No fact is stated. "
    text = f"Facts used: {join_words(used)}. " if used else none
    moved = [_FACT_WORDS[key] for key, fact in record.facts.items() if fact.moved]
    if moved:
        text += f"Outside the wars on record, so moved to their range: {join_words(moved)}. "
    if record.missing:
        text += f"Missing: {join_words([_FACT_WORDS[key] for key in record.missing])}. "
    own = {True: ", the past of this war among them", False: ", this war not among them"}
    past = "" if record.own_past is None else own[record.own_past]
    return f"{text}Estimated from wars to {record.until}{past}."


def record_sentence(summary: Summary) -> str:
    """Set the chance of a deal beside the same event in wars like this one, or say why not."""
    record = summary.record
    if why := why_no_record(record):
        return why
    deal, run = record.chances.get("deal"), record.model.get("deal")
    if deal is None:
        return "There is no record of deals in wars like this one."
    months = record.months
    text = (
        f"In wars like this one a deal was signed within {months} months in {record_chance(deal)}."
    )
    if run is None:
        return text
    beyond = ", outside that range" if run.outside else ""
    beyond_noise = abs(run.share - deal.chance) > _ERRORS * run.error and run.apart is not None
    apart = f", {signed(run.apart or 0.0, 1)} in log-odds from the record" if beyond_noise else ""
    cut = " (cut to 1)" if run.printed != run.share else ""
    return (
        f"{text} This run says {percent(run.printed)} under the present course{beyond}{apart}{cut}"
        f"{_alone(summary)}: the record sets its level, this case's evidence moves it. Its own "
        "number is unscored and not calibrated, and nothing is pooled."
    )


def _alone(summary: Summary) -> str:
    """Say what the case's evidence alone gives, where that differs by more than half."""
    reference = summary.audits.reference
    for one in summary.audits.evidence_alone.apart:
        if (one.option, one.number) == (reference, "any_deal"):
            return f" ({percent(one.alone)} against {percent(one.here)} by its evidence alone)"
    return ""


def _rarer(record: WarsLikeThis, as_of: str) -> str:
    old = record.until is not None and as_of > f"{record.until + _RARER}-12-31"
    rarer = old and "deal" in record.chances
    return "Deals have become rarer since: read the record as on the high side." if rarer else ""


def _came_later(record: WarsLikeThis, as_of: str) -> str:
    later = record.until is not None and int(as_of[:4]) <= record.until
    return "Estimated from wars most of which came later." if later else ""


def _fresh(record: WarsLikeThis) -> str:
    if not record.fresh_text or record.quiet or record.why_none is not None:
        return ""
    return (
        "A text was signed within the last year; the record knows only such wars in which fighting "
        "went on afterwards."
    )


def _first_years(record: WarsLikeThis) -> str:
    """Say how first calendar years of fighting ended, the commonest end first."""
    every = sum(record.first_year.values())
    if not every:
        return ""
    ordered = sorted(record.first_year.items(), key=lambda pair: -pair[1])
    shares = [f"{_ENDS[end]} {n} ({percent(n / every)})" for end, n in ordered]
    return f"Of {every} first calendar years of fighting: {join_words(shares)}."


def _again(record: WarsLikeThis) -> str:
    """Say how often fighting resumed, where that is all the record knows."""
    if record.why_none != "over":
        return ""
    ends = [
        f"{one.within_5} of {one.ends_5} that ended by {_ENDS[end]}"
        for end, one in record.resumed.items()
    ]
    return f"Fighting resumed within five years in {join_words(ends)}."


def record_lines(record: WarsLikeThis, as_of: str) -> list[str]:
    """Return the sentences that stand under the rows of the record.

    Parameters
    ----------
    record : WarsLikeThis
        What became of wars like this one.
    as_of : str
        The as-of date, YYYY-MM-DD.
    """
    lines = (
        why_no_record(record),
        _first_years(record),
        _again(record),
        facts_sentence(record),
        skill_sentence(record),
        _fresh(record),
        _rarer(record, as_of),
        _came_later(record, as_of),
    )
    return [line for line in lines if line]


def past_lines(record: WarsLikeThis) -> list[str]:
    """Say how many agreements held five years, and after which ends fighting came again.

    Parameters
    ----------
    record : WarsLikeThis
        What became of wars like this one.
    """
    held = [f"{percent(h.years_5)} of {h.agreements} {kind}" for kind, h in record.held.items()]
    again = [
        f"{one.within_5} of {one.ends_5} by {_ENDS[end]}" for end, one in record.resumed.items()
    ]
    lines = (
        f"Of agreements {join_words(held)} ones held five years." if held else "",
        f"Fighting came again within five years of its end in {join_words(again)}."
        if again and record.held
        else "",
    )
    return [line for line in lines if line]


def record_view(summary: Summary) -> dict[str, Any]:
    """Return what the templates show of the record."""
    record = summary.record
    return {
        "record_rows": record_rows(record),
        "record": record_sentence(summary),
        "record_claims": list(
            dict.fromkeys(claim for one in record.chances.values() for claim in one.claims)
        ),
        "past_lines": past_lines(record),
        "record_lines": [
            line
            for line in record_lines(record, summary.as_of)
            if line != why_no_record(record)  # the first sentence
        ],
    }
