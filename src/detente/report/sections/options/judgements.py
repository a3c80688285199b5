"""Key judgements and holes, made from the summary."""

from collections.abc import Container
from typing import Final, TypedDict

from detente.assess.evidence.record import Basis, InputGround, KeyJudgement
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, mark, say
from detente.report.sections.engageable.words import camp_sentence
from detente.report.sections.options.units import unit_words
from detente.report.sections.scores.skill import shown_at_rounds
from detente.report.titles import actor_name, chances, titled
from detente.report.words import (
    is_likely,
    join_words,
    percent,
    percent_range,
    span,
    verb_for,
    whole,
)
from detente.runs.result import Interval

__all__ = ["Judgement", "holes", "judgements", "struck"]

_DRAWN: Final = 3
_CITED: Final = 4  # claims cited beside a judgement
_CONFIDENCE: Final[dict[str, str]] = {
    "very low": mark("Confidence: very low."),
    "low": mark("Confidence: low."),
    "moderate": mark("Confidence: moderate."),
    "high": mark("Confidence: high."),
}
_GROUNDS: Final[dict[InputGround, str]] = {
    "evidence": mark("{share} on claims"),
    "judgement": mark("{share} on judgement"),
    "placeholder": mark("{share} on placeholders"),
    "assumption": mark("{share} on assumptions of the model"),
}
_STRUCK: Final[dict[KeyJudgement, str]] = {
    "deal": mark("the chance of a deal"),
    "table": mark("the largest table"),
    "holdout": mark("contact of the hold-out"),
    "deaths": mark("deaths"),
    "spillover": mark("spillover"),
}
_NOISE: Final = 2.0  # standard errors


class Judgement(TypedDict):
    """A key judgement: its text with likelihood, how sure in its own sentence and why, claims."""

    text: str
    confidence: str
    why: str
    claims: list[str]


def judgements(summary: Summary, partly: Container[str] = ()) -> list[Judgement]:
    """Return the first three key judgements that the case allows.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    partly : container of str
        Judgements that rest in part on withheld evidence.
    """
    return [
        {
            "text": text,
            "confidence": say(_CONFIDENCE[summary.basis[name].confidence]),
            "why": _why(name, summary, partly=name in partly),
            "claims": summary.basis[name].claims[:_CITED],
        }
        for name, text in _texts(summary).items()
    ]


def _texts(summary: Summary) -> dict[KeyJudgement, str]:
    """Return the judgements by the number that each is of."""
    known: dict[KeyJudgement, str | None] = {
        "deal": _deal(summary),
        "table": _table(summary),
        "holdout": _holdout(summary),
        "deaths": _deaths(summary),
        "camps": camp_sentence(summary.camps) if summary.camps.factions else None,
    }
    return dict([(name, text) for name, text in known.items() if text is not None][:_DRAWN])


def struck(summary: Summary) -> dict[KeyJudgement, str]:
    """Return the numbers without a judgement for which claims were struck out, in words.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    """
    left_out = set(_texts(summary))
    if summary.roles.holdout is None:
        left_out.add("holdout")
    if "spillover" in summary.not_modelled:
        left_out.add("spillover")
    return {name: say(words) for name, words in _STRUCK.items() if name not in left_out}


def _why(name: KeyJudgement, summary: Summary, *, partly: bool) -> str:
    """Say how firm the ground is, from what moves the number; never with a likelihood."""
    parts = [_influence(name, summary.basis[name]), _record(name, summary)]
    if partly:
        parts.append(say("It rests in part on withheld evidence."))
    return " ".join(parts)


def _influence(name: KeyJudgement, basis: Basis) -> str:
    """Say what the number depends on."""
    if basis.influence is None:
        return say("The draws cannot tell which inputs move it.")
    grounds = join_words(
        [
            say(message, share=percent(basis.influence[ground]))
            for ground, message in _GROUNDS.items()
            if basis.influence[ground] > 0.0
        ]
    )
    if name == "camps":
        return say("The criteria counted rest {grounds}.", grounds=grounds)
    return say("What moves it rests {grounds}.", grounds=grounds)


def _record(name: KeyJudgement, summary: Summary) -> str:
    """Say how the number did on past data, or that nothing tests it."""
    tested = summary.basis[name].tested
    if name == "holdout":
        return say("No skill shown: on record forecasts of contact beat no simple rule.")
    if tested == "untested":
        return say("No forecast before the as-of date tests it.")
    if name == "table":
        return _rounds_record(summary)
    return say("No skill shown: as things go it lies outside the record of wars like this one.")


def _rounds_record(summary: Summary) -> str:
    """Say whether forecasts of past rounds have shown skill; their section has the numbers."""
    if shown_at_rounds(summary.rounds):
        return say("Skill shown at past rounds.")
    return say("No skill shown at past rounds.")


def _deal(summary: Summary) -> str | None:
    """Say how likely a deal is, at best and beside the reference option."""
    deal = chances(summary, "settlement")
    if len(deal) < len(summary.strategies):
        return None
    high = max(deal, key=lambda option: deal[option])
    spread = summary.spread[high]["settlement"]
    assert spread is not None  # given wherever the chance is
    chance = count(
        summary.horizon_months,
        "Any deal with the government within {number} month {likely} under {option}.",
        "Any deal with the government within {number} months {likely} under {option}.",
        likely=is_likely(deal[high]),
        option=titled(summary, high),
    )
    across = count(
        spread.readings,
        "In {number} rival reading it is {range}.",
        "Across {number} rival readings it is {range}.",
        range=percent_range(spread.low, spread.high),
    )
    return " ".join([chance, *([across] if spread.readings else []), *_paired(summary, high, deal)])


