"""Units of metrics, and why one is not modelled, in words."""

from typing import Final

from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.vocabulary.metrics import Metric

__all__ = ["MISSING_WORDS", "UNIT_WORDS", "missing_words", "unit_words"]

UNIT_WORDS: Final[dict[str, str]] = {  # by the unit as a summary has it
    unit: unit
    for unit in (
        mark("share of draws"),
        mark("worth of an end; the case says what 0 and 1 are"),
        mark("seats with the host"),
        mark("share of powers"),
        mark("factions"),
        mark("persons"),
        mark("months of the present toll"),
        mark("index, reference option = 1"),
        mark("index, as-of date = 1"),
        mark("share of full standing; negative = loss"),
        mark("share of powers; negative = loss"),
    )
}
MISSING_WORDS: Final[dict[str, str]] = {  # by the reason as a summary has it
    reason: reason
    for reason in (
        mark("the case does not say what the ends of the war are worth"),
        mark("the case names no hold-out power"),
        mark("the case names no rival group, or no region that borders a power"),
        mark("the case has no assessment of a stance on drugs"),
        mark("the case names no power besides the convenor"),
        mark("the case names no issues to settle"),
        mark("the reference option was not run, so there is nothing to compare with"),
    )
}


def unit_words(summary: Summary, metric: Metric) -> str:
    """Return the unit of a metric in words.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    metric : str
        The metric.
    """
    return say(UNIT_WORDS[summary.units[metric]])


def missing_words(reason: str) -> str:
    """Return in words why a metric is not modelled.

    Parameters
    ----------
    reason : str
        The reason as a summary has it.
    """
    return say(MISSING_WORDS[reason])
