"""Past rounds forecast as of the day before, beside two baselines."""

from dataclasses import replace
from datetime import date

import pytest
from tests.ensemble.planted import example, table
from tests.reachability.valley import number

from detente.assess.attendance.past_rounds import (
    case_before,
    forecast_rounds,
    round_before,
    round_ids,
)
from detente.case.schema.world import RoundPart
from detente.errors import UnknownNameError

DAYS = {"first": "2019-06-01", "second": "2020-02-01"}
CAME = {"first": ("eastland",), "second": ("eastland", "southland", "capital")}


DISTANT = ("southland", "eastland", "capital")


def part(name: str, actor: str, role: str, invited: str = "yes", **fields) -> RoundPart:
    known = {"round": name, "date": DAYS[name], "convenor": "northland", "actor": actor}
    known["series"] = "talks"
    return RoundPart.model_validate({**known, "invited": invited, "role": role, **fields})


def case(distances=True):
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
    )


def forecast(given, name="second"):
    return forecast_rounds(given, 1, 64, [name]).rounds[name]


def test_rounds_stand_in_order_and_unknown_ones_are_refused():
    assert round_ids(case()) == ["first", "second"]
    with pytest.raises(
        UnknownNameError, match="round 'third' is not on record; allowed: first, sec"
    ):
        forecast_rounds(case(), only=["third"])


def test_a_forecast_is_as_of_the_day_before():
    assert forecast(case()).as_of == "2020-01-31"


def test_without_distances_there_is_no_nearest():
    found = forecast(case(distances=False))
    assert {r.nearest_neighbour for r in found.invitees.values()} == {None}
    assert found.brier.nearest_neighbour is None


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
    assert found.why_not == "host_unknown"
    assert found.invitees == {}


def test_later_rounds_feed_nothing():
    known = case()
    later = [part("second", "southland", "host").model_copy(update={"round": "third"})]
    later = [p.model_copy(update={"date": date(2020, 5, 1)}) for p in later]
    more = replace(known, rounds=table([*known.rounds, *later]))
    assert round_ids(more) == ["first", "second", "third"]
    assert forecast(more) == forecast(known)


def test_rounds_stand_in_order_of_date_whatever_the_order_of_rows():
    known = case()
    turned = replace(known, rounds=table(reversed(list(known.rounds))))
    assert round_ids(turned) == ["first", "second"]
    assert forecast(turned).brier == forecast(known).brier


def test_a_government_not_yet_on_record_is_said():
    known = case()
    late = [
        a.model_copy(update={"active_from": date(2020, 1, 1)}) if a.id == "capital" else a
        for a in known.actors
    ]
    found = forecast_rounds(replace(known, actors=table(late)), draws=16).rounds
    assert found["first"].why_not == "parties_unknown"
    assert found["first"].invitees == {}
    assert found["second"].why_not is None


def test_a_round_that_became_public_later_is_no_baseline():
    known = case()
    late = [
        p.model_copy(update={"known": date(2020, 3, 1)}) if p.round == "first" else p
        for p in known.rounds
    ]
    found = forecast(replace(known, rounds=table(late))).invitees
    assert {r.last_round for r in found.values()} == {None}


def test_without_a_forecast_nothing_is_counted():
    known = case()
    late = [
        a.model_copy(update={"active_from": date(2020, 1, 1)}) if a.id == "capital" else a
        for a in known.actors
    ]
    first = forecast(replace(known, actors=table(late)), "first")
    assert (first.seats, first.seats_came, first.brier) == (None, None, None)


def test_the_case_is_known_up_to_the_day_before():
    assert case_before(case(), "second").as_of == date(2020, 1, 31)


def test_baselines_by_hand():
    found = forecast(case()).invitees
    # eastland alone came last time: the nearest power and the government
    assert {g: r.nearest_neighbour for g, r in found.items() if g in DISTANT} == {
        "southland": 0,
        "eastland": 1,
        "capital": 1,
    }
    assert {g: r.last_round for g, r in found.items() if g in DISTANT} == {
        "southland": 0,
        "eastland": 1,
        "capital": 0,
    }
    first = forecast(case(), "first").invitees
    assert {r.last_round for r in first.values()} == {None}
    assert {r.nearest_neighbour for r in first.values()} == {None}


def test_as_last_time_looks_at_the_series_and_never_at_the_host():
    known = case()
    moved = [
        p.model_copy(update={"convenor": "eastland"}) if p.round == "first" else p
        for p in known.rounds
    ]
    other = [p.model_copy(update={"series": p.round}) for p in known.rounds]
    assert round_before(replace(known, rounds=table(moved)), "second") == "first"
    assert round_before(replace(known, rounds=table(other)), "second") is None


def test_scores_by_hand():
    found = forecast(case())
    asked = [found.invitees[guest] for guest in DISTANT]
    assert found.brier.asked == 3
    assert found.brier.last_round == pytest.approx(2 / 3, abs=1e-6)
    model = sum((r.probability - 1.0) ** 2 for r in asked) / 3
    assert found.brier.model == pytest.approx(model, abs=1e-5)


def test_chances_and_seats_lie_where_they_can():
    found = forecast(case())
    for row in found.invitees.values():
        assert 0.0 < row.present < min(row.offer, row.probability) < 1.0
    assert 1.0 <= found.seats.p10 <= found.seats.p90 <= 4.0
    assert found.seats_came == 4


def test_factions_are_guests_and_silence_counts_as_not_asked():
    found = forecast(case()).invitees["hill-wing"]
    assert (found.asked, found.came) == ("no", 0)
    assert 0.0 < found.offer < found.probability


def test_a_round_that_was_called_off_is_not_scored_and_no_baseline():
    known = case()
    off = [
        p.model_copy(update={"round": "off", "date": date(2019, 12, 1), "role": "absent"})
        for p in known.rounds
        if p.round == "first"
    ]
    found = forecast_rounds(replace(known, rounds=table([*known.rounds, *off])))
    assert found.rounds["off"].why_not == "not_held"
    assert found.rounds["second"] == forecast(known)


def test_a_case_without_rounds_has_the_base_rates_of_other_processes():
    bare = replace(example(), rounds=table(()))
    found = forecast_rounds(bare)
    assert (found.rounds, found.scores, found.upcoming.rounds) == ({}, None, 0)
    assert {row.rounds for row in found.upcoming.guests.values()} == {0}
    with pytest.raises(UnknownNameError, match="round 'first' is not on record; allowed: none"):
        forecast_rounds(bare, only=["first"])


def test_the_seed_moves_the_intervals_only():
    one, other = (forecast_rounds(case(), seed, 8) for seed in (1, 2))
    assert one.rounds == other.rounds
    assert (one.draws, one.seed, other.seed) == (8, 1, 2)
    assert forecast_rounds(case(), 1, 500).draws == 64
