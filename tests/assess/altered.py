"""A record with some of its content replaced; what was replaced is checked again."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

R = TypeVar("R", bound=BaseModel)


def altered(record: R, changes: Mapping[str, Any]) -> R:
    """Return a record in which the values at some JSON pointers are replaced.

    A pointer may name a key that a mapping does not hold yet. A value may be a record.
    """
    content = _content(record, {pointer.strip("/").split("/")[0] for pointer in changes})
    for pointer, value in changes.items():
        *way, last = pointer.strip("/").split("/")
        place = content
        for token in way:
            place = place[int(token)] if isinstance(place, list) else place[token]
        plain = value.model_dump(mode="json", by_alias=True) if _is_record(value) else value
        place[int(last) if isinstance(place, list) else last] = plain
    return type(record).model_validate(content)


def _content(record: BaseModel, plain: set[str]) -> dict[str, Any]:
    """Return the fields of a record: those that change as plain content, the others as they are."""
    names = {field.alias or name: name for name, field in type(record).model_fields.items()}
    content = {alias: getattr(record, name) for alias, name in names.items() if alias not in plain}
    changing = {names[alias] for alias in plain & names.keys()}
    return content | record.model_dump(mode="json", by_alias=True, include=changing)


def _is_record(value: object) -> bool:
    return isinstance(value, BaseModel)
