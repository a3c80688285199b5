"""The same bits however the draws are cut, and the same luck under every strategy."""

from dataclasses import replace

import numpy as np
import pytest
from tests.ensemble.planted import copied, example

from detente.case.reading.read import read_case
from detente.engagement.task import KEPT, EngagementTask
from detente.ensemble.chunks import ranges
from detente.ensemble.executors import run_chunks
from detente.ensemble.store import columns_digest

DRAWS = 40


PARTS = ("outputs", "inputs", "months")


def whole(case, seed=1, off=frozenset(), draws=DRAWS):
    chunk = EngagementTask(case, seed, frozenset(off))(0, draws)
    return tuple(getattr(chunk, part) for part in PARTS)


def by_strategy(case, columns):
    names = [s.id for s in case.settings.strategies]
    return {
        name: {key: values[place :: len(names)] for key, values in columns.items()}
        for place, name in enumerate(names)
    }


@pytest.mark.parametrize(("size", "workers"), [(1, 2), (7, 1), (7, 2), (1000, 2)])
def test_any_chunk_size_and_worker_count_give_the_same_bits(size, workers):
    task = EngagementTask(example(), 1)
    chunks = list(run_chunks(task, ranges(DRAWS, size), executor="threads", workers=workers))
    chunks.sort(key=lambda chunk: chunk.first)
    for part, expected in zip(PARTS, whole(example()), strict=True):
        pieces = [getattr(chunk, part) for chunk in chunks]
        joined = {name: np.concatenate([piece[name] for piece in pieces]) for name in expected}
        assert columns_digest(joined) == columns_digest(expected)


def test_another_seed_moves_outputs_and_inputs():
    first, second = whole(example()), whole(example(), seed=2)
    assert all(columns_digest(a) != columns_digest(b) for a, b in zip(first, second, strict=True))


def test_rows_are_draws_times_strategies():
    outputs, inputs, months = whole(example())
    strategies, horizon = len(example().settings.strategies), example().settings.horizon_months
    assert outputs["draw"].tolist() == [n for n in range(DRAWS) for _ in range(strategies)]
    assert outputs["strategy"].tolist() == list(range(strategies)) * DRAWS
    assert inputs["draw"].tolist() == list(range(DRAWS))
    assert {values.size for values in outputs.values()} == {DRAWS * strategies}
    assert {values.size for values in inputs.values()} == {DRAWS}
    assert {values.size for values in months.values()} == {DRAWS * strategies * horizon}


def test_strategies_that_do_the_same_lead_to_the_same():
    """Whatever a strategy is called."""
    case = example()
    (plan,) = (s for s in case.settings.strategies if s.id == "unconditional")
    twin = plan.model_copy(update={"id": "twin", "title": "Twin", "description": "The same."})
    both = case.settings.model_copy(update={"strategies": [plan, twin]})
    case = replace(case, settings=both)
    outputs, _, months = whole(case)
    for found in (by_strategy(case, outputs), split(case, months)):
        for name, values in found["unconditional"].items():
            if name != "strategy":
                assert np.array_equal(values, found["twin"][name], equal_nan=True), name


def split(case, columns):
    """Split the months by strategy."""
    return {
        s.id: {name: values[columns["strategy"] == n] for name, values in columns.items()}
        for n, s in enumerate(case.settings.strategies)
    }


def test_force_matters_where_nothing_else_differs():
    """`none` and `coercion` differ in force only; whom the convenor meets does not."""
    found = by_strategy(example(), whole(example())[0])
    none, coercion = found["none"], found["coercion"]
    assert (none["toll"] != coercion["toll"]).any()
    for name in none:
        if name.startswith("engaged."):
            assert np.array_equal(none[name], coercion[name])


def test_strategies_that_differ_lead_elsewhere():
    found = by_strategy(example(), whole(example())[0])
    assert (found["none"]["engaged.hill-wing"] != found["unconditional"]["engaged.hill-wing"]).any()


def test_leaving_a_strategy_out_moves_no_other():
    case = example()
    settings = case.settings.model_copy(update={"strategies": case.settings.strategies[3:]})
    fewer = replace(case, settings=settings)
    before, after = (by_strategy(c, whole(c)[0]) for c in (case, fewer))
    for name, columns in after.items():
        for key, values in columns.items():
            if key != "strategy":
                assert np.array_equal(values, before[name][key], equal_nan=True)


QUIET = ("balance", "talks", "terms", "joining", "deal_life", "exclusion")


def test_switching_attendance_off_touches_no_contact_of_the_convenor():
    """Rounds open powers' contacts, not the convenor's; so only luck could carry a difference."""
    on, off = (whole(example(), off=(*QUIET, *o))[0] for o in ((), ("attendance",)))
    for key in ("engaged.river-wing", "engaged.hill-wing", "contact.northland", "left"):
        assert np.array_equal(on[key], off[key])
    assert on["rounds"].any()
    assert not off["rounds"].any()


