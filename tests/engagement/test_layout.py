"""Names of rows of the stacked arrays."""

from itertools import pairwise

import pytest

from detente.case.schema.settings import MOVEMENT
from detente.engagement import layout as rows
from detente.engagement.columns import TERMS
from detente.engagement.layout import Hypothesis, Model, Param, Purpose, Role
from detente.engagement.registry import MECHANISMS

ENUMS = [getattr(rows, name) for name in rows.__all__ if name != "Purpose"]


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_rows_count_from_zero_without_gaps(enum):
    assert [int(row) for row in enum] == list(range(len(enum)))


def test_purposes_of_shocks_differ():
    """Two purposes of one number would share their luck."""
    values = [int(one) for one in Purpose.__members__.values()]
    assert len(set(values)) == len(values) == len(Purpose.__members__)


def test_fuller_roles_are_higher():
    order = [Role.ABSENT, Role.NON_OFFICIAL, Role.OBSERVER, Role.PARTICIPANT, Role.HOST]
    assert all(less < more for less, more in pairwise(order))


def test_every_parameter_of_a_mechanism_has_a_row():
    named = [p.name.upper() for m in MECHANISMS for p in m.spec.parameters]
    assert named == [row.name for row in Param][: len(named)]


def test_readings_of_the_movement_are_those_a_case_may_name():
    assert [reading.name.lower() for reading in Hypothesis] == list(MOVEMENT)


def test_models_of_terms_are_those_a_case_may_choose():
    assert {row.name.lower(): row for row in Model} == {
        name.removeprefix("bargaining."): row for name, row in TERMS.items()
    }