def _paired(summary: Summary, high: str, deal: dict[str, float]) -> list[str]:
    """Say how far the best chance of a deal lies from that of the reference option."""
    usual = summary.audits.reference
    paired = (summary.against_reference or {}).get(high, {}).get("settlement")
    if not paired or high == usual:
        return []
    option, points = titled(summary, usual), f"{100 * abs(paired.mean):.1f}"
    error = f"{100 * paired.error:.1f}"
    if abs(paired.mean) <= _NOISE * paired.error:
        return [say("Its difference from {option} is within the noise.", option=option)]
    if paired.mean > 0.0:
        difference = say(
            "That is {points} points more than under {option} in the same draws (error {error}).",
            points=points,
            option=option,
            error=error,
        )
    else:
        difference = say(
            "That is {points} points less than under {option} in the same draws (error {error}).",
            points=points,
            option=option,
            error=error,
        )
    return [difference, *_odds(deal[high], deal.get(usual))]


def _odds(chance: float, usual: float | None) -> list[str]:
    """Say how many times the odds of the reference option these are, where both are finite."""
    if usual is None or not (0.0 < chance < 1.0 and 0.0 < usual < 1.0):
        return []
    times = chance / (1.0 - chance) * (1.0 - usual) / usual
    return [say("The odds are {times} times as large.", times=f"{times:.1f}")]


def _table(summary: Summary) -> str | None:
    """Say how large the largest round is, and that a seat there is no talk."""
    planned = summary.attendance.planned
    largest = {o: p.largest for o, p in planned.items() if p and p.largest and p.largest.p90 > 0}
    if not largest:
        return None
    widest = max(largest, key=lambda option: largest[option].p50)
    talks = [summary.attendance.talks[option].probability for option in largest]
    seats = say(
        "The largest round holds {seats} seats, its host counted, under {option}.",
        seats=span(largest[widest]),
        option=titled(summary, widest),
    )
    talk = say(
        "A seat is no talk between the two sides; these first talk in {share} of draws.",
        share=percent_range(min(talks), max(talks)),
    )
    return f"{seats} {talk}"


def _holdout(summary: Summary) -> str | None:
    """Say how likely open contact of the hold-out is, at most and at least."""
    if summary.roles.holdout is None:
        return None
    contact = chances(summary, "holdout_contact")
    low = min(contact, key=lambda option: contact[option])
    high = max(contact, key=lambda option: contact[option])
    spread = summary.spread[high]["holdout_contact"]
    assert spread is not None  # given wherever the chance is
    sentences = [_open_contact(summary, high, contact[high])]
    if low != high and contact[high] - contact[low] <= _NOISE * spread.error:
        sentences.append(say("Differences between options are within the noise of the draws."))
    elif low != high:
        sentences.append(_least(titled(summary, low), contact[low], contact[high]))
    return " ".join(sentences)


def _least(option: str, chance: float, most: float) -> str:
    """Say the least chance; its word only if that of the greatest is another one."""
    if verb_for(chance) == verb_for(most):
        return say("Under {option} it is {share}.", option=option, share=percent(chance))
    return say("Under {option} it {likely}.", option=option, likely=is_likely(chance))


def _open_contact(summary: Summary, option: str, chance: float) -> str:
    return count(
        summary.horizon_months,
        "{actor} in open contact with the movement within {number} month {likely} under {option}.",
        "{actor} in open contact with the movement within {number} months {likely} under {option}.",
        actor=actor_name(summary, summary.roles.holdout or ""),
        likely=is_likely(chance),
        option=titled(summary, option),
    )


def _deaths(summary: Summary) -> str | None:
    """Say which option costs the most lives beside the reference option."""
    by_option = {option: m["extra_deaths"] for option, m in summary.strategies.items()}
    extra = {option: e for option, e in by_option.items() if isinstance(e, Interval)}
    if not extra:
        return None
    worst = max(extra, key=lambda option: extra[option].p50)
    if extra[worst].p90 <= 0:
        return None
    return count(
        summary.horizon_months,
        "Deaths under {option} differ from those under {reference} by {deaths} in {number} month, "
        "counted in {unit}; above 0 is more.",
        "Deaths under {option} differ from those under {reference} by {deaths} in {number} months, "
        "counted in {unit}; above 0 is more.",
        option=titled(summary, worst),
        reference=titled(summary, summary.audits.reference),
        deaths=whole(extra[worst]),
        unit=unit_words(summary, "extra_deaths"),
    )


def holes(summary: Summary) -> list[str]:
    """Return what is missing beside the inputs that nobody gave, the most serious first.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    """
    if not summary.sources:
        return _rare_readings(summary)
    unseen = sum(source.seen != "whole" for source in summary.sources.values())
    read = say(
        "{some} of {all} sources were not read whole.", some=unseen, all=len(summary.sources)
    )
    return [read, *_rare_readings(summary)]


def _rare_readings(summary: Summary) -> list[str]:
    """Name the readings that are true in too few draws for any range to cover them."""
    rare = [
        say("“{title}” ({share} of draws)", title=member.title, share=percent(member.drawn))
        for rivals in summary.hypotheses.values()
        for member in rivals.members.values()
        if not member.counts
    ]
    if not rare:
        return []
    return [
        say(
            "Ranges leave out readings true in fewer than 100 draws: {readings}.",
            readings=join_words(rare),
        )
    ]
