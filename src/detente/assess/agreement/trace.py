"""Traces of the results on what could be agreed."""

from collections.abc import Iterable

import numpy as np

from detente.assess.agreement.pool.scores import ISSUES
from detente.assess.agreement.record import IssueOutcome
from detente.assess.agreement.runners.models import MODELS
from detente.assess.agreement.signing import SIGNED, bound_draws, deal_draws
from detente.assess.agreement.table import table_of
from detente.assess.explain.nodes import Node, assumption, judgement
from detente.assess.explain.trace import (
    Context,
    Place,
    Series,
    Trace,
    Tracer,
    each,
    of_the_model,
    of_the_run,
    written,
)
from detente.case.schema.settings import Issue
from detente.engagement.setup.inputs import Inputs
from detente.vocabulary.input_key import InputKey

__all__ = ["TRACES"]

_TERMS = ("terms",)
_SPATIAL = "bargaining.spatial"


def _issue(context: Context, name: str) -> Issue:
    return next(i for i in context.case.settings.issues if i.id == name)


def _outcome(context: Context, place: Place) -> IssueOutcome:
    return context.summary.outcomes[place.keys[0]]


def _points(context: Context, names: Iterable[str]) -> tuple[Node, ...]:
    """Return what the status quo and the reversion point of issues rest on."""
    issues = [_issue(context, name) for name in names]
    return tuple(context.facts.resting("issue", i.id, i.title, i.claims) for i in issues)


def _used(context: Context) -> list[InputKey]:
    """Return every input of the table that models are given."""

    def draw_table(inputs: Inputs) -> None:
        table_of(inputs)

    return context.used(draw_table)


def _inputs_of(context: Context, place: Place) -> list[InputKey]:
    """Return the inputs of all parties to the issue of a place: positions, saliences, means."""
    issue = place.keys[0]
    parties = {party.actor for party in _outcome(context, place).parties}
    return [
        key
        for key in _used(context)
        if key.subject in parties and (key.item == issue or key.variable == "capability")
    ]


def _sides(context: Context) -> set[str]:
    """Return the government, the movement and its factions: the sides of the talks."""
    settings = context.case.settings
    return {settings.government, settings.movement, *(f.id for f in context.case.factions())}


def _inputs_of_model(context: Context, place: Place) -> tuple[Node, ...]:
    """Return what a model uses: numbers of one issue or of all, of the talks or of everybody."""
    issue, key = place.keys[:2]
    traits = MODELS[key].traits
    own = _inputs_of(context, place)
    if "baseline" in traits:
        return _points(context, [issue])
    if "bound" in traits:
        sides = _sides(context)
        used = [name for name in (*own, *_used(context)) if name.subject in sides]
        return (*_points(context, _all_issues(context, issue)), *context.inputs.nodes(used))
    if "package" in traits or key == _SPATIAL:  # which looks at saliences over all issues
        used = [name for name in (*own, *_used(context)) if name.variable != "war-cost"]
        return context.inputs.nodes(used)
    offers = judgement("offers", "order, discounts and quota of offers", "stated in case.yaml")
    return (*([offers] if "gains" in traits else []), *context.inputs.nodes(own))


def _all_issues(context: Context, first: str) -> list[str]:
    """Return all issues, one of them first."""
    return list(dict.fromkeys([first, *context.summary.outcomes]))


def _model(context: Context, place: Place) -> Trace:
    """Trace what a model makes of an issue; null says why there is nothing."""
    forecast = _outcome(context, place).models[place.keys[1]]
    if forecast.outcome is None:
        why = forecast.why_not or "it has no outcome"
        return (assumption(place.name, f"no outcome: {why}"),)
    return _inputs_of_model(context, place)


def _state(context: Context, place: Place) -> Trace:
    """Trace positions by round: as the model moves them, or as the parties hold them."""
    if "moves" in MODELS[place.keys[1]].traits:
        return _model(context, place)
    return context.inputs.nodes(_inputs_of(context, place))


def _fact(context: Context, place: Place) -> Trace:
    """Trace what only some models have, over the draws; null where the model has no such fact."""
    forecast = _outcome(context, place).models[place.keys[1]]
    facts = {
        "mirrored": forecast.mirrored,
        "turned": forecast.turned,
        "equal_gains": forecast.equal_gains,
        "ordered": forecast.ordered,
        "tied": forecast.tied,
        "cycle": forecast.cycle,
        "settled": forecast.settled,
        "deal": forecast.deal,
    }
    if forecast.outcome is not None and facts[place.field] is None:
        return (assumption(place.name, "does not apply to this model"),)
    return _model(context, place)


def _why_not(context: Context, place: Place) -> Trace:
    forecast = _outcome(context, place).models[place.keys[1]]
    if forecast.why_not is None:
        return (assumption(place.name, "there is an outcome, so there is no reason for none"),)
    return (assumption(place.name, "follows from what the case says and what the model needs"),)


def _all_models(context: Context, place: Place) -> tuple[Node, ...]:
    """Trace what is taken over all models: every input that any of them is given."""
    issues = _all_issues(context, place.keys[0])
    own = _inputs_of(context, place)
    return (*_points(context, issues), *context.inputs.nodes([*own, *_used(context)]))


