"""Trace the results on the options: their metrics and their comparison."""

import numpy as np

from detente.assess.explain.model_steps import objective_node, objective_nodes
from detente.assess.explain.nodes import assumption
from detente.assess.explain.trace import (
    Context,
    Place,
    Series,
    Trace,
    Tracer,
    each,
    of_the_model,
)
from detente.assess.options.backfires import trace as backfires
from detente.assess.options.engaged import engages_nobody
from detente.assess.options.metrics import deaths_key, metric_values, reference_in
from detente.assess.options.ranking import Values, values_of
from detente.assess.options.record import Stage
from detente.assess.options.stages import (
    STAGES,
    chain_of,
    missing_stages,
    reached_stages,
    trust_gains,
)
from detente.engagement.registry import writers_of
from detente.numerics.arrays import Bools, Floats
from detente.vocabulary.input_key import InputKey

__all__ = ["TRACES"]

_NO_REFERENCE = "the reference option was not run"
_NOTHING_RANKED = "none of the case's objectives has a number in this run"


def _metric(context: Context, place: Place) -> Trace:
    option, metric = place.keys
    return _metric_of(context, place, option, metric)


def _metric_of(
    context: Context, place: Place, option: str, metric: str, inputs: tuple[InputKey, ...] = ()
) -> Trace:
    """Return a metric of an option in every draw, or the reason why it is null."""
    values = metric_values(context.case, context.run.rows, option, metric)
    if values is None:
        return _not_modelled(context, place, metric)
    return Series(f"{metric} under {option}", values, writers_of(metric), inputs)


def _not_modelled(context: Context, place: Place, metric: str) -> Trace:
    reasons = {str(m): reason for m, reason in context.summary.not_modelled.items()}
    return (assumption(place.name, reasons.get(metric, "not defined in any draw")),)


def _against_reference(context: Context, place: Place) -> Trace:
    option, metric = place.keys
    case, rows = context.case, context.run.rows
    reference = reference_in(case, rows)
    if reference is None:
        return (assumption(place.name, _NO_REFERENCE),)
    own, other = (metric_values(case, rows, o, metric) for o in (option, reference))
    if own is None or other is None:
        return _not_modelled(context, place, metric)
    name = f"{metric} under {option} less that of {reference} in the same draw"
    return Series(name, own - other, writers_of(metric))


def _spread(context: Context, place: Place) -> Trace:
    option, metric = place.keys
    sets = tuple(InputKey("hypothesis", s.id) for s in context.case.settings.hypotheses)
    return _metric_of(context, place, option, metric, sets)


def _unit(context: Context, place: Place) -> Trace:
    """Return the origin of a unit; for deaths, also the input that converts them to persons."""
    follows = assumption(place.name, "follows from what this version models")
    deaths = deaths_key(context.case)
    if place.keys == ("extra_deaths",) and str(deaths) in context.run.rows.inputs:
        return (follows, context.inputs.node(deaths))
    return (follows,)


def _null_metric(context: Context, place: Place) -> Trace:
    """Return why a metric is null, or why all are if the pointer names all."""
    reasons = {str(m): reason for m, reason in context.summary.not_modelled.items()}
    named = place.keys or tuple(reasons)
    none = (assumption(place.name, "every metric has a number in this run"),)
    return tuple(assumption(metric, reasons[metric]) for metric in named) or none


def _objective(context: Context, place: Place) -> Trace:
    return (objective_node(context.case.settings.objectives[int(place.keys[0])]),)


def _objective_counts(context: Context, place: Place) -> Trace:
    """Return an objective, and whether it counts or why it does not."""
    index = int(place.keys[0])
    reason = context.summary.ranking.objectives[index].why_not
    stated = objective_node(context.case.settings.objectives[index])
    return (stated, assumption(place.name, reason or "its metric has a number in this run"))


def _mean_weight(context: Context, place: Place) -> Trace:
    objective = context.summary.ranking.objectives[int(place.keys[0])]
    if objective.why_not is not None:
        return (assumption(place.name, objective.why_not),)
    return _weights(context, place)


def _margin(context: Context, place: Place) -> Trace:
    if context.summary.ranking.margin is None:
        return (assumption(place.name, _NOTHING_RANKED),)
    return _weights(context, place)


