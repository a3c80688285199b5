"""Trace any number of the summary back to claims, sources, judgements and assumptions."""

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

_SHOWN = 10  # inputs shown below a number
_LISTED = 12  # keys listed in an error message


def explain(run: FinishedRun, pointer: str) -> Explanation:
    """Return the chain from a number to what it is based on.

    Parameters
    ----------
    run : FinishedRun
        The run.
    pointer : str
        JSON Pointer (RFC 6901) into ``summary.json``, for example
        ``/strategies/selective/settlement``; the first slash may be omitted.

    Returns
    -------
    Explanation
        The number, its value, what the chains end in, and the chain. A link is ``exact`` if the
        step above uses the step below, ``statistical`` if both vary together in this run.

    Raises
    ------
    UnknownNameError
        If the summary has no such number, or if the pointer names several numbers.
    """
    tokens = [t.replace("~1", "/").replace("~0", "~") for t in pointer.strip("/").split("/")]
    context = Context(run)
    value = _value(context.summary.model_dump(mode="json", by_alias=True), tokens)
    chain = _chain(context, tokens, value)
    return Explanation(
        number="/" + "/".join(pointer.strip("/").split("/")),
        value=value,
        origin=origin_of(chain),
        chain=chain,
    )


def _chain(context: Context, tokens: list[str], value: Any) -> tuple[Node, ...]:  # any JSON
    """Return the chain below the number at a pointer."""
    position = place_of(Summary, tokens)
    if value is None and position is None:
        return (assumption("/".join(tokens), "null: it does not apply or was not computed"),)
    if position is not None and position.pattern.count("*") > len(position.keys):
        # The pointer ends at a list of single values with the same trace: use that of the first.
        if not value:
            return (assumption(position.name, "empty: the case has nothing of this kind"),)
        position = place_of(Summary, [*tokens, _keys(value)[0]])
    if position is None:
        message = f"'/{'/'.join(tokens)}' is not a single number; add one key to the pointer; "
        raise UnknownNameError(message + _listed(_keys(value)))
    traced = TRACES[position.pattern](context, position)
    if isinstance(traced, Series):
        return (_statistical(context, traced), *_under(context, traced))
    return traced


def _value(summary: Any, tokens: list[str]) -> Any:  # any JSON value
    """Return the value at a pointer."""
    current = summary
    for n, token in enumerate(tokens):
        keys = _keys(current)
        if token not in keys:
            hint = did_you_mean(token, keys)
            where = "/" + "/".join(tokens[:n])
            message = f"the summary has no '{token}' at '{where}'; {hint or _listed(keys)}"
            raise UnknownNameError(message)
        current = current[int(token)] if isinstance(current, list) else current[token]
    return current


def _keys(value: Any) -> list[str]:  # any JSON value
    if isinstance(value, dict):
        return list(value)
    return [str(n) for n in range(len(value))] if isinstance(value, list) else []


def _listed(keys: list[str]) -> str:
    if not keys:
        return "that is a single value; remove the rest of the pointer"
    more = f" and {len(keys) - _LISTED} more" if len(keys) > _LISTED else ""
    return f"allowed: {', '.join(keys[:_LISTED])}{more}"


def _statistical(context: Context, series: Series) -> Node:
    """Return the metric, the mechanisms that write it, and the inputs that vary most with it."""
    mechanisms = tuple(_mechanism(key) for key in series.mechanisms)
    defined = series.values[~np.isnan(series.values)]
    count = f"{defined.size} draws"
    pairs = ranked(context.run.rows.inputs, series.values)
    if defined.size == 0 or np.ptp(defined) == 0.0:
        text = f"{series.name}; the same value in all {count}"
        rest = weighed(context.inputs.others([key for key, _ in pairs]), None)
        return Node("metric", _id(series), text, children=(*mechanisms, rest))
    noise = _noise(context, series)
    top = [weighed(context.inputs.node(k), rounded(s)) for k, s in pairs[:_SHOWN]]
    rest = weighed(context.inputs.others([k for k, _ in pairs[_SHOWN:]]), None)
    text = (
        f"{series.name}, over {count}; inputs in order of sensitivity in this run, which is not "
        f"a contribution; sensitivities up to {noise:.3f} may be noise"
    )
    return Node("metric", _id(series), text, children=(*mechanisms, *top, rest))


def _id(series: Series) -> str:
    return "-".join(series.name.split())


def _noise(context: Context, series: Series) -> float:
    """Return the largest sensitivity of any input after the number is shuffled over draws."""
    rng = named_generator(context.seed, f"explain|{series.name}")
    shuffled = series.values[rng.permutation(series.values.size)]
    return ranked(context.run.rows.inputs, shuffled)[0][1]


def _mechanism(key: str) -> Node:
    """Return a mechanism; it is based on literature and priors, which are assumptions."""
    node = mechanism_node(key)
    priors = assumption(key, f"{node.text}; the manual gives all equations and priors")
    return replace(node, kind="mechanism", children=(priors,))


def _under(context: Context, series: Series) -> tuple[Node, ...]:
    """Return the inputs and objectives that the number uses exactly."""
    named = tuple(context.inputs.node(key) for key in series.inputs)
    return (*named, *(objective_nodes(context.case) if series.objectives else ()))