def _pooled(context: Context, place: Place) -> Trace:
    """Trace the pool to the errors of its model elsewhere, and to what the model is given."""
    text = f"errors of the weighted mean on {ISSUES} disputes of the European Union (DEU III)"
    data = Node("source", "deu3", "Arregui and Perarnaud 2021, doi:10.34810/data53")
    errors = Node("record", "back-test", text, children=(data,))
    if place.field == "model":
        return (errors,)
    return (errors, *context.inputs.nodes(_inputs_of(context, place)))


def _stated(context: Context, place: Place) -> Trace:
    return _points(context, [place.keys[0]])


def _majority(context: Context, place: Place) -> Trace:
    own = _inputs_of(context, place)
    return (*_points(context, [place.keys[0]]), *context.inputs.nodes(own))


def _talks(context: Context, place: Place) -> Trace:
    """Trace what all sides of the talks like: their positions, and what holds without a deal."""
    sides, own = _sides(context), _inputs_of(context, place)
    positions = [key for key in own if key.variable == "position" and key.subject in sides]
    return (*_points(context, [place.keys[0]]), *context.inputs.nodes(positions))


def _party(context: Context, place: Place) -> Trace:
    """Trace a party's position to its number, its share of influence to everybody's weights."""
    issue, number = place.keys[:2]
    party = _outcome(context, place).parties[int(number)].actor
    if place.field == "influence":
        own = _inputs_of(context, place)
        return context.inputs.nodes(key for key in own if key.variable != "position")
    return (context.inputs.node(InputKey.assessment(party, "position", issue)),)


def _terms(context: Context, place: Place) -> Trace:
    """Trace the terms of deals in force to their column."""
    issue, option = place.keys[:2]
    return context.column(option, f"terms.{issue}", f"terms on {issue}", _TERMS)


def _elicited(context: Context, place: Place) -> Trace:
    issue, number = place.keys[:2]
    party = _outcome(context, place).positions[int(number)].actor
    return (context.inputs.node(InputKey.assessment(party, "position", issue)),)


def _claims(context: Context, place: Place) -> Trace:
    """Trace the claims of an issue, or the one at a position of the list."""
    claims = _outcome(context, place).claims
    chosen = claims if len(place.keys) < 2 else [claims[int(place.keys[1])]]
    if not chosen:
        return (assumption(place.name, "this issue cites no claim"),)
    return context.facts.claims(chosen)


def _signing(context: Context, place: Place) -> Trace:
    """Return the deals of an option in every draw."""
    option = place.keys[0]
    values = deal_draws(context.run.rows, option)[place.field]
    return Series(f"deals ({place.field}) under {option}", values, _SIGNING)


def _bound(context: Context, place: Place) -> Trace:
    """Return whether a deal in force binds a faction, in every draw."""
    option, faction = place.keys
    values = bound_draws(context.run.rows, option, faction)[place.field]
    if np.isnan(values).all():
        return (assumption(place.name, "no draw has a deal in force at the horizon"),)
    return Series(
        f"whether a deal binds {faction} ({place.field}) under {option}", values, _SIGNING
    )


_SIGNING = ("joining", "terms")
_MODEL = "outcomes/*/models/*"
_ZONES = "outcomes/*/zones"
_POOLED = "outcomes/*/pooled"

TRACES: dict[str, Tracer] = {
    **each("outcomes/*", ("title", "zero_means", "hundred_means"), written),
    **each(_MODEL, ("title", "traits/*", "variant"), of_the_model),
    f"{_MODEL}/outcome": _model,
    **each(_MODEL, ("mirrored", "turned", "equal_gains", "ordered"), _fact),
    **each(_MODEL, ("tied", "cycle", "settled", "deal"), _fact),
    **each(f"{_MODEL}/rounds/*", ("median", "mean", "positions/*"), _state),
    f"{_MODEL}/draws": of_the_run,
    f"{_MODEL}/why_not": _why_not,
    **each("outcomes/*/disagreement", ("low", "high", "lowest", "highest"), _all_models),
    **each("outcomes/*/disagreement", ("between", "within", "groups/*/*"), _all_models),
    **each(_POOLED, ("model", "outcome", "errors"), _pooled),
    **each("outcomes/*/stands", ("status_quo", "reversion"), _stated),
    **each(f"{_ZONES}/majority", ("found", "low", "high"), _majority),
    **each(f"{_ZONES}/talks", ("found", "low", "high"), _talks),
    **each("outcomes/*/parties/*", ("actor", "position", "influence"), _party),
    **each("outcomes/*/status_quo", ("low", "mode", "high"), _stated),
    **each("outcomes/*/reversion", ("low", "mode", "high"), _stated),
    "outcomes/*/strategies/*/table": _terms,
    "outcomes/*/strategies/*/models/*/outcome": _terms,
    **each("outcomes/*/positions/*", ("actor", "low", "mode", "high", "status"), _elicited),
    **each("outcomes/*/positions/*", ("reason", "claims/*"), _elicited),
    "outcomes/*/claims/*": _claims,
    **each("signing/*", (*SIGNED, "first_month"), _signing),
    **each("signing/*/factions/*", ("bound", "of_deals"), _bound),
}
