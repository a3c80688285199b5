"""Sort findings, and shorten long series of similar findings."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from detente.case.reading.yaml import FILE
from detente.case.schema.tables import TABLES
from detente.errors import Finding

__all__ = ["gather"]

_RANK = {"error": 0, "warning": 1, "info": 2}
_FILES = [FILE, *(spec.file for spec in TABLES.values())]
# One missing row or comma causes many findings: report these once, with all positions.
_ONE_CAUSE = {"ref-unknown", "item-unknown", "row-ragged", "known-missing"}
_APART = 3
_MOST = 100


def gather(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once: errors first, then by file and line; long series are shortened.

    If one id is missing at more than three positions, one finding lists the positions. If one
    column has more than a hundred findings of one kind, the last one says how many more there are.
    """
    unique = sorted(dict.fromkeys(findings), key=_order)
    return _shorten(_join(unique))


def _order(f: Finding) -> tuple[int, int, int, str]:
    position = _FILES.index(f.file) if f.file in _FILES else len(_FILES)
    return _RANK[f.severity], position, f.line or 0, f.code


def _join(findings: list[Finding]) -> list[Finding]:
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for number, f in enumerate(findings):
        shared = (f.code, f.value or f.file, f.message)
        key = shared if f.code in _ONE_CAUSE else (str(number),)
        groups.setdefault(key, []).append(f)
    joined: list[Finding] = []
    for group in groups.values():
        joined += group if len(group) <= _APART else [_joined(group)]
    return sorted(joined, key=_order)


def _joined(group: list[Finding]) -> Finding:
    others = [f"{f.file}:{f.line}" for f in group[1:]]
    shown = ", ".join(others[:6]) + (", …" if len(others) > 6 else "")
    return replace(
        group[0], message=f"{group[0].message}; found {len(group)} times, also in {shown}"
    )


def _shorten(findings: list[Finding]) -> list[Finding]:
    counts = Counter(_column(f) for f in findings)
    seen: Counter[tuple[str, ...]] = Counter()
    kept: list[Finding] = []
    for f in findings:
        seen[_column(f)] += 1
        number, total = seen[_column(f)], counts[_column(f)]
        if number < _MOST or total == _MOST:
            kept.append(f)
        elif number == _MOST:
            more = f"{f.message}; there are {total - _MOST} more like this"
            kept.append(replace(f, message=more))
    return kept


def _column(f: Finding) -> tuple[str, ...]:
    return f.code, f.file, "" if f.file == FILE else f.field or ""
