"""Sentences and rows on what became of wars like this one; every number is from the summary."""

from dataclasses import dataclass
from typing import Any

from detente.assess.record.record import Beside, NoRecord, RecordChance, WarsLikeThis
from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.sections.record.facts import facts_sentence
from detente.report.sections.record.skill import skill_sentence
from detente.report.words import bare_percent, join_words, percent, percent_range

__all__ = [
    "EVENT_WORDS",
    "RecordRow",
    "past_lines",
    "record_chance",
    "record_lines",
    "record_rows",
    "record_sentence",
    "record_view",
    "why_no_record",
]

EVENT_WORDS = {
    "text": mark("a text of any kind is signed"),
    "deal": mark("a deal is signed"),
    "full": mark("a full deal is signed"),
    "truce": mark("a ceasefire, signed or in fact"),
    "fighting": mark("fighting again"),
    "continues": mark("the fighting goes on"),
    "agreement": mark("the fighting ends by an agreement"),
    "ceasefire": mark("the fighting ends by a ceasefire"),
    "government_victory": mark("the government wins"),
    "rebel_victory": mark("the movement wins"),
    "low_activity": mark("the fighting falls below 25 deaths a year"),
}
_NONE: dict[NoRecord, str] = {
    "not-stated": mark("There is no record to compare with: the case does not state its war."),
    "too-early": mark("There is no record for so early a date."),
    "too-long": mark("There is no record: it reaches 60 months ahead, and the run goes further."),
    "first-year": mark("The war is in its first year, for which there are plain counts only."),
    "over": mark("The record counts this war as over; it says only how often fighting resumed."),
}
_ENDS = {
    "went_on": mark("the fighting went on into the next year"),
    "agreement": mark("an agreement"),
    "ceasefire": mark("a ceasefire"),
    "government_victory": mark("victory of the government"),
    "rebel_victory": mark("victory of the movement"),
    "low_activity": mark("low activity"),
    "merged": mark("a merger or a new name"),
}
_KINDS = {"full": mark("full"), "partial": mark("partial"), "process": mark("process")}
_OTHERS_TELL = {
    "yes": mark("yes, across wars and across years"),
    "weak": mark("weakly: in one of two tests"),
    "none": mark("no skill shown"),
}
_TELL = {"yes": mark("yes"), "weak": mark("weakly"), "none": mark("no skill shown")}
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
        The same three as the page prints them: without what its heads and notes say, and without
        the sign of per cent.
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
    return None if record.why_none is None else say(_NONE[record.why_none])


def record_chance(one: RecordChance) -> str:
    """Say a chance with its range, what it is worth, or that it is an average."""
    if one.low is None or one.high is None:
        return say("{chance}, the average of all wars", chance=percent(one.chance))
    chance, ends = percent(one.chance), percent_range(one.low, one.high)
    if ends != chance:
        chance = say("{chance} ({range})", chance=chance, range=ends)
    if one.worth is None:
        return chance
    wars = f"{max(one.worth, 0.0):.0f}"
    if one.given == "count":
        return say("{chance}; plain count, worth about {number} wars", chance=chance, number=wars)
    return say("{chance}; worth about {number} wars", chance=chance, number=wars)


def record_rows(record: WarsLikeThis) -> list[RecordRow]:
    """Return a row for each event that the record knows, signings first."""
    found = sorted(record.chances, key=list(EVENT_WORDS).index)
    return [
        RecordRow(
            key=event,
            event=_event(record, event),
            wars=record_chance(record.chances[event]),
            run=_beside(record.model.get(event)),
            skill=_told(record.chances[event], facts_missing=bool(record.missing)),
            chance=_short_chance(record.chances[event]),
            beside=_short_beside(record.model.get(event)),
            tells=_short_tells(record.chances[event]),
        )
        for event in found
    ]


def _event(record: WarsLikeThis, event: str) -> str:
    """Return an event in words; an end of fighting with how often fighting came again."""
    words = say(EVENT_WORDS[event])
    ended = record.resumed.get(event)
    if ended is None or not ended.ends_5:
        return words
    return say(
        "{event} ({number} of {ends} resumed)",
        event=words,
        number=ended.within_5,
        ends=ended.ends_5,
    )


def _resumed(record: WarsLikeThis) -> str:
    """Say what the numbers behind ends of fighting are, where a row has one."""
    if not any(one.ends_5 and end in record.chances for end, one in record.resumed.items()):
        return ""
    return say("Resumed: fighting came again within five years.")


def _beside(model: Beside | None) -> str:
    if model is None:
        return "–"
    return say(
        "{share} ± {error} points, unscored",
        share=percent(model.share),
        error=f"{200.0 * model.error:.0f}",
    )


def _short_beside(model: Beside | None) -> str:
    if model is None:
        return "–"
    share, error = bare_percent(model.share), f"{200.0 * model.error:.0f}"
    return share if error == "0" else f"{share} ± {error}"


