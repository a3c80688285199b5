"""Trace the results on powers that label the movement, are in contact, and criticise contact."""

from collections.abc import Iterable

from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import Context, Place, Series, Trace, Tracer, each, written
from detente.assess.options.metrics import reference_in
from detente.assess.table.norm_counts import (
    counted,
    held_in_year,
    number_of_powers,
    numbers_on_record,
    ties_behind,
)
from detente.assess.table.norms_record import (
    FORECAST,
    RECORDED,
    RecordedMeasure,
)
from detente.assess.table.trace import key_of
from detente.case.schema.world import Relation
from detente.numerics.arrays import Floats
from detente.vocabulary.input_key import InputKey

__all__ = ["TRACES"]

_CONTACT = ("contact",)
_EVERY: tuple[RecordedMeasure, ...] = ("label", "contact", "critics")  # all kinds of tie
_BOTH: RecordedMeasure = "label_contact"


def _behind(context: Context, *measures: RecordedMeasure) -> list[Relation]:
    """Return the recorded ties that any of these measures is counted from, each once."""
    case, rows = context.case, context.run.rows
    ties = {t.id: t for measure in measures for t in ties_behind(case, rows, measure)}
    return list(ties.values())


def _ties(context: Context, place: Place, ties: Iterable[Relation]) -> Trace:
    """Return ties as steps, or a step that says that the case records none."""
    steps = tuple(context.facts.tie(tie.id) for tie in ties)
    return steps or (assumption(place.name, "the case records no such tie"),)


def _drawn(context: Context, measure: RecordedMeasure, name: str, values: Floats) -> Series:
    """Return a number of powers that varies over draws only with the existence of ties."""
    keys = (InputKey.tie(tie.id, tie.type) for tie in _behind(context, measure))
    return Series(name, values, (), tuple(k for k in keys if str(k) in context.run.rows.inputs))


def _words(measure: str) -> str:
    return f"number of powers with {measure.replace('_', ' and ')}"


def _on_record(context: Context, place: Place) -> Trace:
    return _ties(context, place, _behind(context, key_of(place, 0, RECORDED)))


def _on_record_drawn(context: Context, place: Place) -> Trace:
    measure = key_of(place, 0, RECORDED)
    values = numbers_on_record(context.case, context.run.rows)[measure]
    return _drawn(context, measure, f"{_words(measure)} on the as-of date", values)


def _of_power(context: Context, place: Place) -> Trace:
    power = context.summary.norms.table[int(place.keys[0])].power
    ties = _behind(context, *_EVERY)
    return _ties(context, place, (t for t in ties if power in {t.from_, t.to}))


def _in_year(context: Context, place: Place) -> Trace:
    measures = [m for m in RECORDED if m == place.field]
    measures = measures or [_BOTH]  # the field `who` names powers with label and contact
    return _ties(context, place, (t for t in _behind(context, *measures) if t.date_from))


def _first_year(context: Context, place: Place) -> Trace:
    return _ties(context, place, (t for t in _behind(context, _BOTH) if t.date_from))


def _in_year_drawn(context: Context, place: Place) -> Trace:
    year = context.summary.norms.years[int(place.keys[0])].year
    powers = held_in_year(context.case, context.run.rows, year, drawn=True)[_BOTH]
    name = f"{_words(_BOTH)} on record in {year}"
    return _drawn(context, _BOTH, name, counted(powers))


def _undated(context: Context, place: Place) -> Trace:
    return _ties(context, place, (t for t in _behind(context, *_EVERY) if t.date_from is None))


def _start(context: Context, place: Place) -> Trace:
    measure = key_of(place, 0, FORECAST)
    values = number_of_powers(context.case, context.run.rows, None)[measure]
    recorded: RecordedMeasure = "label_open" if measure == "label_ever_open" else measure
    name = f"{_words(measure)} besides the convenor on the as-of date"
    return _drawn(context, recorded, name, values)


def _horizon(context: Context, place: Place) -> Trace:
    option, measure = place.keys[0], key_of(place, 1, FORECAST)
    values = number_of_powers(context.case, context.run.rows, option)[measure]
    return Series(f"{_words(measure)} under {option}", values, _CONTACT)


def _share(context: Context, place: Place) -> Trace:
    powers = context.summary.norms.forecast.powers
    if not powers:
        return (assumption(place.name, "the convenor is the only power"),)
    option, measure = place.keys[0], key_of(place, 1, FORECAST)
    values = number_of_powers(context.case, context.run.rows, option)[measure] / powers
    return Series(f"{_words(measure)} under {option}, as a share", values, _CONTACT)


def _against_reference(context: Context, place: Place) -> Trace:
    case, rows = context.case, context.run.rows
    reference = reference_in(case, rows)
    if reference is None:
        return (assumption(place.name, "the reference option was not run"),)
    option, measure = place.keys[0], key_of(place, 1, FORECAST)
    own, other = (number_of_powers(case, rows, o)[measure] for o in (option, reference))
    name = f"{_words(measure)} under {option} less that of {reference} in the same draw"
    return Series(name, own - other, _CONTACT)


def _convenor(context: Context, place: Place) -> Trace:
    host = context.case.settings.convenor
    option = key_of(place, 0, context.run.rows.strategies)
    return context.column(option, f"contact.{host}", f"contact of {host}", _CONTACT)


TRACES: dict[str, Tracer] = {
    "norms/powers": written,
    **each("norms/accepted/*", ("rule", "holders/*", "claims/*"), written),
    **each("norms/record/*", ("count", "share", "who/*"), _on_record),
    "norms/record/*/drawn": _on_record_drawn,
    **each("norms/table/*", ("power", "label", "label_since", "level"), _of_power),
    **each("norms/table/*", ("acknowledged/*", "past/*/*", "criticises/*"), _of_power),
    **each("norms/table/*", ("criticised_by/*", "criticism_in/*", "claims/*"), _of_power),
    "norms/years/*/year": _first_year,
    **each("norms/years/*", (*RECORDED, "who/*"), _in_year),
    "norms/years/*/drawn": _in_year_drawn,
    "norms/undated": _undated,
    "norms/forecast/powers": written,
    "norms/forecast/start/*": _start,
    **each("norms/forecast/strategies/*/*", ("mean", "count"), _horizon),
    "norms/forecast/strategies/*/*/share": _share,
    "norms/forecast/strategies/*/*/against_reference": _against_reference,
    "norms/forecast/convenor/*": _convenor,
}
