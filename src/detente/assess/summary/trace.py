"""Collect the traces of all fields of the summary: its own fields, and those of each question."""

from detente.assess.agreement import trace as agreement
from detente.assess.asked import trace as asked
from detente.assess.attendance import trace as attendance
from detente.assess.audits import trace as audits
from detente.assess.ends import trace as ends
from detente.assess.engageable import horizon_trace
from detente.assess.engageable import trace as engageable
from detente.assess.evidence import trace as evidence
from detente.assess.expected import trace as expected
from detente.assess.explain.model_steps import mechanism_node
from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import (
    Context,
    Place,
    Trace,
    Tracer,
    each,
    of_the_run,
    written,
)
from detente.assess.months import trace as months
from detente.assess.options import trace as options
from detente.assess.record import trace as record
from detente.assess.table import norms_trace as norms
from detente.assess.table import trace as table
from detente.assess.watch import trace as watch
from detente.assess.written import trace as of_persons

__all__ = ["TRACES"]


def _mechanism(_: Context, place: Place) -> Trace:
    return (mechanism_node(place.keys[0]),)


def _hidden(context: Context, place: Place) -> Trace:
    day = context.case.as_of.isoformat()
    return (assumption(place.name, f"counted in the case: rows not yet known on {day}, left out"),)


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
    **each("strategy_list/*", ("asks_movement", "law", "first_90_days"), written),
    **each("strategy_list/*", ("who_objects", "undo", "exit_test"), written),
    **each("model", ("off/*",), written),
    **each("undefined", ("draws", "strategies/*"), _undefined),
    **each("mechanisms/*", ("title", "on", "sources/*", "neutral"), _mechanism),
    **each("", ("criteria/*", "shared_issues/*", "regions/*"), written),
    "hidden/*": _hidden,
    **engageable.TRACES,
    **horizon_trace.TRACES,
    **ends.TRACES,
    **months.TRACES,
    **expected.TRACES,
    **asked.TRACES,
    **audits.TRACES,
    **options.TRACES,
    **watch.TRACES,
    **record.TRACES,
    **evidence.TRACES,
    **agreement.TRACES,
    **table.TRACES,
    **attendance.TRACES,
    **norms.TRACES,
    **of_persons.TRACES,
}
