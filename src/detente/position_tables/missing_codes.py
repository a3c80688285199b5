"""Find numbers that stand for missing ones, such as 999, among positions and capabilities."""

import math
from collections.abc import Iterable, Sequence

from detente.case.findings.suggest_number import missing_code
from detente.errors import Finding
from detente.position_tables.kinds import TableKinds
from detente.position_tables.record import IssueFacts, Stand

__all__ = ["find_missing_codes"]

_FAR = 9.0  # times the greatest other number
_LEAST = 77.0  # smaller codes, such as -9, are too often real positions


def find_missing_codes(
    file: str, stands: Sequence[Stand], facts: dict[str, IssueFacts]
) -> list[Finding]:
    """Return a finding for each number that is a usual code for missing and far from the others.

    A position on a scale that the file gives is not looked at: positions outside it are errors
    already, and the scale says that the others are meant.
    """
    found = []
    for issue in dict.fromkeys(stand.issue for stand in stands):
        rows = [stand for stand in stands if stand.issue == issue]
        if math.isnan(facts.get(issue, IssueFacts()).low):
            codes = _codes(row.position for row in rows)
            found += [
                TableKinds.missing_number(file, row.line, "position", value=f"{row.position:g}")
                for row in rows
                if row.position in codes
            ]
    codes = _codes(stand.capability for stand in stands)
    found += [
        TableKinds.missing_capability(file, row.line, "capability", value=f"{row.capability:g}")
        for row in stands
        if row.capability in codes
    ]
    return found


def _codes(values: Iterable[float]) -> set[float]:
    """Return the codes for missing among some numbers that are far from all the others."""
    known = {value for value in values if not math.isnan(value)}
    codes = {value for value in known if missing_code(value) and abs(value) >= _LEAST}
    rest = known - codes
    if not rest:
        return set()
    greatest = max(abs(value) for value in rest)
    return {code for code in codes if (code > _FAR * greatest if code > 0 else min(rest) >= 0.0)}
