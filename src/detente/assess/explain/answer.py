"""From any number of the summary down to claims, sources, judgements and assumptions."""

from dataclasses import replace
from typing import Any

import numpy as np

from detente.assess.explain.exact import Exact
from detente.assess.explain.nodes import Node, assumption, origin_of, weighed
from detente.assess.explain.sensitivity import ranked
from detente.assess.explain.series import Series, series_of
from detente.assess.explain.settings import setting
from detente.case.findings.suggest import did_you_mean
from detente.errors import UnknownNameError
from detente.numerics.philox import named_generator
from detente.runs.finished import FinishedRun
from detente.runs.statistics import rounded

__all__ = ["explain"]

_SHOWN = 10
_LISTED = 12


def explain(run: FinishedRun, pointer: str) -> dict[str, Any]:
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
    dict
        ``number``; ``value``; ``origin``, what the chains end on: ``evidence``, ``judgement``,
        ``assumption`` or ``mixed``; ``chain``, steps with ``kind``, ``id``, ``text``, ``grade``,
        ``link`` (``exact``: the step above uses it; ``statistical``: it goes together with it in
        this run), ``sensitivity`` and ``children``. Every chain ends in a source or an assumption.

    Raises
    ------
    UnknownNameError
        If the summary holds no such number, or the pointer ends above a single one.
    """
    tokens = [t.replace("~1", "/").replace("~0", "~") for t in pointer.strip("/").split("/")]
    value = _value(run.summary, tokens)
    _refuse_many(value, tokens)
    exact = Exact(run)
    series = series_of(run, tokens)
    if series is None:
        chain = exact.nodes(tokens)
    else:
        chain = (*_statistical(run, exact, series), *_under(exact, series))
    return {
        "number": "/" + "/".join(pointer.strip("/").split("/")),
        "value": value,
        "origin": origin_of(chain),
        "chain": [node.as_dict() for node in chain],
    }


def _value(summary: dict[str, Any], tokens: list[str]) -> Any:  # any JSON value
    """Return what a pointer names."""
    here: Any = summary
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


def _refuse_many(value: Any, tokens: list[str]) -> None:  # any JSON value
    """Refuse what holds more than one number, unless it is one interval or one row."""
    if isinstance(value, dict | list) and any(isinstance(v, dict | list) for v in _each(value)):
        keys = _listed(_keys(value))
        message = f"'/{'/'.join(tokens)}' holds many numbers; go on with one; {keys}"
        raise UnknownNameError(message)


def _each(value: Any) -> list[Any]:  # any JSON container
    return list(value.values()) if isinstance(value, dict) else list(value)


def _statistical(run: FinishedRun, exact: Exact, series: Series) -> tuple[Node, ...]:
    """Return the metric, the mechanisms that write it, and the inputs that go with it most."""
    mechanisms = tuple(_mechanism(run, key) for key in series.mechanisms)
    known = series.values[~np.isnan(series.values)]
    many = f"{known.size} draws"
    if known.size == 0 or np.ptp(known) == 0.0:
        whole = f"{series.name}; the same in all of its {many}"
        names = [name for name, _ in ranked(run.rows.inputs, series.values)]
        rest = weighed(exact.inputs.others(names), None)
        return (Node("metric", _id(series), whole, children=(*mechanisms, rest)),)
    pairs = ranked(run.rows.inputs, series.values)
    noise = _noise(run, series)
    top = [weighed(exact.inputs.node(n), rounded(s)) for n, s in pairs[:_SHOWN]]
    rest = exact.inputs.others([n for n, _ in pairs[_SHOWN:]])
    text = (
        f"{series.name}, over {many}; inputs by sensitivity in this run, which is no contribution; "
        f"up to {noise:.3f} may be noise"
    )
    children = (*mechanisms, *top, weighed(rest, None))
    return (Node("metric", _id(series), text, children=children),)


def _id(series: Series) -> str:
    return "-".join(series.name.split())


def _noise(run: FinishedRun, series: Series) -> float:
    """Return the greatest sensitivity that any input shows to the same number, shuffled."""
    rng = named_generator(run.facts["seed"], f"explain|{series.name}")
    shuffled = series.values[rng.permutation(series.values.size)]
    return ranked(run.rows.inputs, shuffled)[0][1]


def _mechanism(run: FinishedRun, key: str) -> Node:
    """Return a mechanism; what it rests on is literature and priors, both assumptions."""
    found = setting(run, ["mechanisms", key])
    priors = assumption(key, f"{found.text}; every equation and prior stands in the manual")
    return replace(found, kind="mechanism", children=(priors,))


def _under(exact: Exact, series: Series) -> tuple[Node, ...]:
    """Return what the number is taken with, exactly."""
    named = tuple(exact.inputs.node(name) for name in series.inputs)
    return (*named, *(exact.objectives() if series.objectives else ()))
