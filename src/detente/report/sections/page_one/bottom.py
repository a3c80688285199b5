"""The bottom line: why this answer, a deal beside its record, the harm that differs, confidence."""

from typing import Final

from detente.assess.evidence.record import Confidence, Tested
from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.sections.asked.words import reason_sentence
from detente.report.sections.page_one.printed import deal_chances
from detente.report.titles import titled
from detente.report.words import is_likely, likelihood, percent, percent_range, verb_for, whole
from detente.runs.result import Interval

__all__ = ["bottom_line", "confidence_sentence", "deal_sentence", "harm_option", "harm_sentence"]

_TESTED: Final[dict[Tested, str]] = {
    "won": mark(
        "Confidence is {confidence}: on record, forecasts of this kind beat the simple rules."
    ),
    "lost": mark(
        "Confidence is {confidence}: on record, forecasts of this kind beat no simple rule."
    ),
    "untested": mark("Confidence is {confidence}: no deal forecast had been checked by this date."),
}
_CONFIDENCE: Final[dict[Confidence, str]] = {
    "very low": mark("very low"),
    "low": mark("low"),
    "moderate": mark("moderate"),
}
_UNITS: Final = {"months of the present toll": mark("months of the present toll")}


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
        return say("The case names no issues to settle, so nothing is said of a deal.")
    places = {
        "months": summary.horizon_months,
        "likely": _likely(min(deal), max(deal)),
        "record": _wars(summary),
    }
    if len(deal) > 1:
        return say(
            "A deal with the government within {months} months {likely} whatever the option; "
            "{record}.",
            **places,
        )
    return say("A deal with the government within {months} months {likely}; {record}.", **places)


def _likely(low: float, high: float) -> str:
    """Return the lowest and the highest chance with their words, once where it is the same."""
    if verb_for(low) == verb_for(high):
        return say("{verb} ({chance})", verb=verb_for(low), chance=percent_range(low, high))
    return say("{low} to {high}", low=is_likely(low), high=likelihood(high))


def _wars(summary: Summary) -> str:
    """Say how often wars like this one had a deal within the same months."""
    one = summary.record.chances.get("deal")
    if one is None:
        return say("wars like this one have no record to set beside it")
    if one.low is None or one.high is None:
        return say("over all wars it came in {chance}", chance=percent(one.chance))
    ends = percent_range(one.low, one.high)
    return say(
        "in wars like this one it came in {chance} ({ends})", chance=percent(one.chance), ends=ends
    )


def harm_option(summary: Summary) -> str | None:
    """Return under which option deaths differ most from the reference, beyond their range."""
    found = {
        option: abs(extra.p50)
        for option, metrics in summary.strategies.items()
        if option != summary.audits.reference
        and isinstance(extra := metrics["extra_deaths"], Interval)
        and not extra.p10 <= 0.0 <= extra.p90
    }
    return max(found, key=lambda option: found[option], default=None)


def harm_sentence(summary: Summary) -> str:
    """Say under which option deaths differ most from the reference, beyond their range."""
    if "extra_deaths" in summary.not_modelled:
        return say("Deaths are not modelled here.")
    most = harm_option(summary)
    extra = summary.strategies[most]["extra_deaths"] if most else None
    if most is None or not isinstance(extra, Interval):
        return say("No option clearly changes deaths.")
    places = {"option": titled(summary, most), "deaths": _counted(summary, extra)}
    if _is_assumed(summary, most):
        return say(
            "Deaths differ most under {option}: {deaths}, against the course as now (assumed).",
            **places,
        )
    return say("Deaths differ most under {option}: {deaths}, against the course as now.", **places)


def _counted(summary: Summary, deaths: Interval) -> str:
    """Return deaths with their unit, unless it is persons."""
    unit = summary.units["extra_deaths"]
    if unit == "persons":
        return whole(deaths)
    unit = say(_UNITS[unit]) if unit in _UNITS else unit
    return say("{number} {unit}", number=whole(deaths), unit=unit)


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
    return say(_TESTED[basis.tested], confidence=say(_CONFIDENCE[basis.confidence]))
