"""Trace the audits of a run."""

from typing import Final

from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import Context, Place, Trace, Tracer, each

__all__ = ["TRACES"]

_ANCHOR: Final = (
    "counted in the reference war: the case with nothing known but the facts that the record of "
    "other wars conditions on, under the reference option"
)
_AGAINST: Final = "counted in this run, draw by draw against the reference option"
_IN_RUN: Final = "counted in this run, by the value of the options in each draw"
_REFERENCE: Final = "the option marked as reference in the case, else the one that goes on as now"
_LEVERS: Final = "read from the levers of the options of the case"


def _again(what: str) -> str:
    return f"counted in a rerun of the first draws {what}"


def _said(text: str) -> Tracer:
    def trace(_: Context, place: Place) -> Trace:
        return (assumption(place.name, text),)

    return trace


_NUMBERS: Final = (
    "any_deal",
    "government_victory",
    "rebel_victory",
    "joining",
    "ceasefire",
    "low_activity",
)
_STRUCK: Final = "with the evidence struck, or as it is"
_REVERSED: Final = "with the evidence reversed"
_ALONE: Final = "with every number without a claim at its stand-in"
_WORLDS: Final = "counted in random worlds, in which no case decides (benchmarks/random_worlds)"
_WITHOUT: Final = "with cooperation on shared issues, and without it"
_WEAK: Final = "with the inputs at their 10th and 90th percentile, the level of deals settled again"
_MIXED: Final = "with some levers of the option and the rest of the reference option"

TRACES: dict[str, Tracer] = {
    "audits/reference": _said(_REFERENCE),
    "audits/anchor/draws": _said(_ANCHOR),
    **{
        pattern: tracer
        for number in _NUMBERS
        for pattern, tracer in each(
            f"audits/anchor/{number}", ("here", "record", "holds"), _said(_ANCHOR)
        ).items()
    },
    **each(
        "audits/dominance/*",
        ("option", "metric", "p_better", "p_worse", "flagged", "one_sided"),
        _said(_AGAINST),
    ),
    "audits/without_flagged/metrics/*": _said(_AGAINST),
    **each("audits/without_flagged/with", ("order/*", "top/*"), _said(_IN_RUN)),
    **each("audits/without_flagged/without", ("order/*", "top/*"), _said(_IN_RUN)),
    **each("audits/leverage", ("draws", "as_is/*", "assumed"), _said(_again(_STRUCK))),
    **each("audits/leverage/struck", ("order/*", "tau", "stays"), _said(_again(_STRUCK))),
    **each("audits/leverage/reversed", ("order/*", "tau", "stays"), _said(_again(_REVERSED))),
    **each("audits/evidence_alone", ("draws", "outcomes/*/*"), _said(_again(_ALONE))),
    "audits/evidence_alone/any_deal/*": _said(_again(_ALONE)),
    **each(
        "audits/evidence_alone/apart/*",
        ("option", "number", "here", "alone"),
        _said(_again(_ALONE)),
    ),
    **each("audits/unsourced", ("draws", "option"), _said(_again(_WEAK))),
    **each("audits/unsourced/tried/*", ("inputs/*", "party", "share", "claim"), _said(_IN_RUN)),
    **each(
        "audits/unsourced/moved/*",
        ("inputs/*", "party", "number", "low", "high", "times", "claim"),
        _said(_again(_WEAK)),
    ),
    "audits/draws": _said(_again("with a mechanism at its neutral value")),
    **each(
        "audits/inert/*",
        ("mechanism", "differs", "contrast", "inert"),
        _said(_again("with the mechanism at its neutral value")),
    ),
    "audits/worlds/worlds": _said(_WORLDS),
    **each("audits/worlds/options/*/*", ("option", "measure", "how", "share"), _said(_WORLDS)),
    **each(
        "audits/worlds/levers/*", ("lever", "pulled", "left", "measure", "share"), _said(_WORLDS)
    ),
    "audits/chain/draws": _said(_again(_WITHOUT)),
    **each(
        "audits/chain/options/*",
        (
            *("trust_up", "trust_down", "talks_sooner", "talks_later"),
            *("deal_gained", "deal_lost", "whole_up", "whole_down", "any_deal"),
        ),
        _said(_again(_WITHOUT)),
    ),
    **each("audits/extremes", ("draws", "best/*", "worst/*"), _said(_IN_RUN)),
    "audits/levers/*/*": _said(_LEVERS),
    **each("audits/lever_gains", ("option", "draws", "exact"), _said(_again(_MIXED))),
    **each(
        "audits/lever_gains/gains/*",
        ("whole", "error", "levers/*", "errors/*"),
        _said(_again(_MIXED)),
    ),
}
