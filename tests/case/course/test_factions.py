"""Factions of the movement, and militias."""

import pytest
from tests.case.breakage import both, cells, fresh_case

from detente.case.course.factions import factions_of
from detente.case.reading.read import read_case

A = "actors.csv"


def wings(tmp_path, *changes):
    folder = fresh_case(tmp_path)
    both(*changes)(folder)
    return {one.actor.id: one for one in factions_of(read_case(folder))}


def test_defaults_come_from_shares_of_strength(tmp_path):
    found = wings(tmp_path)
    assert list(found) == ["hill-wing", "river-wing"]
    river = found["river-wing"]
    assert (river.side, river.share, river.voice) == ("movement", 0.4, 0.4)
    assert (river.own_vote, river.coalition, river.camp) == (False, "", "")
    assert (river.forms_month, river.forms_hazard, river.kept_out) == (None, None, False)


def test_voices_are_even_where_no_share_is_recorded(tmp_path):
    bare = {"strength_share": "", "share_low": "", "share_high": ""}
    found = wings(tmp_path, cells(A, "river-wing", **bare), cells(A, "hill-wing", **bare))
    assert [one.voice for one in found.values()] == [1.0, 1.0]


def test_a_militia_is_beside_the_movement(tmp_path):
    found = wings(
        tmp_path,
        cells(
            A,
            "guard",
            name="Home guard",
            kind="faction",
            parent="capital",
            side="government",
            strength_share="0.2",
        ),
        cells(
            A,
            "office",
            name="Office",
            kind="faction",
            parent="front",
            voice="0.3",
            own_vote="yes",
            coalition="hills",
            camp="mild",
            forms_month="7",
        ),
    )
    assert found["guard"].side == "government"
    assert found["guard"].share == pytest.approx(0.2)
    office = found["office"]
    assert (office.share, office.voice, office.own_vote) == (0.0, 0.3, True)
    assert (office.coalition, office.camp, office.forms_month) == ("hills", "mild", 7)
