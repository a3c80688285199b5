"""Trace how the war may end."""

import numpy as np

from detente.assess.ends.answer import fate_draws, moment_draws
from detente.assess.ends.record import FATES, MOMENTS
from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import Context, Place, Series, Trace, Tracer, each
from detente.assess.table.trace import key_of
from detente.vocabulary.ends import ENDS

__all__ = ["TRACES"]

_WRITERS = ("balance", "terms", "deal_life")


def _end(context: Context, place: Place) -> Trace:
    option = place.keys[0]
    end = key_of(place, 1, ENDS)
    values = context.run.rows.output(option, "outcome") == ENDS.index(end)
    return Series(f"{end} at the horizon under {option}", values.astype(np.float64), _WRITERS)


def _fate(context: Context, place: Place) -> Trace:
    option = place.keys[0]
    fate = key_of(place, 1, FATES)
    values = fate_draws(context.run.rows, option, fate)
    return Series(f"fate {fate} under {option}", values.astype(np.float64), _WRITERS)


def _again(context: Context, place: Place) -> Trace:
    option = place.keys[0]
    if context.summary.fates[option].again is None:
        return (assumption(place.name, "nobody won in any draw"),)
    values = context.run.rows.output(option, "again") > 0.0
    return Series(f"war again under {option}", values.astype(np.float64), ("balance",))


def _moment(context: Context, place: Place) -> Trace:
    option = place.keys[0]
    moment = key_of(place, 1, MOMENTS)
    months = moment_draws(context.run.rows, option, moment)
    if months is None:
        return (assumption(place.name, "the case names no hold-out power"),)
    writers = {
        "first_talks": ("talks",),
        "holdout_contact": ("contact",),
        "convenor_left": ("contact",),
        "joining": ("joining",),
        "any_deal": ("terms",),
        "first_binding_deal": ("terms",),
        "first_bilateral_deal": ("terms",),
    }.get(moment, ("deal_life",))
    happened = (~np.isnan(months)).astype(np.float64)
    return Series(f"{moment} by the horizon under {option}", happened, writers)


TRACES: dict[str, Tracer] = {
    "outcomes_of_war/*/*": _end,
    "fates/*/shares/*": _fate,
    "fates/*/again": _again,
    **each("events_of_war/*/*", ("happens", "month"), _moment),
}
