"""Trace how the war may end."""

import numpy as np

from detente.assess.ends.answer import fate_draws, moment_draws
from detente.assess.ends.record import FATES, Fate
from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import Context, Place, Series, Trace, Tracer, each
from detente.assess.table.trace import key_of
from detente.vocabulary.ends import ENDS, MOMENTS, Moment

__all__ = ["TRACES", "fate_series"]

_WRITERS = ("balance", "terms", "deal_life")
_DATED: dict[Moment, tuple[str, ...]] = {
    "first_talks": ("talks",),
    "any_deal": ("terms",),
    "first_binding_deal": ("terms",),
    "joining": ("joining",),
    "first_bilateral_deal": ("terms",),
    "support_halved": ("balance",),
    "failure": ("deal_life",),
    "ceasefire": ("deal_life",),
    "low_activity": ("deal_life",),
    "holdout_contact": ("contact",),
    "delisting": ("contact",),
    "recognition": ("contact", "terms"),
    "split": ("exclusion",),
    "convenor_left": ("contact",),
}


def _end(context: Context, place: Place) -> Trace:
    option = place.keys[0]
    end = key_of(place, 1, ENDS)
    values = context.run.rows.output(option, "outcome") == ENDS.index(end)
    return Series(f"{end} at the horizon under {option}", values.astype(np.float64), _WRITERS)


def _fate(context: Context, place: Place) -> Trace:
    return fate_series(context, place.keys[0], key_of(place, 1, FATES))


def fate_series(context: Context, option: str, fate: Fate) -> Series:
    """Return the draws with a fate under an option.

    Parameters
    ----------
    context : Context
        The run that is explained.
    option : str
        Id of the option.
    fate : str
        The fate.
    """
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
        return (assumption(place.name, "the case names nobody to whom it can happen"),)
    happened = (~np.isnan(months)).astype(np.float64)
    return Series(f"{moment} by the horizon under {option}", happened, _DATED[moment])


TRACES: dict[str, Tracer] = {
    "outcomes_of_war/*/*": _end,
    "fates/*/shares/*": _fate,
    "fates/*/again": _again,
    **each("events_of_war/*/*", ("happens", "month"), _moment),
}
