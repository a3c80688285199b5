"""Traces of the results on who comes to the table and who is in contact."""

from detente.assess.explain.trace import Context, Place, Trace, Tracer, each

__all__ = ["TRACES"]

_CONTACT = ("contact",)
_CONSENSUS = {
    "powers": ("consensus", "share of powers in open or admitted contact"),
    "weighted": ("consensus_weighted", "the same share, weighted by capability"),
}


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


def _consensus(context: Context, place: Place) -> Trace:
    column, words = _CONSENSUS[place.field]
    return context.column(place.keys[0], column, words, _CONTACT)


TRACES: dict[str, Tracer] = {
    **each("contacts/recorded/*", ("id", "type", "from", "to", "level"), _recorded_tie),
    **each("contacts/recorded/*", ("acknowledged", "issuer", "since", "until"), _recorded_tie),
    **each("contacts/recorded/*", ("precision", "exists", "claims/*", "note"), _recorded_tie),
    **each("contacts/powers/*/*", ("levels/*", "ever_open", "first_open"), _power_contact),
    "contacts/factions/*/*/*": _faction_contact,
    **each("contacts/consensus/*", ("powers", "weighted"), _consensus),
}
