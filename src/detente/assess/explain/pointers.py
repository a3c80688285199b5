"""List the numbers that can be explained, and find one by a part of its pointer."""

from collections.abc import Iterator
from typing import Any

from detente.assess.explain.patterns import place_of
from detente.assess.summary.record import Summary
from detente.errors import UnknownNameError

__all__ = ["completed", "explainable"]

_SHOWN = 12  # pointers listed in an error message
_FIRST = "strategies"  # the section that a short name means where several fit


def explainable(summary: Summary) -> dict[str, list[str]]:
    """Return the pointers of every number of a summary, by the pattern of their field.

    Parameters
    ----------
    summary : Summary
        The results of a run.
    """
    listed: dict[str, list[str]] = {}
    for tokens, value in _nodes(summary.model_dump(mode="json", by_alias=True)):
        pattern = _field(tokens)
        if pattern is not None and _field(tokens[:-1]) is None:
            listed.setdefault(pattern, []).append(_pointer(tokens))
        elif not isinstance(value, dict | list) and place_of(Summary, tokens) is None:
            listed.setdefault("/".join(tokens), []).append(_pointer(tokens))
    return listed


def _field(tokens: list[str]) -> str | None:
    """Return the pattern of the field at a pointer, or None if it is not a single number."""
    place = place_of(Summary, tokens)
    is_single = place is not None and place.pattern.count("*") == len(place.keys)
    return place.pattern if place is not None and is_single else None


def completed(summary: Any, tokens: list[str]) -> list[str]:  # parsed JSON
    """Return the full pointer that a short one means, in pieces.

    Parameters
    ----------
    summary : parsed JSON
        The content of ``summary.json``.
    tokens : list of str
        The pieces in order, some left out: ``selective/settlement``. The last one must be given.
        A pointer that starts with a section of the summary is returned unchanged, and one that
        fits nothing as well.

    Raises
    ------
    UnknownNameError
        If several numbers fit.
    """
    if tokens[0] in summary:
        return tokens
    fits = [node for node, _ in _nodes(summary) if node[-1] == tokens[-1] and _holds(node, tokens)]
    if len(fits) > 1:
        first = [node for node in fits if node[0] == _FIRST]
        fits = first if len(first) == 1 else fits
    if len(fits) > 1:
        more = f" and {len(fits) - _SHOWN} more" if len(fits) > _SHOWN else ""
        shown = ", ".join(map(_pointer, fits[:_SHOWN]))
        message = f"'{'/'.join(tokens)}' fits several numbers; give one of {shown}{more}"
        raise UnknownNameError(message)
    return fits[0] if fits else tokens


def _nodes(value: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[list[str], Any]]:
    """Yield every place below a value, with what is there."""
    if isinstance(value, dict):
        pairs = list(value.items())
    else:
        pairs = [(str(n), item) for n, item in enumerate(value)]
    for key, item in pairs:
        yield [*above, key], item
        if isinstance(item, dict | list):
            yield from _nodes(item, (*above, key))


def _holds(node: list[str], tokens: list[str]) -> bool:
    """Return whether the tokens stand in a pointer in this order."""
    rest = iter(node)
    return all(token in rest for token in tokens)


def _pointer(tokens: list[str]) -> str:
    return "/" + "/".join(t.replace("~", "~0").replace("/", "~1") for t in tokens)
