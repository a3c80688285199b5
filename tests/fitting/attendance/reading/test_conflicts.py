"""Conflicts coded by hand: who could have been asked, who was, and who came."""

import numpy as np
import pytest
from tests.fitting.attendance.files import folder

from detente.fitting.attendance.reading.conflicts import read_conflicts
from detente.fitting.attendance.reading.places import read_places


def panel(panels, name):
    return next(one for one in panels if one.name == name)


def read(home, findings=None):
    """Read the conflicts of a folder."""
    found = [] if findings is None else findings
    places = read_places(home, found)
    rounds, guests = home / "attendance_rounds.csv", home / "attendance_guests.csv"
    return read_conflicts(rounds, guests, places, found)


def column(one, guest):
    return one.outcome[:, one.guests.index(guest)].tolist()


def test_who_was_asked(data):
    one = panel(data.asked, "colombia")
    assert column(one, "GoC") == [1, 1, 1]
    assert column(one, "CUB") == pytest.approx([np.nan, 1, np.nan], nan_ok=True)  # host
    assert column(one, "VEN") == pytest.approx([0, 0, np.nan], nan_ok=True)  # unknown
    assert column(one, "FARC") == pytest.approx([np.nan, np.nan, 1], nan_ok=True)  # from 2013
    assert column(one, "EU") == [0, 0, 0]
    assert one.features[one.guests.index("EU")].tolist() == [1, 0, 1, 1, 1, 0, 0]
    assert one.features[one.guests.index("GoC")].tolist() == [1, 0, 0, 0, 1, 1, 0]
    assert one.states == ("COL",)
    assert one.counts.tolist() == (~np.isnan(one.outcome)).tolist()


def test_who_came_of_those_asked(data):
    one = panel(data.comes, "colombia")
    assert column(one, "GoC") == [1, 1, 0]
    assert column(one, "VEN") == pytest.approx([np.nan] * 3, nan_ok=True)
    assert one.features[one.guests.index("FARC")].tolist() == [1, 0, 1]
    assert column(panel(data.comes, "afar"), "ONE") == pytest.approx([np.nan, 0], nan_ok=True)


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        (
            "afar,first,2001-01-01,KEN,ONE,faction,no,",
            "afar,first,2001-01-01,KEN,ONE,faction,no,yes",
            "came",
            "was not asked",
        ),
        (
            "afar,first,2001-01-01,KEN,ONE,faction",
            "afar,first,2001-01-01,KEN,UN,faction",
            "guest",
            "two rows",
        ),
        (
            "afar,first,2001-01-01,KEN,ONE,faction",
            "afar,first,2001-01-01,KEN,ONE,friend",
            "kind",
            "not allowed",
        ),
        ("afar,first,2001-01-01,KEN,ONE", "afar,first,2001-01-01,KEN,", "guest", "missing"),
    ],
)
def test_wrong_rows_are_named(tmp_path, old, new, field, said):
    home = folder(tmp_path)
    rounds = home / "attendance_rounds.csv"
    rounds.write_text(rounds.read_text().replace(old, new))
    findings = []
    read(home, findings)
    (finding,) = findings
    assert (finding.line, finding.field) == (9, field)
    assert said in finding.message


def test_wrong_guests_are_named(tmp_path):
    home = folder(tmp_path)
    guests = home / "attendance_guests.csv"
    guests.write_text(guests.read_text().replace("0,1,1,", "0,yes,1,someday"))
    findings = []
    read(home, findings)
    assert [(one.line, one.field) for one in findings] == [(4, "organisation"), (4, "from")]


def with_states(home, states):
    """Write the rounds with a column of states, given in the first row of a conflict."""
    rounds = home / "attendance_rounds.csv"
    head, *rows = rounds.read_text().splitlines()
    first = {row.split(",")[0]: row for row in reversed(rows)}
    named = [
        f"{row},{states.get(row.split(',')[0], '') if row is first[row.split(',')[0]] else ''}"
        for row in rows
    ]
    rounds.write_text("\n".join([f"{head},states", *named, ""]))


def test_states_are_those_of_the_rows_or_of_the_shipped_estimates(tmp_path):
    home = folder(tmp_path)
    found = read(home)
    assert found.states == {"afar": (), "colombia": ("COL",)}
    with_states(home, {"afar": "ken; eth"})
    found = read(home)
    assert found.states == {"afar": ("ETH", "KEN"), "colombia": ("COL",)}
    assert panel(found.asked, "afar").states == panel(found.comes, "afar").states == ("ETH", "KEN")
    with_states(folder(tmp_path), {"colombia": "VEN"})
    assert read(home).states == {"afar": (), "colombia": ("VEN",)}


def test_a_state_that_is_none_is_named(tmp_path):
    home, findings = folder(tmp_path), []
    with_states(home, {"afar": "KEN;KENYA"})
    assert read(home, findings).states["afar"] == ("KEN",)
    (finding,) = findings
    assert (finding.line, finding.field) == (8, "states")
    assert "KENYA" in finding.message
    assert "ISO 3166" in finding.allowed
