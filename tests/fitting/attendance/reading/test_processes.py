"""Processes in the layout of PA-X: rounds, candidates, and what is wrong with a file."""

import numpy as np
import pytest
from tests.fitting.attendance.files import write_rounds

from detente.fitting.attendance.reading.processes import read_processes


def read(path, data):
    findings = []
    return read_processes(path, data.places, findings), findings


def row(day, guests, process="7", location="COL"):
    return {"process": process, "date": day, "location": location, "third_parties": guests}


def test_rows_of_a_day_are_one_round(tmp_path, data):
    rows = [row("2001-01-01", "VEN"), row("2000-01-01", "UN"), row("2001-01-01", "NOR;UN")]
    rows += [row("2002-01-01", ""), row("2002-01-01", "NA")]
    found, findings = read(write_rounds(tmp_path / "x.csv", rows), data)
    (panel,) = found.panels
    assert findings == []
    assert (found.rows, found.short) == (3, ())
    assert panel.years == pytest.approx([0.0, 366 / 365.25])
    came = {guest for guest, y in zip(panel.guests, panel.outcome[1], strict=True) if y == 1}
    assert came == {"VEN", "NOR", "UN"}
    assert panel.title == "7"


def test_a_guest_that_no_rule_names_counts_after_its_first_time(tmp_path, data):
    rows = [
        row(f"200{year}-01-01", guests) for year, guests in enumerate(("UN", "NOR", "UN", "NOR"))
    ]
    found, _ = read(write_rounds(tmp_path / "x.csv", rows), data)
    (panel,) = found.panels
    norway, un = panel.guests.index("NOR"), panel.guests.index("UN")
    assert panel.counts[:, norway].tolist() == [False, False, True, True]
    assert panel.counts[:, un].all()
    assert panel.features[norway].tolist() == [1, 0, 0, 1, 0, 0, 0]
    assert panel.features[un].tolist() == [1, 1, 0, 0, 0, 0, 0]
    assert panel.features[panel.guests.index("OAS")].tolist() == [1, 0, 1, 0, 0, 0, 0]
    assert panel.features[panel.guests.index("VEN")].tolist() == [1, 0, 0, 0, 0, 0, 0]


def test_short_processes_are_named(tmp_path, data):
    rows = [row(f"200{year}-01-01", "UN") for year in range(3)]
    rows += [row("2001-01-01", "UN", "12"), row("2001-01-01", "", "3")]
    found, _ = read(write_rounds(tmp_path / "x.csv", rows), data)
    assert [panel.name for panel in found.panels] == ["7"]
    assert found.short == ("3", "12")


def test_an_unknown_place_has_the_permanent_members_only(tmp_path, data):
    rows = [row(f"200{year}-01-01", "un;eu", location="") for year in range(3)]
    found, findings = read(write_rounds(tmp_path / "x.csv", rows), data)
    assert findings == []
    assert set(found.panels[0].guests) == {"CHN", "EU", "FRA", "GBR", "RUS", "UN", "USA"}
    assert np.isfinite(found.panels[0].features).all()


def test_all_wrong_cells_are_said_at_once(tmp_path, data):
    rows = [
        row("soon", "UN"),
        row("2001-01-01", "UN", process=""),
        row("2001-01-01", "UN", location="Peru"),
    ]
    _, findings = read(write_rounds(tmp_path / "x.csv", rows), data)
    assert [(one.line, one.field) for one in findings] == [
        (2, "date"),
        (3, "process"),
        (4, "location"),
    ]
    assert all(one.allowed and one.hint for one in findings)


def test_an_agreement_has_one_row(tmp_path, data):
    rows = [row(f"200{year}-01-01", "UN") | {"agreement": "5"} for year in range(3)]
    rows.append(row("2001-01-01", "UN", process="8") | {"agreement": "5"})
    _, findings = read(write_rounds(tmp_path / "x.csv", rows), data)
    assert [(one.line, one.field, one.value) for one in findings] == [
        (3, "agreement", "5"),
        (4, "agreement", "5"),
    ]


def test_a_file_without_third_parties_is_refused(tmp_path, data):
    _, findings = read(write_rounds(tmp_path / "x.csv", [row("2001-01-01", "")]), data)
    assert "no process has 3 rows or more" in findings[0].message
    _, findings = read(write_rounds(tmp_path / "y.csv", [], ("process", "date")), data)
    (finding,) = findings
    assert "no column location, third_parties" in finding.message
