"""Sort findings, and shorten long series of similar findings."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from detente.case.reading.yaml import FILE
from detente.case.schema.tables import TABLES
from detente.case.written.record import FILES
from detente.errors import Finding

__all__ = ["gather", "grouped"]

_RANK = {"error": 0, "warning": 1, "info": 2}
_FILES = [FILE, *(spec.file for spec in TABLES.values()), *FILES]
# One missing row or comma causes many errors: report these once, with all positions.
_ONE_CAUSE = {"ref-unknown", "item-unknown", "row-ragged"}
# Cells may be unused for several reasons, which are not one series.
_MANY_CAUSES = {"not-used"}
# Each of these says what another fact costs.
_EACH = {"war-fact-missing"}
_APART = 3
_NAMED = 6
_MOST = 100


def gather(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once: errors first, then by file and line; long series are shortened.

    If one id is missing at more than three positions, or one column has more than three warnings
    of one kind, one finding lists the positions. If one column has more than a hundred errors of
    one kind, the last one says how many more there are.
    """
    unique = sorted(dict.fromkeys(findings), key=_order)
    return _shorten(sorted(grouped(unique), key=_order))


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with long series of one cause or kind as one finding each."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for number, f in enumerate(findings):
        groups.setdefault(_cause(f, number), []).append(f)
    joined: list[Finding] = []
    for group in groups.values():
        joined += group if len(group) <= _APART else [_joined(group)]
    return joined


def _cause(f: Finding, number: int) -> tuple[str, ...]:
    """Return what findings of one cause share; an error has a cause of its own."""
    if f.code in _ONE_CAUSE:
        return f.code, f.value or f.file, f.message
    if f.code in _MANY_CAUSES:
        return *_column(f), f.message.replace(f.value or f.message, "")
    apart = f.severity == "error" or f.code in _EACH
    return (str(number),) if apart else _column(f)


def _joined(group: list[Finding]) -> Finding:
    first = group[0]
    others = [_place(f, first) for f in group[1 : _NAMED + 1]]
    shown = ", ".join(others) + ", …" * (len(group) > _NAMED + 1)
    return replace(first, message=f"{first.message}; found {len(group)} times, also in {shown}")


def _place(f: Finding, first: Finding) -> str:
    """Return the position of a further finding, with its value if that differs."""
    value = f" ('{f.value}')" if f.value and f.value != first.value else ""
    line = "" if f.line is None else f":{f.line}"
    return f"{f.file}{line}{value}"


def _order(f: Finding) -> tuple[int, int, int, str]:
    position = _FILES.index(f.file) if f.file in _FILES else len(_FILES)
    return _RANK[f.severity], position, f.line or 0, f.code


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
