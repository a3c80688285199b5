"""Build patterns of a record's fields: JSON pointers with ``*`` for ids and list positions."""

from collections.abc import Iterator, Sequence
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from detente.assess.explain.trace import Place
from detente.runs.result import Value

__all__ = ["leaf_patterns", "place_of"]

_MANY = (list, tuple, Sequence)


def leaf_patterns(kind: type[BaseModel]) -> list[str]:
    """Return the pattern of every field of a record, in the order of its JSON.

    Parameters
    ----------
    kind : type
        Class of the record. A field with a `Value`, such as an interval, is one pattern.

    Examples
    --------
    >>> from detente.runs.result import Interval, Result
    >>> class Levels(Result):
    ...     who: str
    ...     levels: dict[str, Interval | None]
    >>> leaf_patterns(Levels)
    ['who', 'levels/*']
    """
    return list(_leaves(kind, ""))


def _leaves(annotation: Any, path: str) -> Iterator[str]:  # any type of a field
    inner = _inner(annotation)
    if _is_record(inner):
        for name, part in inner.model_fields.items():
            yield from _leaves(part.annotation, f"{path}/{part.alias or name}".lstrip("/"))
    elif (below := _below(inner)) is not None:
        yield from _leaves(below, f"{path}/*")
    else:
        yield path


def place_of(kind: type[BaseModel], tokens: Sequence[str]) -> Place | None:
    """Return the place of a pointer in a record, or None if it ends above a single field.

    Parameters
    ----------
    kind : type
        Class of the record.
    tokens : sequence of str
        The pointer, in pieces; it must exist in the record. It may end at a mapping or list of
        single values, which have the same trace, or inside a `Value`.

    Examples
    --------
    >>> from detente.runs.result import Result
    >>> class Levels(Result):
    ...     levels: dict[str, float]
    >>> place_of(Levels, ["levels", "open"]).keys
    ('open',)
    """
    annotation: Any = kind
    pattern: list[str] = []
    keys: list[str] = []
    for token in tokens:
        inner = _inner(annotation)
        if _is_record(inner):
            pattern.append(token)
            annotation = _field(inner, token)
        elif (below := _below(inner)) is not None:
            pattern.append("*")
            keys.append(token)
            annotation = below
        else:  # inside a value
            break
    inner = _inner(annotation)
    if not _is_record(inner) and (below := _below(inner)) is not None:
        pattern.append("*")
        inner = _inner(below)
        if _holds_models(inner) or _below(inner) is not None:
            return None
    return None if _is_record(inner) else Place(tuple(tokens), "/".join(pattern), tuple(keys))


def _inner(annotation: Any) -> Any:  # any type of a field
    """Return a type without ``None`` and without annotations."""
    while hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in {Union, UnionType}:
        others = [a for a in get_args(annotation) if a is not NoneType]
        if len(others) == 1:
            return _inner(others[0])
    return annotation


def _is_record(annotation: Any) -> bool:  # any type of a field
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return is_model and not issubclass(annotation, Value)


def _holds_models(annotation: Any) -> bool:  # any type of a field
    """Return whether a type is a record or a value, or may be one."""
    kinds = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else [annotation]
    return any(isinstance(kind, type) and issubclass(kind, BaseModel) for kind in kinds)


def _below(annotation: Any) -> Any:  # any type of a field
    """Return the item type of a mapping or a list; None for any other type."""
    origin = get_origin(annotation)
    if origin is dict:
        return get_args(annotation)[1]
    if origin is not Literal and isinstance(origin, type) and issubclass(origin, _MANY):
        return get_args(annotation)[0]
    return None


def _field(kind: type[BaseModel], token: str) -> Any:  # any type of a field
    for name, part in kind.model_fields.items():
        if token == (part.alias or name):
            return part.annotation
    raise KeyError(token)
