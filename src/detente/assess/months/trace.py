"""Trace what happens month by month."""

from typing import Final

import numpy as np

from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import (
    Context,
    Place,
    Series,
    Trace,
    Tracer,
    each,
    of_the_run,
)
from detente.assess.months.answer import event_months
from detente.assess.months.record import BANDS, DATED, MEASURES, Measure
from detente.assess.months.series import month_series
from detente.assess.record.trace import deal_trace
from detente.assess.table.trace import key_of
from detente.engagement.registry import writers_of
from detente.numerics.arrays import Floats
from detente.vocabulary.ends import Moment

__all__ = ["TRACES"]

_WRITERS: Final[dict[Measure, tuple[str, ...]]] = {
    "deaths": ("balance", "deal_life"),
    "seats": writers_of("table_max"),
    "trust": ("cooperation", "deal_life"),
}
_WORDS: Final[dict[Measure, str]] = {
    "deaths": "deaths a month",
    "seats": "seats at the latest round",
    "trust": "the government's trust in the movement",
}
_DATES: Final[dict[Moment, tuple[str, ...]]] = {
    "any_deal": ("terms",),
    "first_talks": ("talks",),
    "holdout_contact": ("contact",),
}


def _band(context: Context, place: Place) -> Trace:
    """Return a measure in the month, in the draws whose months are kept."""
    option, measure = place.keys[0], key_of(place, 1, MEASURES)
    month = context.summary.months.drawn[int(place.keys[2])]
    name = f"{_WORDS[measure]} in month {month} under {option}"
    return Series(name, _in_month(context, option, measure, month), _WRITERS[measure])


def _in_month(context: Context, option: str, measure: Measure, month: int) -> Floats:
    """Return a measure in a month, NaN in draws whose months are not kept, shape (draw,)."""
    rows = context.run.rows
    numbers = np.asarray(rows.inputs["draw"], dtype=np.int64)
    defined = np.zeros(context.run.facts.draws, dtype=np.bool_)
    defined[numbers] = True
    series = month_series(context.run.months, rows.strategies, defined)
    values = np.full(context.run.facts.draws, np.nan)
    values[series.draws] = series.of(option, measure)[:, month - 1]
    return values[numbers]


def _chance(context: Context, place: Place) -> Trace:
    option, event = place.keys[0], key_of(place, 1, DATED)
    summary = context.summary
    month = summary.months.months[int(place.keys[2])]
    when = event_months(context.run.rows, option, event, summary.roles.holdout)
    if when is None:
        return (assumption(place.name, "the case names nobody to whom it can happen"),)
    happened = (when <= month).astype(np.float64)
    return Series(f"{event} by month {month} under {option}", happened, _DATES[event])


def _record(context: Context, _: Place) -> Trace:
    return deal_trace(context)


TRACES: dict[str, Tracer] = {
    **each("months", ("draws", "drawn/*", "months/*", "counted"), of_the_run),
    **each("months/fans/*/*", tuple(f"{band}/*" for band in BANDS), _band),
    "months/chances/*/*/*": _chance,
    **each("months/record/*", ("month", "chance", "low", "high"), _record),
}
