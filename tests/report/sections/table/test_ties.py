"""Which ties are between an outside party and the movement, and which hold on a day."""

import pytest
from tests.report.sections.table.ties_on_record import movement_side, tie, with_ties

from detente.report.sections.table.ties import doubted, in_force, inside, sided


def test_the_movement_comes_first_and_its_factions_after_it():
    assert inside(with_ties()) == movement_side()


def test_a_tie_is_read_from_either_end():
    movement, faction = movement_side()[:2]
    found = sided(with_ties(tie(), tie(**{"from": faction, "to": "southland"})))
    assert [(one.party, one.other) for one in found] == [
        ("northland", movement),
        ("southland", faction),
    ]


def test_ties_within_one_side_and_with_the_rival_are_left_out():
    movement, faction = movement_side()[:2]
    rival = with_ties().roles.rival
    within = tie(**{"from": movement, "to": faction})
    outside = tie(to="southland")
    with_rival = tie(**{"from": rival, "to": movement})
    assert sided(with_ties(within, outside, with_rival, tie(to=rival))) == []


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (None, None, True),
        ("2020-06-30", None, True),
        ("2020-07-01", None, False),
        ("2015-01-01", "2020-06-30", True),
        ("2015-01-01", "2020-06-29", False),
    ],
)
def test_a_tie_holds_from_its_first_to_its_last_day(since, until, holds):
    (one,) = sided(with_ties(tie(since=since, until=until)))
    assert in_force(one.tie, "2020-06-30") == holds


def test_denied_and_disputed_contacts_are_doubted():
    said = ["admitted", "denied", "disputed", "unknown", "no-comment"]
    found = sided(with_ties(*(tie(acknowledged=words) for words in said)))
    assert [doubted(one.tie) for one in found] == [False, True, True, False, False]
