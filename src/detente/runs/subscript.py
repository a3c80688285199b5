# mypy: ignore-errors
# ruff: noqa: D102
"""TEMPORARY: read a record like a dictionary while its readers are moved to attributes."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

__all__ = ["Subscript"]


class Subscript:
    """Read a record like a dictionary while its readers are being moved to attributes."""

    def _name(self, key: str) -> str:
        fields = type(self).model_fields
        return next((n for n, f in fields.items() if key in {n, f.alias}), key)

    def __getitem__(self, key: str) -> Any:
        name = self._name(key)
        if name not in type(self).model_fields:
            raise KeyError(key)
        return getattr(self, name)

    def get(self, key: str, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key: str) -> bool:
        return self._name(key) in type(self).model_fields

    def keys(self) -> list[str]:
        fields = type(self).model_fields
        return [f.alias or n for n, f in fields.items()]

    def values(self) -> list[Any]:
        return [self[k] for k in self.keys()]

    def items(self) -> list[tuple[str, Any]]:
        return [(k, self[k]) for k in self.keys()]

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.keys())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, dict):
            return bool(self.model_dump(mode="json", by_alias=True) == _plain(other))
        return BaseModel.__eq__(self, other)

    __hash__ = None


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, list | tuple) else value
