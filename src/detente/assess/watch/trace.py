"""Trace what to watch: each event in every draw, and the headline with and without it."""

from typing import Final

import numpy as np

from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import Context, Place, Series, Trace, Tracer, each
from detente.assess.watch.answer import headlines, seen_of
from detente.assess.watch.record import Indicator
from detente.engagement.registry import writers_of

__all__ = ["TRACES"]

_OPTION: Final = "the option in question, else the first of the ranking, else the first of the case"
_UNTIL: Final = "six months after the as-of date"
_COUNTED: Final = "counted over the events of the first six months of this run, each by each date"
_OF_THE_EVENT: Final = (
    *("kind", "actor", "about", "title", "date", "month", "published", "happens"),
)
_OF_THE_HEADLINE: Final = ("target", "before", "if_so", "if_not", "error", "information")


def _option(_: Context, place: Place) -> Trace:
    return (assumption(place.name, _OPTION),)


def _until(_: Context, place: Place) -> Trace:
    return (assumption(place.name, _UNTIL),)


def _counted(_: Context, place: Place) -> Trace:
    return (assumption(place.name, _COUNTED),)


def _at(context: Context, place: Place) -> Indicator:
    return context.summary.indicators.events[int(place.keys[0])]


def _event(context: Context, place: Place) -> Trace:
    """Return whether the event happens by its date, in every draw."""
    event, option = _at(context, place), context.summary.indicators.option
    seen = seen_of(context.case, context.run.rows, option, event)
    named = " of ".join(word for word in (event.kind, event.actor or event.about) if word)
    name = f"{named} by {event.date} under {option}"
    return Series(name, seen.happened.astype(np.float64), seen.what.writers)


def _headline(context: Context, place: Place) -> Trace:
    """Return the headline in every draw, or in those with or without the event."""
    event, option = _at(context, place), context.summary.indicators.option
    rows = context.run.rows
    outcome = headlines(rows, option)[event.target].astype(np.float64)
    happened = seen_of(context.case, rows, option, event).happened
    given = {"if_so": happened, "if_not": ~happened}.get(place.field)
    values = outcome if given is None else np.where(given, outcome, np.nan)
    where = {"if_so": ", where the event happens", "if_not": ", where it does not"}
    name = f"{event.target} under {option}{where.get(place.field, '')}"
    return Series(name, values, writers_of(event.target))


TRACES: dict[str, Tracer] = {
    "indicators/option": _option,
    "indicators/until": _until,
    **each("indicators/events/*", _OF_THE_EVENT, _event),
    **each("indicators/events/*", _OF_THE_HEADLINE, _headline),
    **each("indicators/shortfall", ("reason", "considered", "never"), _counted),
    **each("indicators/shortfall", ("outside", "few_draws", "noise", "qualified"), _counted),
}
"""What made each field of the indicators, by pattern of its pointer."""
