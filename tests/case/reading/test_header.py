import pytest
from tests.case.breakage import Breakage, answers_well, edit, put, swap

from detente.case.reading.header import needed_columns, read_header
from detente.case.schema.tables import TABLES

A = "actors.csv"


def replaced(old: str, new: str):
    return edit(A, lambda b: b.replace(old.encode(), new.encode()))


BREAKAGES = [
    Breakage("empty", put(A, ""), "header-missing", A, 1, word="id,name,kind"),
    Breakage("blank", put(A, "\n\n\n"), "header-missing", A, 1, word="id,name,kind"),
    Breakage(
        "no header",
        edit(A, lambda b: b.split(b"\n", 1)[1]),
        "header-missing",
        A,
        1,
        word="id,name,kind",
    ),
    Breakage(
        "title above", edit(A, lambda b: b"Actors\n" + b), "header-missing", A, 1, word="line 2"
    ),
    Breakage("semicolons", replaced(",", ";"), "delimiter", A, 1, word="comma-separated"),
    Breakage("tabs", replaced(",", "\t"), "delimiter", A, 1, word="comma-separated"),
    Breakage("bars", replaced(",", "|"), "delimiter", A, 1, word="comma-separated"),
    Breakage(
        "separator line",
        edit(A, lambda b: b"sep=;\n" + b.replace(b",", b";")),
        "delimiter",
        A,
        1,
        word="delete the line `sep=;`",
    ),
    Breakage(
        "separator line with commas",
        edit(A, lambda b: b"sep=,\n" + b),
        "header-missing",
        A,
        1,
        word="delete the line `sep=,`",
    ),
    Breakage(
        "row numbers",
        edit(A, lambda b: b"\n".join(b"," + row if row else row for row in b.split(b"\n"))),
        "column-index",
        A,
        1,
        word="index=False",
    ),
    Breakage("no line ends", put(A, "a," * 1001), "too-many-columns", A, 1, word="line ends"),
    Breakage("end commas", replaced("\n", ",,,\n"), "column-unnamed", A, 1, word="extra commas"),
    Breakage("twice", swap(A, ("role", "name")), "column-twice", A, 1, "name", "keep one"),
    Breakage(
        "misspelt",
        swap(A, ("strength_share", "strengthshare")),
        "column-unknown",
        A,
        1,
        "strengthshare",
        "did you mean 'strength_share'?",
    ),
    Breakage(
        "capital", swap(A, ("id,", "ID,")), "column-unknown", A, 1, "ID", "did you mean 'id'?"
    ),
    Breakage("unknown", swap(A, ("note", "colour")), "column-unknown", A, 1, "colour", "iso3"),
    Breakage(
        "missing",
        swap(A, ("kind", "type")),
        "column-missing",
        A,
        1,
        "kind",
        "add the column",
        others=("column-unknown",),
    ),
    Breakage(
        "no ids",
        swap(A, ("id,name", "nr,name")),
        "column-missing",
        A,
        1,
        "id",
        "add the column",
        others=("column-unknown",),
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_broken_header_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_a_misspelt_column_is_still_checked(tmp_path):
    answers_well(
        Breakage(
            "both",
            swap(A, ("strength_share", "Strength Share"), ("0.4,0.3,0.5", "4,0.3,0.5")),
            "value-range",
            A,
            7,
            "strength_share",
            others=("column-unknown",),
        ),
        tmp_path,
    )


def test_needed_columns_are_those_without_a_default():
    assert needed_columns(TABLES["supports"]) == ["claim", "assessment"]
    assert "from" in needed_columns(TABLES["relations"])


def test_no_line_at_all():
    header = read_header(None, iter(()), TABLES["actors"])
    assert not header.usable
    assert header.findings[0].code == "header-missing"
