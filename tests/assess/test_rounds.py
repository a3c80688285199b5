"""Past rounds forecast as of the day before, beside two baselines."""

from dataclasses import replace
from datetime import date

import pytest
from tests.ensemble.planted import example, table, tie
from tests.reachability.valley import number

from detente.assess.rounds import forecast_rounds, round_ids
from detente.case.records_world import RoundPart
from detente.errors import UnknownNameError

DAYS = {"first": "2019-06-01", "second": "2020-02-01"}
CAME = {"first": ("eastland",), "second": ("eastland", "southland", "capital")}


def part(name: str, actor: str, role: str, invited: str = "yes", **fields) -> RoundPart:
    known = {"round": name, "date": DAYS[name], "convenor": "northland", "actor": actor}
    return RoundPart.model_validate({**known, "invited": invited, "role": role, **fields})


def case(ties=(), distances=True):
    parts = []
    for name, came in CAME.items():
        parts.append(part(name, "northland", "host"))
        for actor in ("eastland", "southland", "capital"):
            role = "participant" if actor in came else "absent"
            parts.append(
                part(name, actor, role, "yes" if name == "second" or role != "absent" else "no")
            )
    known = example()
    far = [number("eastland", "distance", 0.0), number("southland", "distance", 900.0)]
    return replace(
        known,
        rounds=table(parts),
        assessments=table([*known.assessments, *(far if distances else [])]),
        relations=table([*known.relations, *ties]),
    )


def forecast(given, name="second"):
    return forecast_rounds(given, 1, 64, [name])["rounds"][name]


def test_rounds_stand_in_order_and_unknown_ones_are_refused():
    assert round_ids(case()) == ["first", "second"]
    with pytest.raises(
        UnknownNameError, match="round 'third' is not on record; allowed: first, sec"
    ):
        forecast_rounds(case(), only=["third"])


def test_a_forecast_is_as_of_the_day_before():
    assert forecast(case())["as_of"] == "2020-01-31"


@pytest.mark.parametrize(("known", "moves"), [("2020-01-15", True), ("2020-02-01", False)])
def test_nothing_known_later_feeds_it(known, moves):
    label = tie("r-late", **{"from": "eastland", "to": "front"}, type="label", level=None)
    late = label.model_copy(update={"known": date.fromisoformat(known)})
    guest = "eastland"
    before = forecast(case())["invitees"][guest]["probability"]
    after = forecast(case([late]))["invitees"][guest]["probability"]
    assert (before != after) == moves


def test_baselines_by_hand():
    found = forecast(case())["invitees"]
    # three are asked beside the host, one of them the government: the two nearest powers
    assert {g: r["nearest_neighbour"] for g, r in found.items()} == {
        "southland": 1,
        "eastland": 1,
        "capital": 1,
    }
    assert {g: r["last_round"] for g, r in found.items()} == {
        "southland": 0,
        "eastland": 1,
        "capital": 0,
    }
    first = forecast(case(), "first")["invitees"]
    assert first["southland"]["nearest_neighbour"] == 0  # one is asked, eastland is nearer
    assert {r["last_round"] for r in first.values()} == {None}


def test_scores_by_hand():
    found = forecast(case())
    asked = found["invitees"]
    assert found["brier"]["asked"] == 3
    assert found["brier"]["nearest_neighbour"] == 0.0
    assert found["brier"]["last_round"] == pytest.approx(2 / 3, abs=1e-6)
    model = sum((r["probability"] - 1.0) ** 2 for r in asked.values()) / 3
    assert found["brier"]["model"] == pytest.approx(model, abs=1e-5)


def test_without_distances_there_is_no_nearest():
    found = forecast(case(distances=False))
    assert {r["nearest_neighbour"] for r in found["invitees"].values()} == {None}
    assert found["brier"]["nearest_neighbour"] is None


def test_chances_and_seats_lie_where_they_can():
    found = forecast(case())
    for row in found["invitees"].values():
        assert 0.0 < row["offer"] < 1.0
        assert 0.0 < row["probability"] < 1.0
        assert row["role"] in {"absent", "non-official", "observer", "participant"}
    assert 1.0 <= found["seats"]["p10"] <= found["seats"]["p90"] <= 4.0
    assert found["seats_came"] == 4


def test_a_host_not_yet_on_record_is_said():
    known = example()
    late = [
        a.model_copy(update={"active_from": date(2020, 3, 1)}) if a.id == "eastland" else a
        for a in known.actors
    ]
    parts = [
        part("second", "eastland", "host", convenor="eastland"),
        part("second", "capital", "absent", convenor="eastland"),
    ]
    found = forecast(replace(known, actors=table(late), rounds=table(parts)))
    assert found["why_not"] == "the host was not yet on record on 2020-01-31"
    assert found["invitees"] == {}