def _weights(context: Context, place: Place) -> Trace:
    """Return the origin of weights and margins: the ranges stated in the case."""
    drawn = (
        "weights are drawn uniformly from their ranges and normalised to sum to 1 over the "
        "objectives that have a number in this run"
    )
    return (*objective_nodes(context.case), assumption(place.name, drawn))


def _values(context: Context) -> Values | None:
    return values_of(context.case, context.run.rows, context.seed)


def _of_values(values: Values, name: str, numbers: Floats) -> Series:
    return Series(name, numbers, values.mechanisms, objectives=True)


def _value_of(context: Context, place: Place, option: str) -> Trace:
    """Return the value of an option in every draw, or the reason why there is none."""
    values = _values(context)
    if values is None:
        return (assumption(place.name, _NOTHING_RANKED),)
    index = context.run.rows.strategies.index(option)
    name = f"value of {option} by the case's objectives"
    return _of_values(values, name, values.value[:, index])


def _order(context: Context, place: Place) -> Trace:
    """Return the value of the option at a position in the order; of the first for the whole."""
    names = getattr(context.summary.ranking, place.field)
    if not names:
        return (assumption(place.name, _NOTHING_RANKED),)
    return _value_of(context, place, names[int(place.keys[0]) if place.keys else 0])


def _empty(context: Context, place: Place) -> Trace:
    """Return in which draws an option engages nobody; the reason if no option is empty."""
    if not place.keys:
        text = "every option by rule engages somebody in more than half of the draws"
        return (assumption(place.name, text),)
    option = next(s for s in context.case.settings.strategies if s.id == place.keys[0])
    empty = engages_nobody(context.run.rows, option)
    assert empty is not None  # the pointer exists only for options by rule
    return Series(f"whether {option.id} engages nobody", empty.astype(np.float64), ("contact",))


def _option_value(context: Context, place: Place) -> Trace:
    values, option = _values(context), place.keys[0]
    assert values is not None  # the pointer exists only if options have values
    index = context.run.rows.strategies.index(option)
    name, numbers = {
        "value": ("value of {} by the case's objectives", values.value),
        "mean": ("value of {} by the case's objectives", values.value),
        "error": ("value of {} by the case's objectives", values.value),
        "best": ("whether {} is best, ties within the margin shared", values.shared),
        "alone": ("whether {} is best by more than the margin", values.alone.astype(np.float64)),
        "regret": ("what {} falls short of the best option of the draw", values.regret),
        "mean_regret": ("what {} falls short of the best option of the draw", values.regret),
    }[place.field]
    return _of_values(values, name.format(option), numbers[:, index])


def _part(context: Context, place: Place) -> Trace:
    """Return the contribution of an objective to a value, or the value if all are named."""
    if len(place.keys) == 1:
        return _value_of(context, place, place.keys[0])
    values, (option, metric) = _values(context), place.keys
    assert values is not None  # the pointer exists only if options have values
    index = context.run.rows.strategies.index(option)
    k = next(n for n, objective in enumerate(values.used) if objective.metric == metric)
    name = f"what {metric} adds to the value of {option}"
    return Series(name, values.parts[:, index, k], writers_of(metric), objectives=True)


_WRITERS: dict[Stage, tuple[str, ...]] = {
    "cooperation": ("cooperation",),
    "trust": ("cooperation",),
    "table": ("talks",),
    "deal": ("terms",),
    "held": ("deal_life",),
}


def _missing_stage(context: Context, place: Place) -> Trace:
    """Return why a stage cannot be reached, or all such reasons if the pointer names all."""
    reasons = {str(stage): reason for stage, reason in context.summary.stages.missing.items()}
    named = place.keys or tuple(reasons)
    none = (assumption(place.name, "the case allows every stage to be reached"),)
    return tuple(assumption(stage, reasons[stage]) for stage in named) or none


def _stage(context: Context, place: Place) -> Trace:
    option, key = place.keys
    stage = next(s for s in STAGES if s == key)
    reached = reached_stages(context.case, context.run.rows, option)
    return _stage_series(context, place, stage, reached)


