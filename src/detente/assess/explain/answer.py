"""From any number of the summary down to claims, sources, judgements and assumptions."""

import json
from dataclasses import replace
from typing import Any

import numpy as np

from detente.assess.explain.model_steps import mechanism_node, objective_nodes
from detente.assess.explain.nodes import Node, assumption, origin_of, weighed
from detente.assess.explain.patterns import place_of
from detente.assess.explain.record import Explanation
from detente.assess.explain.sensitivity import ranked
from detente.assess.explain.trace import Context, Series
from detente.assess.record import Summary
from detente.assess.trace import TRACES
from detente.case.findings.suggest import did_you_mean
from detente.errors import UnknownNameError
from detente.numerics.philox import named_generator
from detente.runs.finished import FinishedRun
from detente.runs.statistics import rounded

__all__ = ["explain"]

_SHOWN = 10
_LISTED = 12


def explain(run: FinishedRun, pointer: str) -> Explanation:
    """Return the chain from a number to what it rests on.

    Parameters
    ----------
    run : FinishedRun
        The run.
    pointer : str
        JSON Pointer (RFC 6901) into ``summary.json``, for example
        ``/strategies/selective/settlement``; the first slash may be left out.

    Returns
    -------
    Explanation
        The number, its value, what the chains end on, and the chain. A link is ``exact`` where
        the step above uses the one below, ``statistical`` where both vary together in this run.

    Raises
    ------
    UnknownNameError
        If the summary holds no such number, or the pointer ends above a single one.
    """
    tokens = [t.replace("~1", "/").replace("~0", "~") for t in pointer.strip("/").split("/")]
    value = _value(json.loads(run.folder.read_text("summary.json")), tokens)
    chain = _chain(Context(run), tokens, value)
    return Explanation(
        number="/" + "/".join(pointer.strip("/").split("/")),
        value=value,
        origin=origin_of(chain),
        chain=chain,
    )


def _chain(context: Context, tokens: list[str], value: Any) -> tuple[Node, ...]:  # any JSON
    """Return what the number that a pointer names rests on."""
    place = place_of(Summary, tokens)
    if value is None and place is None:
        return (assumption("/".join(tokens), "null: it does not apply, or was not computed"),)
    if place is not None and place.pattern.count("*") > len(place.keys):
        # It ends at a row of single values, which are traced alike: the first speaks for all.
        if not value:
            return (assumption(place.name, "empty: nothing of this kind in the case"),)
        place = place_of(Summary, [*tokens, _keys(value)[0]])
    if place is None:
        message = f"'/{'/'.join(tokens)}' holds many numbers; go on with one; "
        raise UnknownNameError(message + _listed(_keys(value)))
    traced = TRACES[place.pattern](context, place)
    if isinstance(traced, Series):
        return (_statistical(context, traced), *_under(context, traced))
    return traced


def _value(summary: Any, tokens: list[str]) -> Any:  # any JSON value
    """Return what a pointer names."""
    here = summary
    for n, token in enumerate(tokens):
        keys = _keys(here)
        if token not in keys:
            hint = did_you_mean(token, keys)
            where = "/" + "/".join(tokens[:n])
            message = f"the summary holds no '{token}' at '{where}'; {hint or _listed(keys)}"
            raise UnknownNameError(message)
        here = here[int(token)] if isinstance(here, list) else here[token]
    return here


def _keys(here: Any) -> list[str]:  # any JSON value
    if isinstance(here, dict):
        return list(here)
    return [str(n) for n in range(len(here))] if isinstance(here, list) else []


def _listed(keys: list[str]) -> str:
    if not keys:
        return "that is a single value: leave the rest out"
    more = f" and {len(keys) - _LISTED} more" if len(keys) > _LISTED else ""
    return f"allowed: {', '.join(keys[:_LISTED])}{more}"


def _statistical(context: Context, series: Series) -> Node:
    """Return the metric, the mechanisms that write it, and the inputs that vary with it most."""
    mechanisms = tuple(_mechanism(key) for key in series.mechanisms)
    known = series.values[~np.isnan(series.values)]
    count = f"{known.size} draws"
    pairs = ranked(context.run.rows.inputs, series.values)
    if known.size == 0 or np.ptp(known) == 0.0:
        text = f"{series.name}; the same in all of its {count}"
        rest = weighed(context.inputs.others([key for key, _ in pairs]), None)
        return Node("metric", _id(series), text, children=(*mechanisms, rest))
    noise = _noise(context, series)
    top = [weighed(context.inputs.node(k), rounded(s)) for k, s in pairs[:_SHOWN]]
    rest = weighed(context.inputs.others([k for k, _ in pairs[_SHOWN:]]), None)
    text = (
        f"{series.name}, over {count}; inputs by sensitivity in this run, which is no "
        "contribution; "
        f"up to {noise:.3f} may be noise"
    )
    return Node("metric", _id(series), text, children=(*mechanisms, *top, rest))


def _id(series: Series) -> str:
    return "-".join(series.name.split())


def _noise(context: Context, series: Series) -> float:
    """Return the greatest sensitivity that any input shows to the same number, shuffled."""
    rng = named_generator(context.seed, f"explain|{series.name}")
    shuffled = series.values[rng.permutation(series.values.size)]
    return ranked(context.run.rows.inputs, shuffled)[0][1]


def _mechanism(key: str) -> Node:
    """Return a mechanism; what it rests on is literature and priors, both assumptions."""
    node = mechanism_node(key)
    priors = assumption(key, f"{node.text}; the manual gives every equation and prior")
    return replace(node, kind="mechanism", children=(priors,))


def _under(context: Context, series: Series) -> tuple[Node, ...]:
    """Return what the number is taken with, exactly."""
    named = tuple(context.inputs.node(key) for key in series.inputs)
    return (*named, *(objective_nodes(context.case) if series.objectives else ()))