def _short_chance(one: RecordChance) -> str:
    """Return a chance with its range, and whether it is a plain count."""
    chance = bare_percent(one.chance)
    if one.low is None or one.high is None:
        return chance
    low, high = bare_percent(one.low), bare_percent(one.high)
    if not low == high == chance:
        chance = say("{middle} ({low} to {high})", middle=chance, low=low, high=high)
    return say("{chance}, plain count", chance=chance) if one.given == "count" else chance


def _short_tells(one: RecordChance) -> str:
    return say("no") if one.given == "average" else say(_TELL[one.skill])


def _told(one: RecordChance, *, facts_missing: bool) -> str:
    if one.given != "average":
        return say(_OTHERS_TELL[one.skill])
    if facts_missing:
        return say("no: other wars do not tell which of them, or too few facts are stated")
    return say("no: other wars do not tell which of them")


def record_sentence(summary: Summary) -> str:
    """Set the chance of a deal beside the same event in wars like this one, or say why not."""
    record = summary.record
    if why := why_no_record(record):
        return why
    deal, run = record.chances.get("deal"), record.model.get("deal")
    if deal is None:
        return say("There is no record of deals in wars like this one.")
    text = say(
        "In wars like this one a deal was signed within {months} months in {chance}.",
        months=record.months,
        chance=record_chance(deal),
    )
    return text if run is None else " ".join([text, *_run_sentences(run)])


def _run_sentences(run: Beside) -> list[str]:
    """Say what this run makes of a deal, and what that is worth."""
    share, sentences = percent(run.printed), []
    if run.outside:
        sentences.append(
            say("This run says {share} under the present course, outside that range.", share=share)
        )
    else:
        sentences.append(say("This run says {share} under the present course.", share=share))
    if run.printed != run.share:
        sentences.append(say("It is cut to 1 in log-odds from the record."))
    return [*sentences, _worth()]


def _worth() -> str:
    return say(
        "The record sets its level, the case’s evidence moves it; its number is unscored, not "
        "calibrated."
    )


def _rarer(record: WarsLikeThis, as_of: str) -> str:
    old = record.until is not None and as_of > f"{record.until + _RARER}-12-31"
    if not (old and "deal" in record.chances):
        return ""
    return say("Deals have become rarer since: read the record as on the high side.")


def _came_later(record: WarsLikeThis, as_of: str) -> str:
    later = record.until is not None and int(as_of[:4]) <= record.until
    return say("Estimated from wars most of which came later.") if later else ""


def _fresh(record: WarsLikeThis) -> str:
    if not record.fresh_text or record.quiet or record.why_none is not None:
        return ""
    return say(
        "A text was signed within the last year; the record knows only such wars in which fighting "
        "went on afterwards."
    )


def _first_years(record: WarsLikeThis) -> str:
    """Say how first calendar years of fighting ended, the commonest end first."""
    every = sum(record.first_year.values())
    if not every:
        return ""
    ordered = sorted(record.first_year.items(), key=lambda pair: -pair[1])
    shares = [
        say("{end} {number} ({share})", end=say(_ENDS[end]), number=n, share=percent(n / every))
        for end, n in ordered
    ]
    return say(
        "Of {number} first calendar years of fighting: {ends}.",
        number=every,
        ends=join_words(shares),
    )


def _again(record: WarsLikeThis) -> str:
    """Say how often fighting resumed, where that is all the record knows."""
    if record.why_none != "over":
        return ""
    ends = [
        say(
            "{number} of {wars} that ended by {end}",
            number=one.within_5,
            wars=one.ends_5,
            end=say(_ENDS[end]),
        )
        for end, one in record.resumed.items()
    ]
    return say("Fighting resumed within five years in {ends}.", ends=join_words(ends))


def record_lines(record: WarsLikeThis, as_of: str, *, whole: bool = True) -> list[str]:
    """Return the sentences that stand under the rows of the record.

    Parameters
    ----------
    record : WarsLikeThis
        What became of wars like this one.
    as_of : str
        The as-of date, YYYY-MM-DD.
    whole : bool
        Whether each fact used is named, or they are counted.
    """
    lines = (
        why_no_record(record),
        _resumed(record),
        _first_years(record),
        _again(record),
        facts_sentence(record, whole=whole),
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
    held = [
        say(
            "{share} of {number} {kind}",
            share=percent(one.years_5),
            number=one.agreements,
            kind=say(_KINDS[kind]) if kind in _KINDS else kind,
        )
        for kind, one in record.held.items()
    ]
    again = [
        say(
            "{number} of {wars} by {end}",
            number=one.within_5,
            wars=one.ends_5,
            end=say(_ENDS[end]),
        )
        for end, one in record.resumed.items()
        if end not in record.chances  # else its row says so
    ]
    lines = []
    if held:
        lines.append(say("Of agreements {shares} ones held five years.", shares=join_words(held)))
    if again and record.held:
        lines.append(
            say(
                "Fighting came again within five years of its end in {ends}.",
                ends=join_words(again),
            )
        )
    return lines


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
            for line in record_lines(record, summary.as_of, whole=False)
            if line != why_no_record(record)  # the first sentence
        ],
    }
