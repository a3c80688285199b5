"""KTAB's tables: two head lines, pairs of columns, shares from 0 to 100."""

import pytest
from tests.position_tables.tables import DECIDE, KTAB, PLAIN, findings, places, write

from detente.position_tables.ktab import is_ktab, read_ktab


@pytest.mark.parametrize(
    "text",
    [KTAB, KTAB.replace(",\n", "\n"), KTAB.replace(",", ";"), KTAB.replace(",", "\t")],
    ids=["comma", "bare", "semicolons", "tabs"],
)
def test_what_is_read(tmp_path, text):
    table = read_ktab(write(tmp_path, text))
    assert (table.form, table.issues, table.actors) == ("ktab", ("Tax", "Debt"), ("A", "B", "C"))
    assert table.position.tolist() == [[0.0, 50.0, 100.0], [100.0, 40.0, 0.0]]
    assert table.salience.tolist() == [[0.3, 0.1, 0.5], [0.6, 0.9, 0.5]]
    assert table.power.tolist() == [10.0, 20.0, 30.0]
    assert table.scale.tolist() == [[0.0, 100.0]] * 2


def test_other_forms_are_not_taken_for_it():
    assert is_ktab(KTAB)
    assert not any(is_ktab(text) for text in (PLAIN, DECIDE, "", "a,b,2,1\n", "a\nActor\n"))


def test_an_empty_position_is_absence(tmp_path):
    table = read_ktab(write(tmp_path, KTAB.replace("B,,20,50,10,", "B,,20,,,")))
    assert table.present.tolist() == [[True, False, True], [True, True, True]]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("3,2,", "4,2,", ("count-differs", 1, "actors", "4")),
        ("3,2,", "3,1,", ("count-differs", 1, "dimensions", "1")),
        ("B,,20,50", "B,,20,150", ("value-range", 4, "Tax", "150")),
        ("B,,20", "B,,-20", ("value-range", 4, "power", "-20")),
        ("B,,20", "B,,", ("value-required", 4, "power", None)),
        ("B,,20,50,10", "B,,20,50,", ("value-required", 4, "salience of Tax", None)),
        ("50,10,40,90", "50,20,40,90", ("salience-sum", 4, "salience", "110")),
        ("Debt", "Tax", ("name-twice", 2, "dimension", "Tax")),
        ("B,,20,50,10,40,90,", "B,,20,50,10,40", ("row-ragged", 4, None, None)),
        ("Debt,Sal2,", "Debt,", ("row-ragged", 2, None, None)),
        ("B,,20", "A,,20", ("actor-twice", 4, "actor", "A")),
        ("B,,20", ",,20", ("value-required", 4, "actor", None)),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, old, new, place):
    assert place in places(findings(tmp_path, KTAB.replace(old, new, 1)))


def test_shares_that_miss_a_whole_by_rounding_pass(tmp_path):
    text = KTAB.replace("30,100,60", "33.3333333333,100,66.6666666667")
    assert read_ktab(write(tmp_path, text)).salience[:, 0].sum() == pytest.approx(1.0)
