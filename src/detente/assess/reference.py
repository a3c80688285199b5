"""Write the reference page of a result from its record classes, one section per record."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from detente.vocabulary.metrics import Metric

__all__ = ["record_reference"]

_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", Any: "anything"}
_BOUNDS = (Ge(0.0), Le(1.0))  # of a share
_LISTS = (list, tuple, Sequence)


def record_reference(kind: type[BaseModel]) -> str:
    """Return a page in Markdown with a section for a record and for each record inside it.

    Parameters
    ----------
    kind : type
        Class of the record. The sections follow the order of its fields.

    Examples
    --------
    >>> from detente.runs.result import Change
    >>> print(record_reference(Change), end="")
    ## Change
    <BLANKLINE>
    Mean paired change when one thing is changed and the rest stays the same.
    <BLANKLINE>
    | key | type | what it is |
    |---|---|---|
    | `delta` | number | Mean change. |
    | `error` | number | Standard error of the mean. |
    """
    kinds = list(dict.fromkeys(_reached(kind, set())))
    titles = _titles(kinds)
    return "\n".join(_section(record, titles) for record in kinds)


def _reached(kind: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Yield a record class and all record classes inside it, each once."""
    if kind in seen:
        return
    seen.add(kind)
    yield kind
    for field in kind.model_fields.values():
        for inner in _records_in(field.annotation):
            yield from _reached(inner, seen)


def _records_in(annotation: Any) -> Iterator[type[BaseModel]]:  # any type of a field
    if _is_record(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from _records_in(inner)


def _is_record(annotation: Any) -> TypeGuard[type[BaseModel]]:  # any type of a field
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _titles(kinds: list[type[BaseModel]]) -> dict[type[BaseModel], str]:
    """Return the headings: class names, with their question if two classes share a name."""
    counts = Counter(kind.__name__ for kind in kinds)
    return {
        kind: kind.__name__ if counts[kind.__name__] == 1 else f"{kind.__name__} {_question(kind)}"
        for kind in kinds
    }


def _question(kind: type[BaseModel]) -> str:
    return kind.__module__.split(".")[-2]


def _section(kind: type[BaseModel], titles: dict[type[BaseModel], str]) -> str:
    rows = [
        f"| `{field.alias or name}` | {_type(field, titles)} | {_meaning(field)} |"
        for name, field in kind.model_fields.items()
    ]
    head = [f"## {titles[kind]}", "", _first_paragraph(kind), ""]
    return "\n".join([*head, "| key | type | what it is |", "|---|---|---|", *rows, ""])


def _first_paragraph(kind: type[BaseModel]) -> str:
    first = (kind.__doc__ or "").strip().split("\n\n")[0]
    return re.sub(r"``(.+?)``", r"`\1`", " ".join(first.split()))


def _meaning(field: FieldInfo) -> str:
    """Return the description of a field, or the first paragraph of its record's docstring."""
    held = field.annotation
    text = field.description or (_first_paragraph(held) if _is_record(held) else "")
    return _cell(text)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _type(field: FieldInfo, titles: dict[type[BaseModel], str]) -> str:
    # pydantic moves the bounds of a field's own type to the field
    if field.annotation is float and _is_bounded(field.metadata):
        return "share"
    return _words(field.annotation, titles)


def _is_bounded(metadata: Sequence[Any]) -> bool:  # anything that annotates a type
    inner = [m.metadata if isinstance(m, FieldInfo) else [m] for m in metadata]
    bounds_of_field = [bound for bounds in inner for bound in bounds]
    return all(bound in bounds_of_field for bound in _BOUNDS)


def _words(annotation: Any, titles: dict[type[BaseModel], str]) -> str:  # any type of a field
    """Return a type in words; records are links to their sections."""
    if annotation == Metric:  # its names are listed once, in the case format
        return "metric"
    if _is_record(annotation):
        title = titles[annotation]
        return f"[{title}](#{title.lower().replace(' ', '-').replace('_', '-')})"
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return "share" if _is_bounded(inner[1:]) else _words(inner[0], titles)
    if origin is Literal:
        return _joined([f"`{value}`" for value in inner])
    if origin in {Union, UnionType}:
        others = [_words(kind, titles) for kind in inner if kind is not NoneType]
        return _joined([*others, *(["null"] if NoneType in inner else [])])
    if origin is dict:
        key = "id" if inner[0] is str else _words(inner[0], titles)
        return f"by {key}: {_held(inner[1], titles)}"
    if isinstance(origin, type) and issubclass(origin, _LISTS):
        count = f" of {len(inner)}" if origin is tuple and Ellipsis not in inner else ""
        return f"list{count}: {_held(inner[0], titles)}"
    message = f"no description for the type {annotation}; add it to `_words`"
    raise TypeError(message)


def _held(annotation: Any, titles: dict[type[BaseModel], str]) -> str:  # any type of a field
    """Return the item type of a list or an object, in brackets if it has several alternatives."""
    words = _words(annotation, titles)
    return f"({words})" if get_origin(annotation) in {Union, UnionType, Literal} else words


def _joined(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