def _stage_series(
    context: Context, place: Place, stage: Stage, reached: dict[Stage, Bools]
) -> Trace:
    """Return in which draws a stage is reached, as the field counts it."""
    option, chain = place.keys[0], chain_of(reached, missing_stages(context.case))
    index = STAGES.index(stage)
    before = chain[STAGES[index - 1]] if index else np.ones_like(chain[stage])
    if place.field == "passed" and not before.any():
        return (assumption(place.name, "no draw reaches the stages before it"),)
    values = {
        "reached": reached[stage],
        "chain": chain[stage],
        "passed": np.where(before, chain[stage], np.nan),
        "lost": before & ~chain[stage],
        "breaks": before & ~chain[stage],
        "without": reached[stage] & ~chain[stage],
    }[place.field]
    name = f"stage {stage} ({place.field}) under {option}"
    return Series(name, values.astype(np.float64), _WRITERS[stage])


def _stage_against_reference(context: Context, place: Place) -> Trace:
    option, key = place.keys
    reference = reference_in(context.case, context.run.rows)
    if reference is None:
        return (assumption(place.name, _NO_REFERENCE),)
    stage = next(s for s in STAGES if s == key)
    own, other = (reached_stages(context.case, context.run.rows, o) for o in (option, reference))
    if place.field == "chain_against_reference":
        missing = missing_stages(context.case)
        own, other = chain_of(own, missing), chain_of(other, missing)
    values = own[stage].astype(np.float64) - other[stage].astype(np.float64)
    name = f"stage {stage} ({place.field}) under {option} less that of {reference} in the same draw"
    return Series(name, values, _WRITERS[stage])


def _breaks(context: Context, place: Place) -> Trace:
    """Return in which draws the chain ends before the stage at which most draws end."""
    option = place.keys[0]
    stage = context.summary.stages.strategies[option].breaks
    if stage is None:
        return (assumption(place.name, "the chain loses no draw"),)
    reached = reached_stages(context.case, context.run.rows, option)
    return _stage_series(context, place, stage, reached)


def _broken(context: Context, place: Place) -> Trace:
    option = place.keys[0]
    broken = context.run.rows.output(option, "broken") > 0.0
    name = f"whether a deal failed under {option}"
    return Series(name, broken.astype(np.float64), ("deal_life",))


def _trust(context: Context, place: Place) -> Trace:
    option = place.keys[0]
    rise, even = trust_gains(context.case, context.run.rows, option)
    if place.field == "trust_even":
        name = f"whether trust rose and is at least even under {option}"
        return Series(name, even.astype(np.float64), ("cooperation",))
    if np.isnan(rise).all():
        return (assumption(place.name, "trust rose in no draw"),)
    return Series(f"rise of trust where it rose, under {option}", rise, ("cooperation",))


_PAST = ("id", "title", "events", "trials", "rate", "source", "note")

TRACES: dict[str, Tracer] = {
    "strategies/*/*": _metric,
    "against_reference/*/*": _against_reference,
    "spread/*/*": _spread,
    "units/*": _unit,
    "not_modelled/*": _null_metric,
    **each("ranking/objectives/*", ("metric", "direction", "worst", "best"), _objective),
    **each("ranking/objectives/*", ("weight/*", "margin", "reason"), _objective),
    **each("ranking/objectives/*", ("counts", "why_not"), _objective_counts),
    "ranking/objectives/*/mean_weight": _mean_weight,
    "ranking/margin": _margin,
    **each("ranking/strategies/*", ("value", "mean", "error", "best", "alone"), _option_value),
    **each("ranking/strategies/*", ("regret", "mean_regret"), _option_value),
    "ranking/strategies/*/parts/*": _part,
    **each("ranking", ("order/*", "top/*"), _order),
    "ranking/empty/*": _empty,
    "stages/order/*": of_the_model,
    "stages/missing/*": _missing_stage,
    **each("stages/strategies/*/stages/*", ("reached", "chain", "passed"), _stage),
    **each("stages/strategies/*/stages/*", ("lost", "without"), _stage),
    "stages/strategies/*/stages/*/reached_against_reference": _stage_against_reference,
    "stages/strategies/*/stages/*/chain_against_reference": _stage_against_reference,
    "stages/strategies/*/breaks": _breaks,
    "stages/strategies/*/broken": _broken,
    **each("stages/strategies/*", ("trust_even", "trust_rise"), _trust),
    **backfires.TRACES,
}
