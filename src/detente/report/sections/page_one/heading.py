"""The heading of page one: the answer, or the record where nothing is ranked."""

from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.sections.asked.words import headline
from detente.report.words import percent

__all__ = ["heading"]


def heading(summary: Summary) -> str:
    """Return the answer; without objectives, what wars like this one say of a deal.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    deal = summary.record.chances.get("deal")
    if summary.answer.reason != "no_objectives" or deal is None:
        return headline(summary.answer)
    months = summary.record.months
    return say(
        "In wars like this one a deal came within {months} months in {chance}.",
        months=months,
        chance=percent(deal.chance),
    )
