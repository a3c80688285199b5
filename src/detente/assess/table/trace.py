"""Trace the results on attendance, contacts and standing."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import (
    Context,
    Place,
    Series,
    Trace,
    Tracer,
    each,
    written,
)
from detente.assess.options.engaged import engages_nobody
from detente.assess.table.holdout import holdout_paths
from detente.assess.table.joint_standing import joint_draws
from detente.assess.table.prior_contact import DRAWS, opened_by_priors, prior_paths
from detente.assess.table.record import JOININGS, MEASURES
from detente.assess.table.standing import holdout_draws, standing_draws
from detente.engagement.registry import writers_of
from detente.engagement.task import EngagementTask
from detente.errors import UnknownNameError
from detente.numerics.arrays import Floats

__all__ = ["TRACES", "key_of"]

N = TypeVar("N", bound=str)

_CONTACT = ("contact",)
_ATTENDANCE = ("attendance",)
_NETWORK = ("contact", "attendance", "terms")  # contacts, seats at rounds, who is bound
_CONSENSUS = {
    "powers": ("consensus", "share of powers in open or admitted contact"),
    "weighted": ("consensus_weighted", "the same share, weighted by capability"),
}
_PLANNED = {"rounds": "rounds", "seats": "table_last", "largest": "table_max"}


def key_of(place: Place, position: int, allowed: Sequence[N]) -> N:
    """Return a key of a pointer, checked against the allowed names.

    Parameters
    ----------
    place : Place
        The place that the pointer leads to.
    position : int
        Index of the key.
    allowed : sequence of str
        Allowed names.

    Raises
    ------
    UnknownNameError
        If the pointer ends above this key, so that it names several numbers.
    """
    named = next((name for name in allowed if place.keys[position : position + 1] == (name,)), None)
    if named is None:
        many = f"'/{place.name}' is not a single number; add one key to the pointer; allowed: "
        raise UnknownNameError(many + ", ".join(allowed))
    return named


def _where(kept: Floats, values: Floats) -> Floats:
    """Return the values where ``kept`` is above 0, and NaN elsewhere."""
    return np.where(kept > 0.0, values, np.nan)


def _or_none(place: Place, series: Series, why: str) -> Trace:
    """Return a series, or the reason why it is not defined in any draw."""
    return (assumption(place.name, why),) if np.isnan(series.values).all() else series


# Contacts.


def _recorded_tie(context: Context, place: Place) -> Trace:
    tie = context.summary.contacts.recorded[int(place.keys[0])]
    return (context.facts.tie(tie.id),)


def _power_contact(context: Context, place: Place) -> Trace:
    option, power = place.keys[:2]
    column = "contact" if place.field == "levels" else "opened"
    return context.column(option, f"{column}.{power}", f"contact of {power}", _CONTACT)


def _faction_contact(context: Context, place: Place) -> Trace:
    option, faction = place.keys[:2]
    return context.column(option, f"engaged.{faction}", f"contact with {faction}", _CONTACT)


def _nobody(context: Context, place: Place) -> Trace:
    """Return in which draws an option engages nobody."""
    option = next(s for s in context.case.settings.strategies if s.id == place.keys[0])
    empty = engages_nobody(context.run.rows, option)
    if empty is None:
        return (assumption(place.name, "the option engages nobody by design"),)
    return Series(f"whether {option.id} engages nobody", empty.astype(np.float64), _CONTACT)


def _consensus(context: Context, place: Place) -> Trace:
    column, words = _CONSENSUS[place.field]
    return context.column(place.keys[0], column, words, _CONTACT)


# Attendance.


def _observed(context: Context, place: Place) -> Trace:
    head = context.summary.attendance.observed[int(place.keys[0])]
    return context.facts.round(head.id)


def _observed_part(context: Context, place: Place) -> Trace:
    head = context.summary.attendance.observed[int(place.keys[0])]
    return context.facts.round(head.id, head.parts[int(place.keys[1])].actor)


def _planned(context: Context, place: Place) -> Trace:
    words = f"{place.field} of the powers' rounds"
    return context.column(place.keys[0], _PLANNED[place.field], words, _ATTENDANCE)


def _asked(context: Context, place: Place) -> Trace:
    """Trace whether a guest is invited; later invitations depend on the number of rounds."""
    option, guest = place.keys[:2]
    plan = next(s.rounds for s in context.case.settings.strategies if s.id == option)
    if plan and guest in plan.widen and guest not in plan.invite:
        return context.column(option, "rounds", "rounds of the powers", _ATTENDANCE)
    return written(context, place)


def _guest(context: Context, place: Place) -> Trace:
    option, guest = place.keys[:2]
    return context.column(option, f"role.{guest}", f"role of {guest}", _ATTENDANCE)


def _first_share(context: Context, place: Place) -> Trace:
    option, guest = place.keys[:2]
    words = f"first round of {guest}"
    return context.column(option, f"attended.{guest}", words, _ATTENDANCE)


def _first(context: Context, place: Place) -> Trace:
    """Trace the first round of a guest and its role, in the draws in which it comes."""
    option, guest = place.keys[:2]
    column = "first_role" if place.field == "roles" else "attended"
    came = context.run.rows.output(option, f"attended.{guest}")
    values = _where(came, context.run.rows.output(option, f"{column}.{guest}"))
    what = "first role" if place.field == "roles" else "month of the first round"
    series = Series(f"{what} of {guest} under {option}", values, _ATTENDANCE)
    return _or_none(place, series, f"{guest} comes to no round in any draw")


def _movement(context: Context, place: Place) -> Trace:
    option, factions = place.keys[0], place.keys[1:] or [f.id for f in context.case.factions()]
    if not factions:
        return (assumption(place.name, "the movement has no factions in the case"),)
    rows = context.run.rows
    seated = np.max([rows.output(option, f"seated.{f}") for f in factions], axis=0)
    who = factions[0] if place.keys[1:] else "the movement"
    return Series(f"{who} at the powers' rounds under {option}", seated, _ATTENDANCE)


def _talks(context: Context, place: Place) -> Trace:
    column = "broken" if place.field == "broken" else "first_talk"
    words = f"talks of government and movement, {place.field},"
    return context.column(place.keys[0], column, words, _ATTENDANCE)


def _talk_months(context: Context, place: Place) -> Trace:
    """Trace the months of talks and the first month, in the draws with talks."""
    option, rows = place.keys[0], context.run.rows
    months = rows.output(option, "talks")
    values = months if place.field == "months" else rows.output(option, "first_talk")
    words = f"talks of government and movement, {place.field.replace('_', ' ')}, under {option}"
    series = Series(words, _where(months, values), _ATTENDANCE)
    return _or_none(place, series, "there are no talks in any draw")


# Standing.


def _padded(context: Context, first: Floats) -> Floats:
    """Return values of the first draws as a column of the run, NaN in the other draws."""
    values = np.full(len(context.run.rows.inputs["draw"]), np.nan)
    values[: len(first)] = first
    return values


def _standing_draws(_: Context, place: Place) -> Trace:
    text = "the first draws of the run only: each needs a network for every host"
    return (assumption(place.name, text),)


def _before(context: Context, place: Place) -> Trace:
    measure = key_of(place, 0, MEASURES)
    draws = standing_draws(context.case, context.run.rows, context.seed)
    name = f"{measure} of the convenor before the talks"
    return Series(name, _padded(context, draws.before[measure]), ())


def _network_place(context: Context, place: Place) -> Trace:
    option, measure = place.keys[0], key_of(place, 1, MEASURES)
    draws = standing_draws(context.case, context.run.rows, context.seed).options[option][measure]
    by_field = {
        "now": (draws.now, "at the horizon"),
        "change": (draws.change, "change since before the talks"),
        "beyond": (draws.beyond, "lead over the best other host"),
        "ahead": (draws.ahead, "whether ahead of every other host"),
    }
    values, words = by_field[place.field]
    name = f"{measure} of the convenor, {words}, under {option}"
    return Series(name, _padded(context, values), _NETWORK)


def _holdout(context: Context, place: Place) -> Trace:
    option, joins = place.keys[0], place.field == "joins"
    draws = holdout_draws(context.run.rows, option)
    if draws is None:
        return (assumption(place.name, "the case names no hold-out among the guests"),)
    what = "comes" if joins else "does not come"
    series = Series(
        f"standing from acceptance where the hold-out {what} into open contact under {option}",
        draws.joins if joins else draws.stays,
        writers_of("status_acceptance") + writers_of("holdout_contact"),
    )
    reason = f"there is no draw in which the hold-out {what} into open contact"
    return _or_none(place, series, reason)


def _joint(context: Context, place: Place) -> Trace:
    option, joining = place.keys[0], key_of(place, 1, JOININGS)
    values = joint_draws(context.run.rows, option, joining)
    if values is None:
        return (assumption(place.name, "a path of standing is not modelled"),)
    which, writers = "", writers_of("status_success") + writers_of("status_acceptance")
    if place.field != "value":
        joins = place.field == "joins"
        came = context.run.rows.output(option, "holdout_contact") > 0.0
        values = np.where(came == joins, values, np.nan)
        which = f" where the hold-out {'comes' if joins else 'does not come'} into open contact"
        writers += writers_of("holdout_contact")
    size = "larger" if joining == "either" else "smaller"
    series = Series(f"the {size} of the two standings{which} under {option}", values, writers)
    return _or_none(place, series, "there is no such draw")


def _holdout_chance(context: Context, place: Place) -> Trace:
    """Trace the hold-out's chance; but for that of the run, draws are run again for it."""
    option = context.case.settings.strategies[0].id
    if place.field == "chance":
        values = context.run.rows.output(option, "holdout_contact")
        return Series(f"open contact of the hold-out under {option}", values, _CONTACT)
    task = _task(context)
    shown = context.summary.contacts.holdout
    draws = holdout_paths(task, prior_paths(task, shown.draws if shown else 0))
    if place.field == "prior_only":
        name, values = "with rates from their priors alone", draws.prior
    elif place.field == "assumed":
        return Series(
            "share of the prior in the hold-out's chance", _padded(context, draws.assumed), ()
        )
    else:
        stalemate = key_of(place, 0, tuple(draws.over))
        pressure = key_of(place, 1, tuple(draws.over[stalemate]))
        name, values = f"stalemate {stalemate}, {pressure}", draws.over[stalemate][pressure]
    name = f"open contact of the hold-out under {option}, {name}"
    return Series(name, _padded(context, values), _CONTACT)


