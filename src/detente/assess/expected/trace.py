"""Trace what the sources expect to its claims, and what the run says of it to how it is counted."""

from typing import Final

from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import Context, Place, Trace, Tracer, each

__all__ = ["TRACES"]

_COUNTED: Final = (
    "read from the answers of this run: differences between options, audits, posteriors, draws of "
    "parameters"
)


def _row(context: Context, place: Place) -> Trace:
    row = next(iter(list(context.case.expectations)[int(place.keys[0]) :]))
    return tuple(context.facts.claims(row.claims)) or (
        assumption(row.id, "stated by the case's authors; no claim is cited"),
    )


def _counted(_: Context, place: Place) -> Trace:
    return (assumption(place.name, _COUNTED),)


TRACES: dict[str, Tracer] = {
    **each("expected/*", ("id", "code", "text", "direction", "claims/*"), _row),
    **each(
        "expected/*/stands/*",
        ("name", "kind", "option", "against", "given", "number", "error"),
        _counted,
    ),
    **each("expected/*/stands/*", ("interval", "decided", "verdict"), _counted),
    "expected/*/verdict": _counted,
}
