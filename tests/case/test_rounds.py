from datetime import date

import numpy as np
import pytest
from tests.case.breakage import edit, fresh_case, swap

from detente.case.as_of.cut import cut_case
from detente.case.reading.read import read_case
from detente.case.rounds import guests_on_record, round_cells
from detente.models.attendance.roles import ROLES

RO = "rounds.csv"


@pytest.fixture
def case_folder(tmp_path):
    """The example case, with no row for the factions."""
    folder = fresh_case(tmp_path)
    named = b"-wing,no"
    edit(RO, lambda old: b"".join(x for x in old.splitlines(True) if named not in x))(folder)
    return folder


def cells(folder, as_of=None):
    found = round_cells(read_case(folder, as_of))
    return found, {guest: n for n, guest in enumerate(found.guests)}


def add(*rows):
    """Add rows of a second round: actor, invited, response, role."""
    head = "second,Second,northland-talks,2020-03-02,day,northland"
    text = "".join(f"{head},{row},,,C5\n" for row in rows)
    return edit(RO, lambda old: old + text.encode())


def test_guests_are_powers_the_government_the_movement_and_its_factions(case_folder):
    found = [guest.id for guest in guests_on_record(read_case(case_folder))]
    assert found == [
        "northland", "southland", "eastland", "capital", "front", "river-wing", "hill-wing",
    ]  # fmt: skip


def test_each_kind_of_row_is_read_as_the_design_says(case_folder):
    found, at = cells(case_folder)
    assert [one.id for one in found.rounds] == ["first"]
    expected = {
        "northland": (np.nan, np.nan, -1, False),  # the host
        "eastland": (1.0, 1.0, ROLES.index("participant"), False),
        "capital": (1.0, 1.0, ROLES.index("participant"), False),
        "southland": (0.0, np.nan, -1, False),  # not invited
        "hill-wing": (0.0, np.nan, -1, True),  # no row
    }
    for guest, (asked, came, role, silent) in expected.items():
        j = at[guest]
        np.testing.assert_equal(found.asked[j, 0], asked)
        np.testing.assert_equal(found.came[j, 0], came)
        assert (found.role[j, 0], found.silent[j, 0]) == (role, silent)


@pytest.mark.parametrize(
    ("row", "asked", "came"),
    [
        ("yes,declined,absent", 1.0, 0.0),
        ("yes,accepted,absent", 1.0, 0.0),  # accepted, and stayed away
        ("no,none,absent", 0.0, np.nan),
        ("unknown,unknown,absent", np.nan, np.nan),
        ("unknown,unknown,non-official", 1.0, 1.0),
    ],
)
def test_rows_of_a_round_that_was_held(case_folder, row, asked, came):
    add("capital,yes,accepted,participant", f"southland,{row}")(case_folder)
    found, at = cells(case_folder)
    np.testing.assert_equal(found.asked[at["southland"], 1], asked)
    np.testing.assert_equal(found.came[at["southland"], 1], came)


def test_a_round_to_which_nobody_came_is_not_observed(case_folder):
    add("capital,yes,declined,absent", "southland,yes,accepted,absent")(case_folder)
    found, _ = cells(case_folder)
    assert not found.rounds[1].held
    assert np.isnan(found.asked[:, 1]).all()
    assert not found.silent[:, 1].any()


def test_silence_says_nothing_where_the_case_says_so(case_folder):
    swap("case.yaml", ("strategies:", "rounds: {silent: unknown}\nstrategies:"))(case_folder)
    found, at = cells(case_folder)
    assert np.isnan(found.asked[at["hill-wing"], 0])
    assert found.asked[at["southland"], 0] == 0.0  # a written row


def test_a_guest_that_did_not_exist_was_not_left_out(case_folder):
    swap(
        "actors.csv", ("share_high,note", "share_high,active_from"), ("0.7,\n", "0.7,2020-02-01\n")
    )(case_folder)
    found, at = cells(case_folder)
    assert np.isnan(found.asked[at["hill-wing"], 0])
    assert found.asked[at["river-wing"], 0] == 0.0


def test_nothing_is_read_that_was_not_known(case_folder):
    add("capital,yes,accepted,participant")(case_folder)
    case = read_case(case_folder)
    assert [one.id for one in round_cells(cut_case(case, date(2020, 3, 1))).rounds] == ["first"]
    assert [one.id for one in round_cells(case).rounds] == ["first", "second"]


def test_an_announced_round_is_not_yet_on_record(case_folder):
    head = "claims,known,announced\n"
    row = "third,,northland-talks,2020-09-20,day,northland,capital,yes,accepted,absent,,,C5"
    text = f"{row},2020-06-01,2020-06-01\n"
    swap(RO, ("claims\n", head))(case_folder)
    edit(RO, lambda old: old.replace(b",C5\n", b",C5,,\n") + text.encode())(case_folder)
    case = read_case(case_folder)
    assert {part.round for part in case.rounds} == {"first", "third"}
    assert [one.id for one in round_cells(case).rounds] == ["first"]
    assert {p.round for p in cut_case(case, date(2020, 5, 31)).rounds} == {"first"}


def test_a_round_without_series_is_one_of_its_own(case_folder):
    edit(RO, lambda old: old.replace(b"northland-talks", b""))(case_folder)
    found, _ = cells(case_folder)
    assert found.rounds[0].series == "first"
