"""The bottom line: why this answer, a deal beside its record, the harm that differs, confidence."""

from typing import Final

from detente.assess.evidence.record import Tested
from detente.assess.summary.record import Summary
from detente.report.assumed import WORD
from detente.report.sections.asked.words import reason_sentence
from detente.report.sections.page_one.printed import deal_chances
from detente.report.titles import titled
from detente.report.words import is_likely, percent, percent_range, verb_for, whole
from detente.runs.result import Interval

__all__ = ["bottom_line", "confidence_sentence", "deal_sentence", "harm_sentence"]

_TESTED: Final[dict[Tested, str]] = {
    "won": "on record, forecasts of this kind beat the simple rules",
    "lost": "on record, forecasts of this kind beat no simple rule",
    "untested": "no forecast of this kind has been scored",
}


def bottom_line(summary: Summary) -> list[str]:
    """Return what comes under the answer, a sentence each.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    lines = (
        reason_sentence(summary),
        deal_sentence(summary),
        harm_sentence(summary),
        confidence_sentence(summary),
    )
    return [line for line in lines if line]


def deal_sentence(summary: Summary) -> str:
    """Say how likely a deal is, over the options, and what wars like this one had."""
    deal = list(deal_chances(summary).values())
    if not deal:
        return "The case names no issues to settle, so nothing is said of a deal."
    what = f"A deal with the government within {summary.horizon_months} months"
    low, high = min(deal), max(deal)
    if verb_for(low) == verb_for(high):
        text = f"{what} {verb_for(low)} ({percent_range(low, high)})"
    else:
        text = f"{what} {is_likely(low)} to {is_likely(high).removeprefix('is ')}"
    whatever = " whatever the option" if len(deal) > 1 else ""
    return f"{text}{whatever}; {_wars(summary)}."


def _wars(summary: Summary) -> str:
    """Say how often wars like this one had a deal within the same months."""
    one = summary.record.chances.get("deal")
    if one is None:
        return "wars like this one have no record to set beside it"
    if one.low is None or one.high is None:
        return f"over all wars it came in {percent(one.chance)}"
    ends = percent_range(one.low, one.high)
    return f"in wars like this one it came in {percent(one.chance)} ({ends})"


def harm_sentence(summary: Summary) -> str:
    """Say under which option deaths differ most from the reference, beyond their range."""
    found = {
        option: extra
        for option, metrics in summary.strategies.items()
        if option != summary.audits.reference
        and isinstance(extra := metrics["extra_deaths"], Interval)
        and not extra.p10 <= 0.0 <= extra.p90
    }
    if "extra_deaths" in summary.not_modelled:
        return "Deaths are not modelled here."
    if not found:
        return "Deaths clearly differ under no option."
    most = max(found, key=lambda option: abs(found[option].p50))
    word = f" ({WORD})" if _is_assumed(summary, most) else ""
    unit = summary.units["extra_deaths"]
    counted = "" if unit == "persons" else f" {unit}"
    return (
        f"Deaths differ most under {titled(summary, most)}: {whole(found[most])}{counted}, against "
        f"the course as now{word}."
    )


def _is_assumed(summary: Summary, option: str) -> bool:
    """Return whether deaths under an option lie on one side in all draws but few."""
    return any(
        one.flagged
        for one in summary.audits.dominance
        if (one.option, one.metric) == (option, "extra_deaths")
    )


def confidence_sentence(summary: Summary) -> str:
    """Say how firm the ground is; this sentence has no likelihood."""
    basis = summary.basis["deal"]
    return f"Confidence is {basis.confidence}: {_TESTED[basis.tested]}."
