"""Trace the record of other wars: estimates from data, the case's facts, and the run."""

from detente.assess.ends.record import FATES
from detente.assess.ends.trace import fate_series
from detente.assess.explain.nodes import Node, assumption, judgement
from detente.assess.explain.trace import (
    Context,
    Place,
    Series,
    Trace,
    Tracer,
    each,
    of_the_run,
    written,
)
from detente.assess.table.trace import key_of
from detente.engagement.registry import writers_of
from detente.estimates.record import Record, shipped

__all__ = ["TRACES", "deal_trace"]


def _record(context: Context) -> Record | None:
    unit = context.summary.record.unit
    return None if unit is None else shipped(unit)


def _estimated(context: Context, what: str) -> tuple[Node, ...]:
    """Return the estimate with its file, and the data behind it."""
    record, answer = _record(context), context.summary.record
    if record is None:
        return (assumption("record", "the case does not state its war"),)
    data = tuple(
        Node("source", one.file, f"{one.version}, {one.citation}") for one in record.sources
    )
    text = f"{what}, estimated from wars to {answer.until} by `detente record build`"
    return (Node("record", f"record-{record.unit}.json", text, children=data),)


def _facts(context: Context) -> tuple[Node, ...]:
    """Return the facts of the war, with the claims or the judgement behind each."""
    return tuple(_fact_node(context, key) for key in context.summary.record.facts)


def _fact_node(context: Context, key: str) -> Node:
    fact = context.summary.record.facts[key]
    text = f"{key}: {fact.value}"
    if not fact.claims:
        return judgement(f"conflict/{key}", text, "stated in case.yaml without a claim")
    return Node("input", f"conflict/{key}", text, children=context.facts.claims(fact.claims))


def deal_trace(context: Context) -> Trace:
    """Return what the chance of a deal rests on.

    Parameters
    ----------
    context : Context
        The run that is explained, of a case that has such a chance.
    """
    return _event(context, "deal")


def _chance(context: Context, place: Place) -> Trace:
    return _event(context, place.keys[0])


def _event(context: Context, event: str) -> Trace:
    one = context.summary.record.chances[event]
    made = _estimated(context, f"{event}: {one.given}, skill {one.skill}")
    return made if one.given == "average" else (*made, *_facts(context))


def _cited(context: Context, place: Place) -> Trace:
    event, number = place.keys[:2]
    return context.facts.claims([context.summary.record.chances[event].claims[int(number)]])


def _scored(context: Context, place: Place) -> Trace:
    return _estimated(context, f"score of {place.keys[0]} on wars and years not seen")


def _counted(context: Context, place: Place) -> Trace:
    return _estimated(context, f"counted: {place.name}")


def _fact(context: Context, place: Place) -> Trace:
    return (_fact_node(context, place.keys[0]),)


def _of_the_war(context: Context, place: Place) -> Trace:
    """Return how the facts decide which part of the record is read."""
    return (assumption(place.name, "follows from the facts and the as-of date"), *_facts(context))


def _option(_: Context, place: Place) -> Trace:
    text = "the option marked `reference: true`, else `continue`"
    return (assumption(place.name, text),)


def _beside(context: Context, place: Place) -> Trace:
    answer = context.summary.record
    metric = answer.model[place.keys[0]].metric
    option = answer.option or ""
    if metric is None:
        return fate_series(context, option, key_of(place, 0, FATES))
    values = (context.run.rows.output(option, metric) > 0.0).astype(float)
    return Series(f"{metric} under {option}", values, writers_of(metric))


TRACES: dict[str, Tracer] = {
    **each("record", ("why_none", "quiet", "fresh_text", "missing/*"), _of_the_war),
    "record/unit": written,
    **each("record", ("until", "own_past", "note"), _counted),
    "record/months": of_the_run,
    **each("record/facts/*", ("value", "claims/*", "moved"), _fact),
    **each("record/chances/*", ("chance", "low", "high", "worth", "given", "skill"), _chance),
    "record/chances/*/claims/*": _cited,
    **each("record/chances/*", ("across/*", "later/*", "scored_at"), _scored),
    "record/option": _option,
    **each("record/model/*", ("metric", "share", "error", "outside", "apart", "printed"), _beside),
    "record/first_year/*": _counted,
    **each("record/resumed/*", ("ends", "within_3", "ends_5", "within_5"), _counted),
    **each("record/held/*", ("agreements", "years_1", "years_3", "years_5"), _counted),
}
