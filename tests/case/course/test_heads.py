"""Heads: who sits opposite the movement, what each controls and backs."""

from tests.case.breakage import both, cells, fresh_case, swap

from detente.case.course.heads import controllers_of, heads_of
from detente.case.reading.read import read_case
from detente.vocabulary.parameter import pert

A, R, Y = "actors.csv", "relations.csv", "case.yaml"
POWER = "    title: Share of power\n"


def case(tmp_path, *changes):
    folder = fresh_case(tmp_path)
    both(*changes)(folder)
    return read_case(folder)


def support(name: str, from_: str, to: str, **more: str):
    return cells(R, name, from_=from_, to=to, type="support", **more)


WEIGHT = {"weight_low": "0", "weight_mode": "0.5", "weight_high": "1"}


def test_heads_stand_in_order_with_their_defaults(tmp_path):
    found = heads_of(case(tmp_path))
    assert [one.actor.id for one in found] == ["capital", "eastland", "northland", "southland"]
    assert [one.kind for one in found] == ["government", "power", "power", "power"]
    assert [one.controls for one in found] == [("power", "ceasefire"), (), (), ()]
    assert {one.voice for one in found} == {1.0}
    assert [one.holdout for one in found] == [False, False, False, True]
    capital, _, northland, southland = found
    assert [tie.id for tie in northland.labels] == ["r-label"]
    assert [tie.id for tie in southland.urged] == ["r-urge"]
    assert not capital.backing


def test_control_is_shared_or_nobody_s(tmp_path):
    change = swap(Y, (POWER, f"{POWER}    controllers: [southland, capital]\n"))
    found = case(tmp_path, change)
    assert controllers_of(found, found.settings.issues[0]) == ("southland", "capital")
    assert heads_of(found)[-1].controls == ("power",)
    nobody = found.settings.issues[0].model_copy(update={"controllers": []})
    assert controllers_of(found, nobody) == ()


def test_support_names_its_side_or_shows_it(tmp_path):
    found = heads_of(
        case(
            tmp_path,
            support("a", "southland", "capital", **WEIGHT),
            support(
                "b",
                "eastland",
                "hill-wing",
                withdrawal_low="0",
                withdrawal_mode="0.01",
                withdrawal_high="0.1",
            ),
            support("c", "northland", "eastland"),
        )
    )
    by_name = {one.actor.id: one.backing for one in found}
    (south,), (east,) = by_name["southland"], by_name["eastland"]
    assert (south.side, south.weight, south.withdrawal) == ("government", pert(0, 0.5, 1), None)
    assert (east.side, east.weight, east.withdrawal) == ("movement", None, pert(0, 0.01, 0.1))
    assert not by_name["northland"]


def test_an_unarmed_party_and_a_bridge(tmp_path):
    found = heads_of(
        case(
            tmp_path,
            cells(
                A,
                "assembly",
                name="Assembly",
                kind="representatives",
                voice="0.4",
                turnover_hazard="0.1",
            ),
            cells(R, "b", from_="eastland", to="southland", third="northland", type="bridging"),
        )
    )
    party = next(one for one in found if one.kind == "party")
    assert (party.actor.id, party.voice, party.turnover_hazard) == ("assembly", 0.4, 0.1)
    assert [tie.id for one in found for tie in one.bridges] == ["b"]
