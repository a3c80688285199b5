"""Check that ids are unique, and that every id in use exists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, plain
from detente.case.schema.cells import Ref
from detente.case.schema.tables import TABLES, TableSpec, references
from detente.errors import Finding

__all__ = ["Pointer", "check_references", "dangling", "pointers"]

Path = tuple[int | str, ...]
_COLUMNS = {"from": "from_"}


@dataclass(frozen=True, slots=True)
class Pointer:
    """An id at a position, and the tables in which it must exist."""

    where: tuple[str, int | None, str]
    value: str
    targets: tuple[str, ...]


def check_references(view: View) -> list[Finding]:
    """Return findings about duplicate keys, ids listed twice, and ids that do not exist."""
    return [
        *(f for spec in TABLES.values() for f in _twice(view, spec)),
        *_listed_twice(view),
        *dangling(view, pointers(view)),
    ]


def pointers(view: View) -> Iterator[Pointer]:
    """Yield every id in use: in the columns of ids of each table, and in the settings."""
    for spec in TABLES.values():
        yield from _in_table(view, spec)
    if view.document is not None:
        yield from _in_settings(view, view.case.settings, ())


def _twice(view: View, spec: TableSpec) -> list[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    findings = []
    for line, record in view.case.table(spec.name).with_lines():
        key = tuple(str(getattr(record, k)) for k in spec.key)
        first = seen.setdefault(key, line)
        if first != line:
            value = " + ".join(key)
            findings.append(KINDS.id_twice(spec.file, line, spec.key[0], value=value, first=first))
    return findings


def _in_table(view: View, spec: TableSpec) -> Iterator[Pointer]:
    for column, targets in references(spec).items():
        for line, record in view.case.table(spec.name).with_lines():
            value = getattr(record, _COLUMNS.get(column, column))
            for name in value if isinstance(value, list) else [value]:
                if name is not None:
                    yield Pointer((spec.file, line, column), name, targets)


def _listed_twice(view: View) -> list[Finding]:
    findings = []
    for spec in TABLES.values():
        for line, record in view.case.table(spec.name).with_lines():
            for column, value in record:
                if isinstance(value, list) and len(set(value)) < len(value):
                    twice = next(name for n, name in enumerate(value) if name in value[:n])
                    findings.append(KINDS.list_twice(spec.file, line, column, value=twice))
    if view.document is not None:
        for path, names in _lists(view.case.settings, ()):
            twice = [n for n, name in enumerate(names) if name in names[:n]]
            findings += [KINDS.list_twice(*view.at(*path, n), value=names[n]) for n in twice[:1]]
    return findings


def _lists(part: BaseModel, path: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield every list of words in the settings, with its position."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, BaseModel):
            yield from _lists(value, (*path, name))
        if not isinstance(value, list):
            continue
        if value and all(isinstance(item, str) for item in value):
            yield (*path, name), value
        for n, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield from _lists(item, (*path, name, n))


def dangling(view: View, used: Iterable[Pointer]) -> list[Finding]:
    """Return findings about ids that do not exist.

    Parameters
    ----------
    view : View
        The case as read.
    used : iterable of Pointer
        Ids at positions, and the tables in which they must exist.
    """
    known = {name: set(view.case.table(name).by_id) for name in TABLES}
    refused = {n: {plain(i) for i in view.ids.get(n, set()) - known[n]} for n in TABLES}
    hints: dict[tuple[str, tuple[str, ...]], str | None] = {}
    wanted: dict[str, Pointer] = {}
    findings = []
    for p in used:
        if not view.lost.isdisjoint(p.targets) or any(p.value in known[t] for t in p.targets):
            continue
        if any(plain(p.value) in refused[t] for t in p.targets):
            continue  # the row exists but was refused; a finding at its own line says why
        if view.absent.issuperset(p.targets):
            wanted.setdefault(p.targets[0], p)
            continue
        key = (p.value, p.targets)
        if key not in hints:
            names = sorted(name for t in p.targets for name in known[t])
            hints[key] = did_you_mean(p.value, names) if len(hints) < 200 else None
        files = " or ".join(TABLES[t].file for t in p.targets)
        findings.append(KINDS.ref_unknown(*p.where, value=p.value, tables=files, hint=hints[key]))
    for table, p in wanted.items():
        hint = f"create it; {p.where[0]}:{p.where[1]} refers to '{p.value}' in this table"
        findings.append(KINDS.file_missing(TABLES[table].file, hint=hint))
    return findings


def _in_settings(view: View, part: BaseModel, path: Path) -> Iterator[Pointer]:
    """Walk the settings; yield every id in a field that is marked as a reference."""
    for name, info in type(part).model_fields.items():
        value, position = getattr(part, name), (*path, name)
        if not path and not view.holds(name) and not isinstance(value, list):
            continue
        marks = [m for m in (*info.metadata, *_inside(info.annotation)) if isinstance(m, Ref)]
        items = list(enumerate(value)) if isinstance(value, list) else []
        if marks and isinstance(value, str):
            yield Pointer(view.at(*position), value, marks[0].tables)
        for number, item in items:
            if marks and isinstance(item, str):
                yield Pointer(view.at(*position, number), item, marks[0].tables)
            elif isinstance(item, BaseModel):
                yield from _in_settings(view, item, (*position, number))
        if isinstance(value, BaseModel):
            yield from _in_settings(view, value, position)


def _inside(annotation: Any) -> Iterator[Any]:
    """Yield the marks of the parts of a type, at any depth, such as a list that may be left out."""
    for arg in getattr(annotation, "__args__", ()):
        yield from getattr(arg, "__metadata__", ())
        yield from _inside(arg)
