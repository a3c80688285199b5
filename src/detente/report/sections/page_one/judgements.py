"""Key judgements, what would change our mind, dissent and holes: all made from the summary."""

from typing import Any

from detente.assess.record import Summary
from detente.report.sections.engageable.words import camp_sentence
from detente.report.words import date_words, is_likely, percent, span

__all__ = ["dissent_lines", "holes", "indicator_lines", "judgements", "titled"]


_FIRM, _THIN = 0.6, 0.35  # share of inputs resting on evidence or judgement: above, below
_DRAWN = 4
_NOISE = 2.0  # standard errors


def titled(summary: Summary, strategy: str) -> str:
    """Return a strategy's title in quotation marks."""
    titles = {s["id"]: s["title"] for s in summary["strategy_list"]}
    return f"“{titles[strategy]}”"


def judgements(summary: Summary) -> list[dict[str, Any]]:
    """Return three or four key judgements: text with likelihood, why so sure, claims.

    Parameters
    ----------
    summary : dict
        The parsed ``summary.json``.

    Returns
    -------
    list of dict
        ``text``; ``confidence``, a sentence of its own; ``claims``.
    """
    made = [
        ("deal", _deal(summary)),
        ("table", _table(summary)),
        ("holdout", _holdout(summary)),
        ("camps", camp_sentence(summary["camps"]) if summary["camps"]["factions"] else None),
        ("deaths", _deaths(summary)),
    ]
    found = [
        {
            "text": text,
            "confidence": _confidence(summary["basis"][name]),
            "claims": summary["basis"][name]["claims"],
        }
        for name, text in made
        if text is not None
    ]
    return found[:_DRAWN]


def _confidence(basis: dict[str, Any]) -> str:
    """Say how firm the ground is, from what inputs rest on; never with a likelihood."""
    counts = basis["rests_on"]
    total = sum(counts.values())
    known = counts["evidence"] + counts["judgement"]
    sources = basis["sources"]
    if total == 0:
        return "Confidence: low; nothing on record bears on it."
    share = known / total
    enough = sources >= _DRAWN
    level = "moderate" if share >= _FIRM and enough else "low"
    if share < _THIN:
        level = "very low"
    return (
        f"Confidence: {level}; {counts['evidence']} of {total} inputs rest on claims "
        f"({sources} source{'s' if sources != 1 else ''}), {counts['judgement']} on judgement, "
        f"{counts['placeholder']} are placeholders, {counts['assumption']} assumptions of the "
        "model."
    )


def _deal(summary: Summary) -> str | None:
    """Say how likely a deal is, at best and without contact."""
    chances = {i: f["settlement"] for i, f in summary["strategies"].items()}
    if any(c is None for c in chances.values()):
        return None
    high = max(chances, key=lambda i: chances[i])
    spread = summary["spread"][high]["settlement"]
    months = summary["horizon_months"]
    text = (
        f"Any deal with the government within {months} months {is_likely(chances[high])} under "
        f"{titled(summary, high)}, {percent(spread['low'])} to {percent(spread['high'])} across "
        "rival readings"
    )
    paired = (summary["against_none"] or {}).get(high, {}).get("settlement")
    if paired and high != "none":
        more = 100 * paired["mean"]
        text += (
            f"; {abs(more):.1f} points {'more' if more >= 0 else 'less'} than without contact in "
            f"the same draws (error {100 * paired['error']:.1f})"
        )
    return text + "."


def _table(summary: Summary) -> str | None:
    held = {
        i: p for i, p in summary["attendance"]["planned"].items() if p and p["largest"]["p90"] > 0
    }
    if not held:
        return None
    widest = max(held, key=lambda i: held[i]["largest"]["p50"])
    return (
        f"The powers' table reaches {span(held[widest]['largest'])} seats under "
        f"{titled(summary, widest)}; a full table does not bring the two sides to talk, which "
        f"they do in {percent(summary['attendance']['talks'][widest]['probability'])} of draws "
        f"there and {_without(summary)} without contact."
    )


