"""Rows of what a draw gives to the kernels."""

from enum import IntEnum

import pytest

from detente.engagement.course import input_rows
from detente.engagement.course.input_rows import Issue, Place, Purpose, Role
from detente.vocabulary.roles import ROLES

ROWS = [getattr(input_rows, name) for name in input_rows.__all__]


@pytest.mark.parametrize("rows", ROWS, ids=lambda rows: rows.__name__)
def test_rows_are_numbered_without_gaps(rows):
    assert issubclass(rows, IntEnum)
    first = 1 if rows is Purpose else 0
    assert [int(row) for row in rows] == list(range(first, first + len(rows)))


def test_no_two_purposes_share_a_shock():
    assert len({int(one) for one in Purpose}) == len(Purpose.__members__)


def test_columns_that_go_on_come_last():
    assert max(Issue) == Issue.CONTROL
    assert max(Place) == Place.INFLUENCE


def test_roles_stand_lowest_first():
    assert [one.name.lower().replace("_", "-") for one in Role][-len(ROLES) :] == list(ROLES)
