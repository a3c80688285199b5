"""Trace any number of the summary back to claims, sources, judgements and assumptions."""

from dataclasses import replace
from typing import Any

import numpy as np

from detente.assess.explain.model_steps import mechanism_node, objective_nodes
from detente.assess.explain.nodes import Node, assumption, origin_of, weighed
from detente.assess.explain.patterns import place_of
from detente.assess.explain.pointers import completed
from detente.assess.explain.record import Explanation
from detente.assess.explain.sensitivity import noise_line, ranked
from detente.assess.explain.trace import Context, Series
from detente.assess.summary.record import Summary
from detente.assess.summary.trace import TRACES
from detente.case.findings.suggest import did_you_mean
from detente.errors import UnknownNameError
from detente.numerics.arrays import Floats
from detente.numerics.philox import named_generator
from detente.runs.finished import FinishedRun
from detente.runs.statistics import rounded

__all__ = ["explain", "explained", "statistical"]

_SHOWN = 10  # inputs shown below a number
_FEWEST = 30  # draws that must differ from the most frequent value before inputs are ranked
_LISTED = 12  # keys listed in an error message


def explain(run: FinishedRun, pointer: str) -> Explanation:
    """Return the chain from a number to what it is based on.

    Parameters
    ----------
    run : FinishedRun
        The run.
    pointer : str
        JSON Pointer (RFC 6901) into ``summary.json``, for example
        ``/strategies/selective/settlement``. The first slash may be omitted, and so may pieces
        that are not needed: ``selective/settlement``.

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
    return explained(Context(run), pointer)


def explained(context: Context, pointer: str) -> Explanation:
    """Return the chain from a number to what it is based on, in a run that was read before.

    Parameters
    ----------
    context : Context
        The run; it keeps what one number after another needs.
    pointer : str
        As for :func:`explain`.
    """
    tokens = [t.replace("~1", "/").replace("~0", "~") for t in pointer.strip("/").split("/")]
    tokens = completed(context.content, tokens)
    value = _value(context.content, tokens)
    chain = _chain(context, tokens, value)
    return Explanation(
        number="/" + "/".join(t.replace("~", "~0").replace("/", "~1") for t in tokens),
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
        return (statistical(context, traced), *_under(context, traced))
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


def statistical(context: Context, series: Series) -> Node:
    """Return the metric, the mechanisms that write it, and the inputs that vary most with it.

    Inputs whose sensitivity noise alone would reach are not ranked, and none are if the number is
    the same in almost every draw.

    Parameters
    ----------
    context : Context
        The run.
    series : Series
        The number in every draw.
    """
    mechanisms = tuple(_mechanism(key) for key in series.mechanisms)
    defined = series.values[~np.isnan(series.values)]
    count = f"{defined.size} draws"
    columns, known = context.read_by(series)
    pairs = ranked(columns, series.values, known)
    if defined.size == 0 or np.ptp(defined) == 0.0:
        text = f"{series.name}; the same value in all {count}"
        rest = weighed(context.inputs.others([key for key, _ in pairs]), None)
        return Node("metric", _id(series), text, children=(*mechanisms, rest))
    rare = _rare(defined)
    if rare < _FEWEST:
        text = (
            f"{series.name}, over {count}; cannot tell which inputs matter: all but {rare} draws "
            f"have the same value, and at least {_FEWEST} others are needed"
        )
        rest = weighed(context.inputs.others([key for key, _ in pairs]), None)
        return Node("metric", _id(series), text, children=(*mechanisms, rest))
    rng = named_generator(context.seed, f"explain|{series.name}")
    noise = noise_line(columns, series.values, rng, known)
    heard = [(k, s) for k, s in pairs if s > noise][:_SHOWN]
    top = [weighed(context.inputs.node(k), rounded(s)) for k, s in heard]
    named = {key for key, _ in heard}
    rest = weighed(context.inputs.others([k for k, _ in pairs if k not in named]), None)
    text = f"{series.name}, over {count}; {_ranking(len(heard), noise)}"
    return Node("metric", _id(series), text, children=(*mechanisms, *top, rest))


def _ranking(shown: int, noise: float) -> str:
    """Return how the inputs below are to be read."""
    if not shown:
        return f"no input stands out from noise, which reaches a sensitivity of {noise:.3f}"
    return (
        "inputs in order of sensitivity in this run, which is not a contribution; only those "
        f"above {noise:.3f}, which noise reaches"
    )


def _rare(values: Floats) -> int:
    """Return the number of draws that differ from the most frequent value."""
    _, counts = np.unique(values, return_counts=True)
    return values.size - int(counts.max())


def _id(series: Series) -> str:
    return "-".join(series.name.split())


def _mechanism(key: str) -> Node:
    """Return a mechanism; it is based on literature and priors, which are assumptions."""
    node = mechanism_node(key)
    priors = assumption(key, f"{node.text}; the manual gives all equations and priors")
    return replace(node, kind="mechanism", children=(priors,))


def _under(context: Context, series: Series) -> tuple[Node, ...]:
    """Return the inputs and objectives that the number uses exactly."""
    named = tuple(context.inputs.node(key) for key in series.inputs)
    return (*named, *(objective_nodes(context.case) if series.objectives else ()))
