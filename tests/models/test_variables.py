"""The list of variables: what may be elicited."""

import pytest
from tests.ensemble.planted import example

from detente.case.tables import TABLES
from detente.models.variables import INTERESTS, VARIABLES


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_a_variable_is_well_formed(name):
    variable = VARIABLES[name]
    assert variable.name == name
    assert variable.low < variable.high
    assert variable.subjects
    assert variable.title
    assert variable.unit
    assert variable.meaning.endswith(".")
    if variable.stand_in is not None:
        low, mode, high = variable.stand_in
        assert variable.low <= low <= mode <= high <= variable.high


def test_kinds_of_actor_are_those_of_the_table():
    field = TABLES["actors"].record.model_fields["kind"]
    kinds = set(field.annotation.__args__)
    for variable in VARIABLES.values():
        assert {*variable.subjects, *variable.objects} <= kinds


def test_the_example_uses_known_variables_and_interests():
    used = example().assessments
    assert {a.variable for a in used} <= set(VARIABLES)
    assert {a.item for a in used if a.variable == "interest"} <= set(INTERESTS)


def test_stand_ins_are_those_of_the_specification():
    """Engagement model, A.0, A.1 and A.8."""
    assert VARIABLES["trust"].stand_in == (0.10, 0.40, 0.80)
    assert VARIABLES["balance"].stand_in == (0.30, 0.50, 0.70)
    assert VARIABLES["war-cost"].stand_in == (0.02, 0.15, 0.40)
    low, mode, high = VARIABLES["pain"].stand_in
    assert mode == pytest.approx(1 - 2.718281828**-1, abs=0.005)
    assert low < mode < high
