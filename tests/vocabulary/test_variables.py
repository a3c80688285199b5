"""The list of variables: what may be elicited."""

import numpy as np
import pytest
from tests.case.breakage import slips
from tests.ensemble.planted import example

from detente.case.publishing.new import new_case
from detente.case.schema.tables import TABLES
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.variables import INTERESTS, VARIABLES


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
    """Engagement model, second form, section 6."""
    assert VARIABLES["trust"].stand_in == (0.10, 0.40, 0.80)
    assert VARIABLES["balance"].stand_in == (0.30, 0.50, 0.70)
    assert VARIABLES["war-cost"].stand_in == (0.03, 0.20, 0.50)
    assert VARIABLES["willingness"].stand_in == (0.05, 0.50, 0.95)
    low, mode, high = VARIABLES["pain"].stand_in
    assert mode == pytest.approx(1 - 2.718281828**-1, abs=0.005)
    assert low < mode < high


def test_deaths_without_an_assessment_are_months_of_the_present_toll():
    """One death a month for certain: what is summed then counts months, not persons."""
    deaths = VARIABLES["deaths"]
    assert deaths.stand_in == (1.0, 1.0, 1.0)
    assert "present toll" in deaths.source
    assert deaths.subjects == ("government",)
    assert (deaths.objects, deaths.item) == ((), "none")
    drawn = pert_quantile(np.array([0.01, 0.5, 0.99]), *deaths.stand_in)
    assert drawn.tolist() == [1.0, 1.0, 1.0]


def test_distance_is_a_power_s_own_and_has_no_stand_in():
    distance = VARIABLES["distance"]
    assert set(distance.subjects) == {"state", "organisation"}
    assert (distance.objects, distance.item) == ((), "none")
    assert distance.stand_in is None
    assert (distance.low, distance.high) == (0.0, 20000.0)  # half of the Earth's girth


@pytest.mark.parametrize(
    ("variable", "subject", "numbers", "code"),
    [
        ("deaths", "capital", "10,20,30", None),
        ("deaths", "river-wing", "10,20,30", "subject-kind"),
        ("deaths", "capital", "-1,20,30", "outside-scale"),
        ("distance", "eastland", "0,0,1", None),
        ("distance", "capital", "0,0,1", "subject-kind"),
        ("distance", "eastland", "100,200,20001", "outside-scale"),
    ],
)
def test_the_checks_know_deaths_and_distance(tmp_path, variable, subject, numbers, code):
    new_case(tmp_path / "case")
    file = tmp_path / "case" / "assessments.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    given = dict(zip(("low", "mode", "high"), numbers.split(","), strict=True))
    given |= {"id": "added", "subject": subject, "variable": variable, "reason": "a test"}
    row = ",".join(given.get(column, "") for column in head.split(","))
    file.write_text("\n".join([head, *rows, row, ""]), encoding="utf-8")
    found = [f.code for f in slips(tmp_path / "case") if f.line == len(rows) + 2]
    assert found == ([code] if code else [])