def _task(context: Context) -> EngagementTask:
    return EngagementTask(context.case, context.seed, frozenset(context.run.facts.switched_off))


def _contact_prior(context: Context, place: Place) -> Trace:
    """Trace a power's chance and how much of it is prior; draws are run again for it."""
    power, option = place.keys[0], context.case.settings.strategies[0].id
    if place.field == "chance":
        values = context.run.rows.output(option, f"opened.{power}") >= 0.0
        return Series(f"open contact of {power} under {option}", values.astype(float), _CONTACT)
    task = _task(context)
    paths = prior_paths(task, min(DRAWS, int(context.run.rows.inputs["draw"][-1]) + 1))
    j = paths.heads.index(power)
    if place.field == "assumed":
        assumed = _padded(context, paths.assumed[:, j])
        return Series(f"share of the prior in the chance of {power}", assumed, ())
    opened = _padded(context, opened_by_priors(task, paths)[:, j])
    return Series(f"open contact of {power} under {option}, by priors alone", opened, _CONTACT)


def _holdout_text(_: Context, place: Place) -> Trace:
    text = "the hold-out and the first option of the case; the first draws are run again"
    return (assumption(place.name, text),)


TRACES: dict[str, Tracer] = {
    **each("contacts/holdout", ("power", "option", "draws"), _holdout_text),
    **each("contacts/holdout", ("chance", "prior_only", "assumed", "over/*/*"), _holdout_chance),
    **each("contacts/prior/*", ("chance", "prior_only", "assumed"), _contact_prior),
    **each("contacts/recorded/*", ("id", "type", "from", "to", "third", "level"), _recorded_tie),
    **each("contacts/recorded/*", ("acknowledged", "issuer", "since", "until"), _recorded_tie),
    **each("contacts/recorded/*", ("precision", "exists", "claims/*", "note"), _recorded_tie),
    **each("contacts/powers/*/*", ("levels/*", "ever_open", "first_open"), _power_contact),
    "contacts/factions/*/*/*": _faction_contact,
    "contacts/nobody/*": _nobody,
    **each("contacts/consensus/*", ("powers", "weighted"), _consensus),
    **each("attendance/observed/*", ("id", "title", "series", "date", "precision"), _observed),
    **each("attendance/observed/*", ("convenor", "seats", "participants"), _observed),
    **each("attendance/observed/*/parts/*", ("actor", "invited", "response"), _observed_part),
    **each("attendance/observed/*/parts/*", ("role", "claims/*", "note"), _observed_part),
    **each("attendance/observed/*/parts/*", ("stated_reason", "attributed_reason"), _observed_part),
    **each("attendance/planned/*", ("rounds", "seats", "largest"), _planned),
    "attendance/planned/*/guests/*/asked": _asked,
    **each("attendance/planned/*/guests/*", ("probability", "roles/*"), _guest),
    "attendance/planned/*/guests/*/first/probability": _first_share,
    **each("attendance/planned/*/guests/*/first", ("month", "roles/*"), _first),
    **each("attendance/planned/*/movement", ("probability", "factions/*"), _movement),
    **each("attendance/talks/*", ("probability", "broken"), _talks),
    **each("attendance/talks/*", ("months", "first_month"), _talk_months),
    "standing/draws": _standing_draws,
    "standing/before/*": _before,
    **each("standing/strategies/*/*", ("now", "change", "beyond", "ahead"), _network_place),
    **each("standing/holdout/*", ("joins", "stays"), _holdout),
    **each("standing/joint/*/*", ("value", "joins", "stays"), _joint),
}
