"""Chances by month of the events that can come before a deal, under each option."""

from typing import Final

from detente.assess.months.record import DATED
from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.pictures.figure import PanelSet, Twin
from detente.report.sections.months.shares import (
    DEAL,
    FEWEST,
    event_name,
    event_panels,
    event_rows,
    month_columns,
    option_rows,
    step_key,
    table_months,
)
from detente.report.words import join_words, percent_range
from detente.vocabulary.ends import Moment

__all__ = ["steps_figure", "steps_finding"]

_KEY: Final = "picture-steps"


def steps_finding(summary: Summary) -> str:
    """Return the title: the chance of each event by the last month, over the options.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    found, said = summary.months, []
    for event in _shown(summary):
        last = [by_event[event][-1] for by_event in found.chances.values()]
        share = percent_range(min(last), max(last))
        said.append(say("“{event}” {share}", event=event_name(summary, event), share=share))
    month, events = found.months[-1], join_words(said)
    if len(found.chances) == 1:
        return say("Chances by month {month}: {events}", month=month, events=events)
    return say("Chances by month {month}, over all options: {events}", month=month, events=events)


def steps_figure(summary: Summary, *, keyed: bool = True) -> PanelSet | None:
    """Return the picture of events before a deal by month; None where there is nothing to draw.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    keyed : bool
        Whether it says what bands and lines stand for.
    """
    found, shown = summary.months, _shown(summary)
    if not shown or len(found.months) < FEWEST:
        return None
    months = table_months(found.months)
    return PanelSet(
        id=_KEY,
        finding=steps_finding(summary),
        rows=option_rows(summary),
        panels=event_panels(summary, _KEY, shown),
        twin=Twin(month_columns(months), tuple(event_rows(summary, shown, months))),
        key=step_key(found.counted) if keyed else (),
        tall=True,
    )


def _shown(summary: Summary) -> list[Moment]:
    """Return the events before a deal that the run has by month."""
    chances = summary.months.chances.values()
    return [event for event in DATED if event != DEAL and any(event in by for by in chances)]
