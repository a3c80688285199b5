"""Key judgements and holes, made from the summary."""

from collections.abc import Container
from typing import TypedDict

from detente.assess.evidence.record import Basis, InputGround, KeyJudgement
from detente.assess.summary.record import Summary
from detente.report.sections.engageable.words import camp_sentence
from detente.report.sections.scores.skill import skill_sentence
from detente.report.sections.table.holdout import rests_on
from detente.report.titles import chances, titled
from detente.report.words import is_likely, join_words, percent, span, whole
from detente.runs.result import Interval

__all__ = ["Judgement", "holes", "judgements", "struck"]

_DRAWN = 4
_CITED = 4  # claims cited beside a judgement
_GROUNDS: dict[InputGround, str] = {
    "evidence": "claims",
    "judgement": "judgement",
    "placeholder": "placeholders",
    "assumption": "assumptions of the model",
}
_OUTSIDE = (
    "No skill shown: under the present course it lies outside the record of wars like this one."
)
_CONTACT = "No skill shown: on record forecasts of contact beat no simple rule."
_UNSCORED = "No forecast of past data tests it."
_PARTLY = " It rests in part on withheld evidence."
_NOISE = 2.0  # standard errors


class Judgement(TypedDict):
    """A key judgement: its text with likelihood, why so sure in its own sentence, its claims."""

    text: str
    confidence: str
    claims: list[str]


def judgements(summary: Summary, partly: Container[str] = ()) -> list[Judgement]:
    """Return three or four key judgements.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    partly : container of str
        Judgements that rest in part on withheld evidence.
    """
    texts: list[tuple[KeyJudgement, str | None]] = [
        ("deal", _deal(summary)),
        ("table", _table(summary)),
        ("holdout", _holdout(summary)),
        ("camps", camp_sentence(summary.camps) if summary.camps.factions else None),
        ("deaths", _deaths(summary)),
    ]
    made: list[Judgement] = [
        {
            "text": text,
            "confidence": _confidence(name, summary) + (_PARTLY if name in partly else ""),
            "claims": summary.basis[name].claims[:_CITED],
        }
        for name, text in texts
        if text is not None
    ]
    return made[:_DRAWN]


def struck(summary: Summary) -> dict[KeyJudgement, str]:
    """Return the numbers for which claims were struck out, in words.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    """
    words: dict[KeyJudgement, str] = {"deal": "the chance of a deal", "table": "the largest table"}
    if summary.roles.holdout:
        words["holdout"] = "contact of the hold-out"
    words["deaths"] = "deaths"
    if "spillover" not in summary.not_modelled:
        words["spillover"] = "spillover"
    return words


def _confidence(name: KeyJudgement, summary: Summary) -> str:
    """Say how firm the ground is, from what moves the number; never with a likelihood."""
    basis = summary.basis[name]
    return " ".join(
        text
        for text in (
            f"Confidence: {basis.confidence}.",
            _influence(name, basis),
            _record(name, summary),
        )
        if text
    )


def _influence(name: KeyJudgement, basis: Basis) -> str:
    """Say what the number depends on."""
    if basis.influence is None:
        return "The draws cannot tell which inputs move this number."
    what = (
        "Of the criteria counted" if name == "camps" else "Of what moves this number in the draws"
    )
    shares = [
        f"{percent(basis.influence[ground])} on {words}"
        for ground, words in _GROUNDS.items()
        if basis.influence[ground] > 0.0
    ]
    return f"{what}, {join_words(shares).replace(' on ', ' rests on ', 1)}."


def _record(name: KeyJudgement, summary: Summary) -> str:
    """Say how the number did on past data, or that nothing tests it."""
    tested = summary.basis[name].tested
    if name == "holdout":
        return _CONTACT
    if tested == "untested":
        return _UNSCORED
    return skill_sentence(summary.rounds) if name == "table" else _OUTSIDE


def _deal(summary: Summary) -> str | None:
    """Say how likely a deal is, at best and beside the reference option."""
    deal = chances(summary, "settlement")
    if len(deal) < len(summary.strategies):
        return None
    high = max(deal, key=lambda option: deal[option])
    spread = summary.spread[high]["settlement"]
    assert spread is not None  # given wherever the chance is
    months = summary.horizon_months
    across = (
        f", {percent(spread.low)} to {percent(spread.high)} across {spread.readings} rival readings"
        if spread.readings
        else ""
    )
    text = (
        f"Any deal with the government within {months} months {is_likely(deal[high])} under "
        f"{titled(summary, high)}{across}"
    )
    paired = (summary.against_reference or {}).get(high, {}).get("settlement")
    if paired and high != summary.audits.reference:
        if abs(paired.mean) <= _NOISE * paired.error:
            return f"{text}; against the reference option the difference is within the noise."
        more = 100 * paired.mean
        text += (
            f"; {abs(more):.1f} points {'more' if more >= 0 else 'less'} than under the reference "
            f"option in the same draws (error {100 * paired.error:.1f})"
            f"{_times_the_odds(deal[high], deal.get(summary.audits.reference))}"
        )
    return text + "."


