"""Who is near to a conflict, from borders and codes."""

import pytest

from detente.fitting.attendance.reading.places import is_organisation, is_state, read_places


def test_neighbours_and_bodies(attendance_folder):
    findings = []
    places = read_places(attendance_folder, findings)
    assert findings == []
    assert places.neighbours["COL"] == ("ECU", "VEN")
    assert places.neighbours["ETH"] == ("KEN",)
    assert places.regional["COL"] == ("OAS",)
    assert places.regional["SOM"] == ("AU", "EU", "IGAD", "LAS")
    assert places.near(["COL"]) == {"ECU", "VEN", "OAS", "UN", "CHN", "FRA", "GBR", "RUS", "USA"}


@pytest.mark.parametrize(
    ("code", "state", "bodies"),
    [
        ("373", "AZE", ("EU", "OSCE")),
        ("625", "SDN", ("AU", "EU", "IGAD", "LAS")),
        ("651", "EGY", ("AU", "EU", "LAS")),
        ("600", "MAR", ("AU", "EU", "LAS")),
        ("666", "ISR", ("EU", "LAS")),
        ("700", "AFG", None),
        ("475", "NGA", ("AU", "ECOWAS", "EU")),
    ],
)
def test_region_by_code(tmp_path, code, state, bodies):
    (tmp_path / "state_codes.csv").write_text(f"cow_ccode,iso3\n{code},{state}\n")
    (tmp_path / "cow_contiguity.csv").write_text("ccode1,ccode2\n")
    assert read_places(tmp_path, []).regional.get(state) == bodies


def test_states_and_organisations():
    assert [is_state(one) for one in ("NOR", "OAS", "UN", "OSCE", "OIF", "nor")] == [
        True,
        False,
        False,
        False,
        False,
        False,
    ]


def test_the_red_cross_is_no_organisation_of_states():
    guests = ("OSCE", "LAS", "UN", "ICRC", "NOR")
    assert [is_organisation(one) for one in guests] == [True, True, False, False, False]


def test_a_code_that_is_no_number_is_named(tmp_path):
    (tmp_path / "state_codes.csv").write_text("cow_ccode,iso3\ntwo,USA\n")
    (tmp_path / "cow_contiguity.csv").write_text("ccode1,ccode2\n2,\n")
    findings = []
    read_places(tmp_path, findings)
    assert [(one.line, one.field) for one in findings] == [(2, "cow_ccode"), (2, "ccode2")]