def _without(summary: Summary) -> str:
    talks = summary["attendance"]["talks"].get("none")
    return percent(talks["probability"]) if talks else "in an unknown share"


def _holdout(summary: Summary) -> str | None:
    holdout = summary["roles"]["holdout"]
    if holdout is None:
        return None
    chances = {i: f["holdout_contact"] for i, f in summary["strategies"].items()}
    low, high = min(chances, key=lambda i: chances[i]), max(chances, key=lambda i: chances[i])
    name = summary["actors"][holdout]["name"]
    noise = _NOISE * summary["spread"][high]["holdout_contact"]["error"]
    if low != high and chances[high] - chances[low] <= noise:
        return (
            f"{name} in open contact with the movement within {summary['horizon_months']} months "
            f"{is_likely(chances[high])} under every option; differences between them are within "
            "the noise of the draws."
        )
    text = (
        f"{name} in open contact with the movement within {summary['horizon_months']} months "
        f"{is_likely(chances[high])} under {titled(summary, high)}"
    )
    if low != high:
        text += f" and {is_likely(chances[low])} under {titled(summary, low)}"
    return text + "."


def _deaths(summary: Summary) -> str | None:
    """Say which strategy costs the most lives beside no contact."""
    extra = {i: f["extra_deaths"] for i, f in summary["strategies"].items() if f["extra_deaths"]}
    if not extra:
        return None
    worst = max(extra, key=lambda i: extra[i]["p50"])
    if extra[worst]["p90"] <= 0:
        return None
    unit = summary["units"]["extra_deaths"]
    numbers = {k: f"{v:,.0f}" for k, v in extra[worst].items()}
    return (
        f"{titled(summary, worst)} costs {numbers['p50']} ({numbers['p10']} to {numbers['p90']}) "
        f"more deaths than no contact in {summary['horizon_months']} months, counted in {unit}."
    )


def indicator_lines(summary: Summary) -> list[str]:
    """Return what would change our mind, each with its date and by how much."""
    found = summary["indicators"]
    day = date_words(found["by"], "month")
    return [
        f"If by {day} {_event(summary, e)}, {_target(summary, e)} moves from "
        f"{percent(e['before'])} to {percent(e['if_so'])}; if not, to {percent(e['if_not'])}."
        for e in found["events"]
    ]


def _event(summary: Summary, event: dict[str, Any]) -> str:
    if event["kind"] == "talks":
        return "the government and the movement have sat together"
    return f"{summary['actors'][event['actor']]['name']} is in open contact with the movement"


def _target(summary: Summary, event: dict[str, Any]) -> str:
    if event["target"] == "settlement":
        return "the chance of a deal"
    name = summary["actors"][summary["roles"]["holdout"]]["name"]
    return f"the chance of open contact ({name})"


def dissent_lines(summary: Summary) -> list[str]:
    """Return the strongest rival hypothesis, and what it would change."""
    strongest = summary.dissent.strongest
    if strongest is None:
        return ["No rival hypothesis of the case is held by enough draws to say what it changes."]
    first = f"“{strongest.title}” ({percent(strongest.share)} of draws), on: {strongest.question}"
    top = titled(summary, strongest.top)
    if strongest.changes:
        return [first, f"If so, {top} comes first."]
    overall = summary.ranking["order"][0]
    if strongest.top != overall:
        return [first, f"If so, {top} and {titled(summary, overall)} cannot be told apart."]
    return [first, f"Even so, {top} comes first, as in all draws."]


def holes(summary: Summary) -> list[str]:
    """Return what is missing, the most serious first."""
    inputs = summary.inputs
    unseen = sum(source.seen != "whole" for source in summary.sources.values())
    return [
        f"{inputs.counts.get('placeholder', 0)} inputs are placeholders nobody has elicited, "
        f"{len(inputs.stand_ins)} are stand-ins of the model.",
        f"{unseen} of {len(summary.sources)} sources were not read whole.",
    ]
