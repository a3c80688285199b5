"""Small tables of each form, and how findings of a file are asked for."""

from pathlib import Path

import pytest

from detente.errors import CaseError, Finding
from detente.position_tables.recognise import read_positions

PLAIN = """actor,position,salience,capability
A,0,0.5,1
B,40,1,2
C,100,0.25,4
"""
SEVERAL = """issue,actor,position,salience,capability,low,high,reversion
tax,A,0,0.5,1,0,10,5
tax,B,10,0.5,2,,,
debt,A,3,0.4,1,,,
debt,C,4,0.4,3,,,
"""
KTAB = """Example,Three actors and two issues,3,2,
Actor,Description,Power,Tax,Sal1,Debt,Sal2,
A,first,10,0,30,100,60,
B,,20,50,10,40,90,
C,,30,100,50,0,50,
"""
DECIDE = """'#A'\t'A'\t'A'\t''
'#A'\t'B'\t'B'\t'a note'
'#A'\t'C'\t'C'\t''
'#P'\t'tax'\t'tax'\t''
'#P'\t'debt'\t'debt'\t''
'#M'\t'tax'\t0
'#M'\t'tax'\t50\t'half'
'#M'\t'tax'\t20
'#D'\t'A'\t'tax'\t10.0\t0.9\t1.0
'#D'\t'B'\t'tax'\t50.0\t0.4\t0.5\t
'#D'\t'B'\t'debt'\t70.0\t0.2\t0.5
"""


def write(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def findings(folder: Path, text: str) -> list[Finding]:
    """Return what is wrong with a table; each is checked to say where and what to do."""
    with pytest.raises(CaseError, match=r"table\.csv") as caught:
        read_positions(write(folder, text))
    found = list(caught.value.findings)
    assert all(f.file == "table.csv" and f.message and (f.hint or f.allowed) for f in found)
    return found


def places(found: list[Finding]) -> list[tuple[str, int | None, str | None, str | None]]:
    return [(f.code, f.line, f.field, f.value) for f in found]