def _times_the_odds(chance: float, usual: float | None) -> str:
    """Say how many times the odds of the reference option these are, where both are finite."""
    if usual is None or not (0.0 < chance < 1.0 and 0.0 < usual < 1.0):
        return ""
    times = chance / (1.0 - chance) * (1.0 - usual) / usual
    return f", {times:.1f} times the odds"


def _table(summary: Summary) -> str | None:
    planned = summary.attendance.planned
    largest = {o: p.largest for o, p in planned.items() if p and p.largest and p.largest.p90 > 0}
    if not largest:
        return None
    widest = max(largest, key=lambda option: largest[option].p50)
    talks, usual = summary.attendance.talks, summary.audits.reference
    text = (
        f"The largest round holds {span(largest[widest])} seats, its host counted, under "
        f"{titled(summary, widest)}; a seat there is no talk between the two sides, which first "
        f"talk in {percent(talks[widest].probability)} of draws"
    )
    if widest == usual or usual not in talks:
        return f"{text}."
    return f"{text} there and {percent(talks[usual].probability)} under the reference option."


def _holdout(summary: Summary) -> str | None:
    holdout = summary.roles.holdout
    if holdout is None:
        return None
    contact = chances(summary, "holdout_contact")
    low = min(contact, key=lambda option: contact[option])
    high = max(contact, key=lambda option: contact[option])
    what = (
        f"{summary.actors[holdout].name} in open contact with the movement within "
        f"{summary.horizon_months} months {is_likely(contact[high])} under"
    )
    spread = summary.spread[high]["holdout_contact"]
    assert spread is not None  # given wherever the chance is
    if low != high and contact[high] - contact[low] <= _NOISE * spread.error:
        noise = "differences between them are within the noise of the draws"
        return f"{what} every option; {noise}, and the number is {rests_on(summary)}."
    text = f"{what} {titled(summary, high)}"
    if low != high:
        text += f" and {is_likely(contact[low])} under {titled(summary, low)}"
    return f"{text}; the number is {rests_on(summary)}."


def _deaths(summary: Summary) -> str | None:
    """Say which option costs the most lives beside the reference option."""
    by_option = {option: m["extra_deaths"] for option, m in summary.strategies.items()}
    extra = {option: e for option, e in by_option.items() if isinstance(e, Interval)}
    if not extra:
        return None
    worst = max(extra, key=lambda option: extra[option].p50)
    most = extra[worst]
    if most.p90 <= 0:
        return None
    return (
        f"Deaths under {titled(summary, worst)} differ from those under the reference "
        f"option by {whole(most)} in {summary.horizon_months} months, counted in "
        f"{summary.units['extra_deaths']}; above 0 is more."
    )


def holes(summary: Summary) -> list[str]:
    """Return what is missing, the most serious first."""
    inputs = summary.inputs
    unseen = sum(source.seen != "whole" for source in summary.sources.values())
    missing = (
        (
            inputs.counts.get("placeholder", 0),
            "input is a placeholder that nobody has elicited",
            "inputs are placeholders that nobody has elicited",
        ),
        (
            len(inputs.stand_ins),
            "number is a stand-in of the model",
            "numbers are stand-ins of the model",
        ),
    )
    lines = [f"{count} {one if count == 1 else more}." for count, one, more in missing if count]
    if summary.sources:
        lines.append(f"{unseen} of {len(summary.sources)} sources were not read whole.")
    return [*lines, *_rare_readings(summary)]


def _rare_readings(summary: Summary) -> list[str]:
    """Name the readings that are true in too few draws for any range to cover them."""
    rare = [
        f"“{member.title}” ({percent(member.drawn)} of draws)"
        for rivals in summary.hypotheses.values()
        for member in rivals.members.values()
        if not member.counts
    ]
    if not rare:
        return []
    return [
        "The ranges between readings leave out those that are true in fewer than 100 draws: "
        f"{join_words(rare)}; more draws would cover them."
    ]
