"""Where options backfire: rates by hand, planted rules found, noise not, persons never."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.backfire_rows import BALANCE, NAMES, OPEN, case, inputs, rows
from tests.assess.camp_cases import beside_none, with_leaders, with_settings
from tests.assess.runs import finished
from tests.ensemble.planted import table, tie
from tests.reachability.valley import aim

from detente.assess.options.backfires.answer import MATERIAL, backfires
from detente.assess.options.backfires.box import Trial
from detente.runs.draws import Rows
from detente.runs.statistics import wilson

DRAWS = 2000


def noisy(rule: np.ndarray, inside: float, outside: float, seed: int = 5) -> np.ndarray:
    luck = np.random.default_rng(seed).uniform(size=rule.size)
    return luck < np.where(rule, inside, outside)


def deaths(hit, drawn, seed: int = 1, world=None):
    found = backfires(world or case(), rows(hit, drawn), seed)
    return found.strategies["selective"]["extra_deaths"]


def test_a_planted_rule_is_found_with_its_limits():
    drawn = inputs(DRAWS)
    hit = noisy((drawn[OPEN] < 0.35) & (drawn[BALANCE] > 0.6), 0.9, 0.03)
    told = deaths(hit, drawn)
    box = told.box
    assert box.stable
    assert told.why_not is None
    assert told.rate == pytest.approx(hit.mean(), abs=1e-6)
    limits = {r.input: (r.low, r.high) for r in box.restrictions}
    assert set(limits) == {OPEN, BALANCE}
    assert limits[OPEN][0] is limits[BALANCE][1] is None
    assert limits[OPEN][1] == pytest.approx(0.35, abs=0.03)
    assert limits[BALANCE][0] == pytest.approx(0.6, abs=0.03)
    assert box.unseen.density == pytest.approx(0.9, abs=0.08)
    assert box.unseen.interval[0] > box.unseen.base
    for r in box.restrictions:
        limit, (low, high) = (r.low, r.low_range) if r.high is None else (r.high, r.high_range)
        assert low - 0.02 <= limit <= high + 0.02
        assert r.recurs > 0.9
        assert r.quasi_p < 0.001


def test_numbers_of_a_box_are_those_of_its_half():
    drawn = inputs(DRAWS)
    hit = noisy(drawn[OPEN] < 0.3, 0.8, 0.05)
    box = deaths(hit, drawn).box
    (found,) = box.restrictions
    for half, told in ((slice(0, None, 2), box), (slice(1, None, 2), box.unseen)):
        inside = drawn[OPEN][half] <= found.high + 1e-6
        assert told.support == pytest.approx(inside.mean(), abs=1e-6)
        assert told.density == pytest.approx(hit[half][inside].mean(), abs=1e-6)
        assert told.coverage == pytest.approx(inside[hit[half]].mean(), abs=1e-6)


def test_a_reading_of_the_movement_is_named_by_its_id():
    drawn = inputs(DRAWS)
    hit = noisy(drawn["hypothesis|movement"] == 1, 0.5, 0.05)
    (found,) = deaths(hit, drawn).box.restrictions
    rivals = next(s for s in case().settings.hypotheses if s.id == "movement")
    assert found.kept == [rivals.members[1].id]
    assert found.input == "hypothesis|movement"
    assert found.low is found.high is None


@pytest.mark.slow
def test_pure_noise_hardly_ever_makes_a_stable_box():
    stable = 0
    for seed in range(60):
        drawn = inputs(800, seed, noise=60)
        told = deaths(noisy(np.ones(800, dtype=bool), 0.2, 0.0, seed + 1000), drawn, seed)
        assert told.box is not None or told.why_not
        stable += bool(told.box and told.box.stable)
    assert stable <= 3  # at most one in twenty


def test_a_rule_of_one_half_alone_does_not_stand():
    drawn = inputs(DRAWS)
    hit = noisy(drawn[OPEN] < 0.3, 0.8, 0.1)
    hit[1::2] = noisy(np.ones(DRAWS // 2, dtype=bool), 0.3, 0.0)
    told = deaths(hit, drawn)
    assert told.box.density > 0.6
    assert not told.box.stable
    assert told.box.unseen.density < 0.5
    assert told.why_not == "unconfirmed"


@pytest.mark.parametrize("name", ["choice|equilibrium||", "assessment|southland|capability|"])
def test_luck_and_mere_weights_are_no_condition(name):
    drawn = inputs(DRAWS)
    drawn[name] = np.random.default_rng(8).uniform(size=DRAWS)
    drawn["origin|daily"] = drawn[name] < 0.3
    told = deaths(noisy(drawn[name] < 0.3, 0.9, 0.02), drawn)
    assert not (told.box and told.box.stable)


@pytest.mark.parametrize(
    ("hits", "reason"),
    [
        (0, "never"),
        (39, "too_few"),
        (201, "usual"),
    ],
)
def test_conditions_are_not_sought_where_there_is_nothing_to_find(hits, reason):
    hit = np.arange(400) < hits
    told = deaths(hit, inputs(400))
    assert (told.draws, told.rate, told.box) == (hits, hits / 400, None)
    assert told.why_not == reason


def test_a_toll_is_material_above_two_percent_alone():
    more = np.array([1.0, 1.0 + MATERIAL, 1.0 + MATERIAL + 1e-6, 0.5])
    found = rows(np.zeros(4, dtype=bool), inputs(4), toll=(np.full(4, 50.0), 50.0 * more))
    told = backfires(case(), found, 1).strategies["selective"]["extra_deaths"]
    assert told.draws == 1


def test_value_and_splits_against_the_reference_by_hand():
    world = case(objectives=[aim("settlement").model_copy(update={"margin": 0.3})])
    settled = np.array([1.0, 1.0, 0.0, 0.0]), np.array([1.0, 0.0, 1.0, 0.0])
    splits = np.array([0.0, 1.0, 2.0, 0.0]), np.array([1.0, 1.0, 1.0, 3.0])
    found = rows(np.zeros(4, dtype=bool), inputs(4), settlement=settled, splits=splits)
    told = backfires(world, found, 1).strategies["selective"]
    assert told["value"].draws == 1
    assert told["splits"].draws == 2


def test_a_loss_within_the_margin_is_none():
    world = case(objectives=[aim("splits", "less", 10.0, 0.0).model_copy(update={"margin": 0.3})])
    splits = np.zeros(4), np.array([0.0, 2.0, 3.0, 4.0])
    found = rows(np.zeros(4, dtype=bool), inputs(4), splits=splits)
    assert backfires(world, found, 1).strategies["selective"]["value"].draws == 1


def test_no_conditions_are_sought_for_splitting_where_that_is_the_aim():
    drawn = inputs(DRAWS)
    hit = noisy(drawn[OPEN] < 0.3, 0.8, 0.02)
    splits = np.zeros(DRAWS), hit.astype(np.float64)
    found = rows(np.zeros(DRAWS, dtype=bool), drawn, splits=splits)
    told = {}
    for appeal in (None, 0.0):
        plans = [s.model_copy(update={"appeal": appeal}) for s in case().settings.strategies]
        answer = backfires(case(strategies=plans), found, 1).strategies["selective"]
        told[appeal] = answer["splits"]
    assert told[None].box.stable
    assert told[0.0].box is None
    assert told[0.0].rate == told[None].rate > 0.0
    assert told[0.0].why_not == "divides"


def test_what_is_not_modelled_is_null_and_without_the_reference_nothing_is_said():
    hit = np.zeros(4, dtype=bool)
    told = backfires(case(), rows(hit, inputs(4)), 1).strategies["selective"]
    assert told["value"] is told["splits"] is None
    alone = rows(hit, inputs(4))
    alone = Rows(("selective",), {n: c[1::2] for n, c in alone.outputs.items()}, alone.inputs)
    assert backfires(case(), alone, 1).strategies == {}


def people(names: list[str]):
    found = with_leaders(dict.fromkeys(names, (5.0, 5.0)))
    kept = [s for s in beside_none().settings.strategies if s.id in NAMES]
    contacts = [tie(f"r-{name}", to=name) for name in names]
    found = replace(found, relations=table([*found.relations, *contacts]))
    return with_settings(found, strategies=kept, objectives=[], outcomes=None)


@pytest.mark.parametrize("many", [2, 3])
def test_leaders_are_told_by_faction_and_tier_or_not_at_all(many):
    names = [f"person-{n}" for n in range(many)]
    drawn = inputs(DRAWS)
    shared = drawn.pop(OPEN)
    for name in names:
        drawn[f"assessment|{name}|performance|talk"] = shared
        drawn[f"tie|r-{name}|contact|"] = (shared < 0.3).astype(np.float64)
    told = deaths(noisy(shared < 0.3, 0.8, 0.02), drawn, world=people(names))
    text = told.model_dump_json()
    assert not [name for name in names if name in text]
    assert "Person" not in text
    if many == 2:
        assert not (told.box and told.box.stable)
    else:
        (found,) = told.box.restrictions
        assert found.input == "assessment|river-wing, senior tier|performance|talk"
        assert found.high == pytest.approx(0.3, abs=0.03)


def test_the_same_seed_is_the_same_answer():
    drawn = inputs(DRAWS)
    hit = noisy(drawn[OPEN] < 0.3, 0.5, 0.05)
    assert deaths(hit, drawn) == deaths(hit, drawn)


def test_the_interval_of_wilson_by_hand():
    # 5 of 10: centre 1/2; half-width z / (1 + z²/n) times the root of 1/40 + z²/400
    assert wilson(5, 10) == pytest.approx((0.236593, 0.763407), abs=1e-6)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(0, 10)[0] == 0.0


def test_a_trial_holds_only_if_dense_and_clear():
    assert Trial(draws=1000, inside=100, hits=200, both=50).holds
    assert not Trial(draws=1000, inside=100, hits=200, both=29).holds  # under 1.5 times
    assert not Trial(draws=1000, inside=5, hits=200, both=2).holds  # within noise
    assert Trial(draws=10, inside=0, hits=2, both=0).p_value == 1.0
    # Two of two at a rate of one half.
    assert Trial(draws=4, inside=2, hits=2, both=2).p_value == pytest.approx(0.25)


def test_a_run_tells_it_of_every_option_but_the_reference():
    summary, found, _ = finished()
    told = summary.backfires
    assert told.draws == summary.draws
    assert set(told.strategies) == set(found.strategies) - {"continue"}
    for records in told.strategies.values():
        assert set(records) == {"value", "extra_deaths", "splits"}
        for record in records.values():
            assert record is None or 0.0 <= record.rate <= 1.0
