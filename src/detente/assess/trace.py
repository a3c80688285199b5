"""Traces of every field of the summary: its own fields, and the table of each question."""

from detente.assess.agreement import trace as agreement
from detente.assess.explain.nodes import Node, assumption, judgement
from detente.assess.explain.trace import (
    Context,
    Place,
    Trace,
    Tracer,
    each,
    of_the_run,
    written,
)
from detente.assess.table import trace as table
from detente.case.schema.settings import Objective
from detente.engagement.registry import MECHANISMS

__all__ = ["TRACES", "mechanism_node", "objective_nodes"]


def mechanism_node(key: str) -> Node:
    """Return a mechanism as an assumption with its sources."""
    mechanism = next(m for m in MECHANISMS if m.key == key)
    sources = ", ".join(mechanism.spec.sources)
    return assumption(key, f"{mechanism.title}: reduced form after {sources}")


def objective_nodes(context: Context) -> tuple[Node, ...]:
    """Return the objectives that weigh metrics, as stated in the case."""
    return tuple(objective_node(o) for o in context.case.settings.objectives)


def objective_node(o: Objective) -> Node:
    """Return one objective, as stated in the case."""
    low, high = o.weight
    text = f"{o.metric}: weight {low:g} to {high:g}, worst {o.worst:g}, best {o.best:g}; {o.reason}"
    return judgement(f"objective|{o.metric}", text, "stated in case.yaml; a preference")


def _mechanism(_: Context, place: Place) -> Trace:
    return (mechanism_node(place.keys[0]),)


def _hidden(context: Context, place: Place) -> Trace:
    day = context.case.as_of.isoformat()
    return (assumption(place.name, f"rows not yet known on {day}, left out"),)


def _undefined(_: Context, place: Place) -> Trace:
    text = "counted in this run: draws excluded because a result was not finite"
    return (assumption(place.name, text),)


TRACES: dict[str, Tracer] = {
    **each("", ("schema", "detente", "digest", "draws", "seed"), of_the_run),
    **each("", ("switched_off/*", "assumed/*"), of_the_run),
    **each("", ("case", "title", "question", "as_of", "horizon_months", "handling"), written),
    **each("roles", ("movement", "government", "convenor", "rival", "holdout"), written),
    **each("actors/*", ("name", "kind"), written),
    **each("strategy_list/*", ("id", "title", "description", "engage", "level"), written),
    **each("strategy_list/*", ("posture", "asks_movement"), written),
    **each("model", ("terms", "selective_contact", "spoiling", "off/*"), written),
    **each("undefined", ("draws", "strategies/*"), _undefined),
    **each("mechanisms/*", ("title", "on", "sources/*", "neutral"), _mechanism),
    "criteria/*": written,
    "hidden/*": _hidden,
    **agreement.TRACES,
    **table.TRACES,
}
