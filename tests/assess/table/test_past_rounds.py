"""Past rounds forecast as of the day before, beside two baselines."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.ensemble.planted import claim, example, table, tie
from tests.reachability.valley import number

from detente.assess.table.past_rounds import (
    case_before,
    forecast_rounds,
    round_before,
    round_ids,
    round_inputs,
)
from detente.case.schema.evidence import Source
from detente.case.schema.world import RoundPart
from detente.engagement.forecast import RoundForecast
from detente.errors import UnknownNameError
from detente.runs.result import Interval
from detente.vocabulary.input_key import InputKey

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
    return forecast_rounds(given, 1, 64, [name]).rounds[name]


def test_rounds_stand_in_order_and_unknown_ones_are_refused():
    assert round_ids(case()) == ["first", "second"]
    with pytest.raises(
        UnknownNameError, match="round 'third' is not on record; allowed: first, sec"
    ):
        forecast_rounds(case(), only=["third"])


def test_a_forecast_is_as_of_the_day_before():
    assert forecast(case()).as_of == "2020-01-31"


@pytest.mark.parametrize(("known", "moves"), [("2020-01-15", True), ("2020-02-01", False)])
def test_nothing_known_later_feeds_it(known, moves):
    label = tie("r-late", **{"from": "eastland", "to": "front"}, type="label", level=None)
    late = label.model_copy(update={"known": date.fromisoformat(known)})
    guest = "eastland"
    before = forecast(case()).invitees[guest].probability
    after = forecast(case([late])).invitees[guest].probability
    assert (before != after) == moves


def test_baselines_by_hand():
    found = forecast(case()).invitees
    # three are asked beside the host, one of them the government: the two nearest powers
    assert {g: r.nearest_neighbour for g, r in found.items()} == {
        "southland": 1,
        "eastland": 1,
        "capital": 1,
    }
    assert {g: r.last_round for g, r in found.items()} == {
        "southland": 0,
        "eastland": 1,
        "capital": 0,
    }
    first = forecast(case(), "first").invitees
    assert first["southland"].nearest_neighbour == 0  # one is asked, eastland is nearer
    assert {r.last_round for r in first.values()} == {None}


def test_scores_by_hand():
    found = forecast(case())
    asked = found.invitees
    assert found.brier.asked == 3
    assert found.brier.nearest_neighbour == 0.0
    assert found.brier.last_round == pytest.approx(2 / 3, abs=1e-6)
    model = sum((r.probability - 1.0) ** 2 for r in asked.values()) / 3
    assert found.brier.model == pytest.approx(model, abs=1e-5)


def test_without_distances_there_is_no_nearest():
    found = forecast(case(distances=False))
    assert {r.nearest_neighbour for r in found.invitees.values()} == {None}
    assert found.brier.nearest_neighbour is None


def test_chances_and_seats_lie_where_they_can():
    found = forecast(case())
    for row in found.invitees.values():
        assert 0.0 < row.offer < 1.0
        assert 0.0 < row.probability < 1.0
        assert row.role in {"absent", "non-official", "observer", "participant"}
    assert 1.0 <= found.seats.p10 <= found.seats.p90 <= 4.0
    assert found.seats_came == 4


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
    assert found.why_not == "the host was not yet on record on 2020-01-31"
    assert found.invitees == {}


@pytest.mark.parametrize(("published", "moves"), [("2020-01-31", True), ("2020-02-01", False)])
def test_a_report_of_the_day_itself_comes_too_late(published, moves):
    report = Source(id="late", title="Planted.", date=published, kind="newspaper", reliability="A")
    seen = claim("C9", 0.9, source="late", date_from="2019-01-01")
    label = tie("r-late", **{"from": "eastland", "to": "front"}, type="label", level=None)
    label = label.model_copy(update={"claims": ["C9"], "date_from": date(2019, 1, 1)})
    known = case()
    told = replace(
        case([label]),
        sources=table([*known.sources, report]),
        claims=table([*known.claims, seen]),
    )
    before, after = forecast(known), forecast(told)
    assert (before.invitees["eastland"] != after.invitees["eastland"]) == moves
    assert (before == after) == (not moves)


@pytest.mark.parametrize(("holds_from", "moves"), [("2020-01-31", True), ("2020-02-01", False)])
def test_a_number_that_holds_later_feeds_nothing(holds_from, moves):
    known = case()
    closer = number("northland", "alignment", 1.0, towards="southland")
    closer = closer.model_copy(update={"valid_from": date.fromisoformat(holds_from)})
    changed = replace(known, assessments=table([*known.assessments, closer]))
    assert (forecast(changed) != forecast(known)) == moves


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


def test_the_seed_decides_and_draws_are_told():
    one, same, other = (forecast_rounds(case(), seed, 64) for seed in (1, 1, 2))
    assert one == same
    assert one.rounds != other.rounds
    assert (one.draws, one.seed, list(one.rounds)) == (64, 1, ["first", "second"])


GUESTS = ("northland", "southland", "eastland", "capital")


def planted_forecast(monkeypatch, accept, comes):
    """Forecast the second round from chances and answers made by hand, a row a guest."""
    planted = RoundForecast(
        guests=GUESTS,
        offer=np.full((2, 4), 0.25),
        accept=np.array(accept).T,
        comes=np.array(comes, dtype=np.bool_).T,
    )
    asked = []
    monkeypatch.setattr(
        "detente.assess.table.past_rounds.forecast_round",
        lambda inputs, host, invited: (
            asked.append((inputs.case.as_of.isoformat(), host, invited)) or planted
        ),
    )
    found = forecast(case())
    assert asked == [("2020-01-31", "northland", ["capital", "eastland", "northland", "southland"])]
    return found


def test_a_round_by_hand(monkeypatch):
    # the host's own row is never read
    chances = [[0.5, 0.5], [0.2, 0.4], [0.9, 0.9], [0.5, 0.3]]
    found = planted_forecast(monkeypatch, chances, [[0, 0], [0, 1], [1, 1], [0, 1]])
    rows = found.invitees
    assert set(rows) == {"southland", "eastland", "capital"}
    assert {g: r.probability for g, r in rows.items()} == {
        "southland": 0.3,
        "eastland": 0.9,
        "capital": 0.4,
    }
    assert {r.offer for r in rows.values()} == {0.25}
    assert found.seats == Interval(p10=2.2, p50=3.0, p90=3.8)  # two seats, then four
    assert found.brier.model == pytest.approx((0.7**2 + 0.1**2 + 0.6**2) / 3, abs=1e-6)


@pytest.mark.parametrize(
    ("chance", "role"),
    [
        # absent 1 - p; non-official up to .15, observer up to .25 more, participant the rest
        (0.05, "absent"),
        (0.55, "absent"),  # .45, .15, .25, .15
        (0.69, "absent"),  # .31, .15, .25, .29
        (0.71, "participant"),  # .29, .15, .25, .31
        (0.95, "participant"),
    ],
)
def test_the_likeliest_role_by_hand(monkeypatch, chance, role):
    found = planted_forecast(monkeypatch, [[chance] * 2] * 4, [[1, 1]] * 4)
    assert {r.role for r in found.invitees.values()} == {role}


def test_who_was_not_on_the_record_is_unknown_and_scores_nothing():
    known = case()
    kept = [p for p in known.rounds if (p.round, p.actor) != ("second", "southland")]
    found = forecast(replace(known, rounds=table(kept)))
    assert (found.invitees["southland"].asked, found.invitees["southland"].came) == (
        "unknown",
        None,
    )
    assert found.brier.asked == 2
    assert found.invitees["southland"].nearest_neighbour == 0  # one power is asked


def test_a_government_not_yet_on_record_is_said():
    known = case()
    late = [
        a.model_copy(update={"active_from": date(2020, 1, 1)}) if a.id == "capital" else a
        for a in known.actors
    ]
    found = forecast_rounds(replace(known, actors=table(late)), draws=16).rounds
    assert "capital" in found["first"].why_not
    assert found["first"].invitees == {}
    assert found["second"].why_not is None


def test_a_round_convened_by_the_movement_is_not_forecast():
    known = case()
    own = part("second", "front", "host", convenor="front").model_copy(update={"round": "third"})
    assert round_ids(replace(known, rounds=table([*known.rounds, own]))) == ["first", "second"]


def test_a_case_without_rounds_has_no_forecast():
    bare = replace(example(), rounds=table(()))
    assert forecast_rounds(bare, draws=4).rounds == {}
    with pytest.raises(UnknownNameError, match="round 'first' is not on record; allowed: none"):
        forecast_rounds(bare, only=["first"])


def test_a_round_that_became_public_later_is_no_baseline():
    known = case()
    late = [
        p.model_copy(update={"known": date(2020, 3, 1)}) if p.round == "first" else p
        for p in known.rounds
    ]
    found = forecast(replace(known, rounds=table(late))).invitees
    assert {r.last_round for r in found.values()} == {None}


def test_a_round_that_was_called_off_is_no_baseline():
    known = case()
    off = [
        p.model_copy(update={"round": "off", "date": date(2019, 12, 1), "role": "absent"})
        for p in known.rounds
        if p.round == "first"
    ]
    found = forecast(replace(known, rounds=table([*known.rounds, *off]))).invitees
    assert found["eastland"].last_round == 1


def test_asking_the_movement_gives_no_power_a_seat():
    known = case()
    rows = [p for p in known.rounds if (p.round, p.actor) != ("second", "southland")]
    fewer = replace(known, rounds=table(rows))
    asked = replace(known, rounds=table([*rows, part("second", "front", "participant")]))
    one, other = (
        {g: r.nearest_neighbour for g, r in forecast(c).invitees.items()} for c in (fewer, asked)
    )
    assert one == other


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


def test_the_round_before_is_of_the_same_host():
    assert round_before(case(), "second") == "first"
    assert round_before(case(), "first") is None


def test_the_inputs_are_those_that_the_forecast_draws():
    known, keys = round_inputs(case(), "second")
    assert known.as_of == date(2020, 1, 31)
    assert InputKey.assessment("eastland>northland", "alignment") in keys
    assert InputKey.choice("equilibrium") in keys
    assert len(keys) == len(set(keys))
