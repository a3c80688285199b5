"""Trace the answer to what is asked of one option."""

from typing import Final

from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import Context, Place, Trace, Tracer, each, written

__all__ = ["TRACES"]

_RULES: Final = (
    "read by the rules of detente.assess.asked.rules from expected differences: means over streams "
    "of luck in draws of this run"
)


def _ruled(_: Context, place: Place) -> Trace:
    return (assumption(place.name, _RULES),)


TRACES: dict[str, Tracer] = {
    "answer/clause": written,
    **each(
        "answer",
        ("option", "form", "row", "reason", "by", "figure", "draws", "streams", "by_values"),
        _ruled,
    ),
    **each("answer", ("tried", "untried"), _ruled),
    **each("answer/by_inputs", ("inputs/*", "party"), _ruled),
    **each(
        "answer/against/*", ("above", "within", "below", "mean", "error", "harm", "costs"), _ruled
    ),
    **each("answer/turns_on/*", ("set", "member", "title", "posterior", "form"), _ruled),
}
"""What made each field of the answer, by pattern of its pointer."""