def test_switching_contact_off_touches_no_input_and_no_round():
    """A convenor that is in contact may leave for good; without that, rounds are held alike."""
    on, off = (whole(example(), off=(*QUIET, *off)) for off in ((), ("contact",)))
    assert columns_digest(on[1]) == columns_digest(off[1])
    stayed = on[0]["left"] == 0.0
    assert 0.8 < stayed.mean() < 1.0
    assert np.array_equal(on[0]["rounds"][stayed], off[0]["rounds"][stayed])
    for strategy in by_strategy(example(), off[0]).values():
        assert np.isin(strategy["engaged.river-wing"], [0.0, 2.0]).all()


def test_a_group_that_is_no_faction_is_never_a_partner():
    outputs, inputs, _ = whole(example())
    for name in (*outputs, *inputs):
        assert "black-band" not in name or name.startswith("presence|")


def test_factions_of_another_movement_are_no_partners(tmp_path):
    rows = "other,Other,movement,,,,,,,\nother-wing,Its wing,faction,other,,,,,,\n"
    case = read_case(copied(tmp_path, actors=rows))
    assert "engaged.other-wing" not in whole(case, draws=2)[0]


def test_meeting_a_factions_leader_is_contact_with_it(tmp_path):
    tie = "r-north-river,northland,river-wing,,contact"
    other = tie.replace("river-wing", "river-speaker")
    case = read_case(copied(tmp_path, relations=[(tie, other)]))
    found = by_strategy(case, whole(case)[0])["continue"]
    assert found["engaged.river-wing"].any()


def test_a_task_is_a_pure_function_of_its_range():
    task = EngagementTask(example(), 3)
    first, again = task(5, 4), task(5, 4)
    assert columns_digest(first.outputs) == columns_digest(again.outputs)
    assert columns_digest(first.inputs) == columns_digest(again.inputs)
    assert columns_digest(first.months) == columns_digest(again.months)


def test_consensus_by_hand():
    """Share of moving powers with open contact, or admitted contact of any level."""
    outputs, *_ = whole(example(), draws=200)
    powers = ("southland", "eastland")  # convenor and government do not count
    shown = sum(
        ((outputs[f"contact.{p}"] == 3.0) | (outputs[f"admitted.{p}"] == 1.0)).astype(float)
        for p in powers
    )
    assert outputs["consensus"] == pytest.approx(shown / len(powers))
    assert outputs["consensus"].any()


@pytest.mark.parametrize(
    ("first", "count", "kept"),
    [(0, 40, 40), (190, 20, 10), (199, 1, 1), (200, 5, 0), (1000, 3, 0)],
)
def test_months_of_the_first_draws_of_a_run_are_kept(first, count, kept):
    assert KEPT == 200
    found = EngagementTask(example(), 1)(first, count).months
    assert np.unique(found["draw"]).tolist() == list(range(first, first + kept))
    each = len(example().settings.strategies) * example().settings.horizon_months
    assert {values.size for values in found.values()} == {kept * each}


@pytest.mark.parametrize("size", [7, 90, 1000])
def test_months_kept_do_not_depend_on_the_chunks(size):
    task = EngagementTask(example(), 1)
    pieces = [task(first, count).months for first, count in ranges(210, size)]
    joined = {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}
    expected = task(0, KEPT).months
    assert columns_digest(joined) == columns_digest(expected)


@pytest.mark.parametrize(
    ("off", "column", "neutral"),
    [
        ("balance", "toll", 24.0),  # deaths of the first day, for two years
        ("cooperation", "cooperated.river-wing", 0.0),
        ("response", "moved.river-wing", 0.0),
        ("attendance", "table_max", 0.0),
        ("talks", "talks", 0.0),
        ("terms", "signed", 0.0),
        ("deal_life", "ceasefire", 0.0),
        ("deal_life", "low_activity", 0.0),
        ("exclusion", "splits", 0.0),
        ("exclusion", "attacks", 0.0),
        ("standing", "status_acceptance", 0.0),
    ],
)
def test_a_switched_off_mechanism_writes_its_neutral_value(off, column, neutral):
    on, quiet = (whole(example(), off=o, draws=300)[0][column] for o in ((), (off,)))
    assert (quiet == neutral).all()
    assert (on != neutral).any()


def test_without_the_balance_nobody_wins():
    on, quiet = (whole(example(), off=o, draws=300)[0]["outcome"] for o in ((), ("balance",)))
    assert (on >= 6.0).any()
    assert not (quiet >= 6.0).any()


def test_a_case_may_switch_mechanisms_off_itself():
    case = example()
    model = case.settings.model.model_copy(update={"off": ["attendance"]})
    still = replace(case, settings=case.settings.model_copy(update={"model": model}))
    assert EngagementTask(still, 1).on.tolist() == [1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]
    both = EngagementTask(still, 1, frozenset({"response"}))
    assert both.on.tolist() == [1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1]
    # The level of the record is reckoned with every mechanism on, so it is the same for both.
    for one, other in zip(whole(still), whole(case, off=("attendance",)), strict=True):
        assert columns_digest(one) == columns_digest(other)


def test_switching_a_mechanism_off_moves_no_input():
    _, before, _ = whole(example())
    for off in ("balance", "response", "attendance", "terms", "exclusion"):
        _, after, _ = whole(example(), off=(off,))
        assert columns_digest(after) == columns_digest(before)
