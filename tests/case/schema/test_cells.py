from datetime import date

import pytest
from pydantic import BaseModel, ValidationError

from detente.case.schema.cells import Day, Id, IdList, Number, Ref, Share, TextList, ref


class Cells(BaseModel):
    day: Day | None = None
    number: Number | None = None
    share: Share | None = None
    id: Id | None = None
    ids: IdList = []
    texts: TextList = []


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        ("day", " 2020-02-29 ", date(2020, 2, 29)),
        ("day", date(2020, 2, 29), date(2020, 2, 29)),
        ("day", "2020-02-29 00:00:00", date(2020, 2, 29)),
        ("day", "'2020/2/29", date(2020, 2, 29)),
        ("day", "29 Feb 2020", date(2020, 2, 29)),
        ("number", " -1.5e2 ", -150.0),
        ("number", 3, 3.0),
        ("share", "1", 1.0),
        ("id", " a-1 ", "a-1"),
        ("ids", "a; b;;", ["a", "b"]),
        ("ids", ["a"], ["a"]),
        ("texts", "two words; x", ["two words", "x"]),
    ],
)
def test_cells_become_values(field, given, value):
    assert getattr(Cells(**{field: given}), field) == value


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("day", "1500-01-01"),
        ("day", "9999-12-31"),
        ("day", "1398/10/30"),
        ("day", "01/20/2020"),
        ("day", 20200101),
        ("number", "1e999"),
        ("number", "-1e101"),
        ("number", 10**400),
        ("number", float("nan")),
        ("number", True),
        ("number", []),
        ("share", 1.01),
        ("id", "a--b"),
        ("ids", 3),
    ],
)
def test_what_does_not_fit_is_refused(field, given):
    with pytest.raises(ValidationError, match=field):
        Cells(**{field: given})


@pytest.mark.parametrize("given", ["1e308", 1e308, "-1e101", 10**400])
def test_a_number_that_is_too_large_is_told_the_largest(given):
    with pytest.raises(ValidationError) as why:
        Cells(number=given)
    (problem,) = why.value.errors()
    assert problem["ctx"]["allowed"] == "at most 1e+100 in size"


def test_a_share_that_is_too_large_is_told_the_range_of_shares():
    with pytest.raises(ValidationError, match="less than or equal to 1"):
        Cells(share="1e308")


def test_a_reference_names_its_tables():
    assert ref("actors", "claims") == Ref(("actors", "claims"))
