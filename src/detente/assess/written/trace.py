"""Trace advice and dissent to the files of the case, and to the claims that a dissent cites."""

from typing import Final

from detente.assess.explain.nodes import assumption, judgement
from detente.assess.explain.trace import Context, Place, Trace, Tracer, each, written

__all__ = ["TRACES"]

_EMPTY: Final = (
    "read from this run: an option is empty if its rule engages nobody in half of the draws or more"
)
_HEAD: Final = ("written_on", "by", "handling")
_PARTS: Final = (
    *("do", "with", "lever", "legal_note", "first_90_days"),
    *("who_objects", "how_to_undo", "when_to_stop", "option"),
)


def _advised(_: Context, place: Place) -> Trace:
    return (judgement(place.name, "as written in advice.md", "a person's advice, not a result"),)


def _empty(_: Context, place: Place) -> Trace:
    return (assumption(place.name, _EMPTY),)


def _dissent(context: Context, place: Place) -> Trace:
    own = judgement(place.name, "as written in dissent.md", "a person's reading, not a result")
    return (own, *context.facts.claims(context.case.dissents[int(place.keys[0])].claims))


TRACES: dict[str, Tracer] = {
    **each("advice", (*_HEAD, "what_is_new", "why_it_matters"), _advised),
    **each("advice/recommendations/*", _PARTS, _advised),
    **each("advice/recommendations/*", ("option_title",), written),
    **each("advice/recommendations/*", ("option_empty",), _empty),
    **each("dissents/*", (*_HEAD, "title", "text", "claims/*"), _dissent),
}
