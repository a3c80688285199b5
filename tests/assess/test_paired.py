"""Reruns of the same draws with one thing changed: all else is equal, to the last bit."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from tests.ensemble.planted import claim, example, table

from detente.assess.paired import PairedRerun, counted, each
from detente.engagement.course.parameter_rows import Param
from detente.engagement.task import EngagementTask
from detente.errors import UnknownNameError
from detente.runs.draws import Rows
from detente.vocabulary.input_key import InputKey

FIRST, DRAWS = 5, 24
SET = InputKey("hypothesis", "movement")
MEETS = InputKey("proposition", "northland-meets-front")


@cache
def rerun() -> PairedRerun:
    return PairedRerun(EngagementTask(example(), 1), DRAWS, FIRST)


def differing(rows: Rows) -> set[str]:
    """Return the input columns that are not as drawn."""
    drawn = rerun().rows.inputs
    assert rows.inputs.keys() == drawn.keys()
    return {
        name
        for name, column in rows.inputs.items()
        if not np.array_equal(column, drawn[name], equal_nan=True)
    }


def kinds(rows: Rows) -> set[str]:
    return {InputKey.parse(name).kind for name in differing(rows)}


def is_same(one: Rows, other: Rows) -> bool:
    return all(
        np.array_equal(column, other.outputs[name], equal_nan=True)
        for name, column in one.outputs.items()
    )


def test_the_base_is_the_run_itself():
    chunk = EngagementTask(example(), 1)(FIRST, DRAWS)
    for name, column in chunk.outputs.items():
        np.testing.assert_array_equal(rerun().rows.outputs[name], column)
    for name, column in chunk.inputs.items():
        np.testing.assert_array_equal(rerun().rows.inputs[name], column)


def test_nothing_changed_changes_nothing():
    rows = rerun().changed(rerun().base.batch)
    assert is_same(rows, rerun().rows)
    comparison = rerun().compare(rows)
    assert not comparison.moved.any()
    changes = [c for metrics in comparison.metrics.values() for c in metrics.values()]
    assert changes
    assert all((c.delta, c.error) == (0.0, 0.0) for c in changes)
    assert rerun().first_of(rows) == rerun().first


def test_a_mechanism_frozen_is_the_run_with_the_switch():
    rows = rerun().changed(rerun().base.batch, frozenset({"attendance"}))
    frozen = EngagementTask(example(), 1, frozenset({"attendance"}))(FIRST, DRAWS)
    np.testing.assert_array_equal(rows.outputs["table_max"], frozen.outputs["table_max"])
    assert not is_same(rows, rerun().rows)


def test_draws_undefined_in_either_are_compared_in_neither():
    param = rerun().base.batch.param.copy()
    param[:4, Param.DEATHS_SD] = np.nan
    rows = rerun().changed(rerun().base.batch._replace(param=param))
    comparison = rerun().compare(rows)
    for side in (comparison.before, comparison.after):
        assert list(side.inputs["draw"]) == list(range(FIRST + 4, FIRST + DRAWS))
    assert comparison.moved.shape == (DRAWS - 4, len(rows.strategies))
    assert not comparison.moved.any()


def test_values_move_by_what_the_rerun_is_worth_less_what_the_draws_are():
    rows = rerun().changed(rerun().base.batch, frozenset({"attendance"}))
    comparison = rerun().compare(rows)
    assert comparison.before is rerun().rows
    expected = comparison.values_after.value - rerun().values.value
    np.testing.assert_array_equal(comparison.moved, expected)
    assert comparison.moved.any()


def test_without_objectives_nothing_is_ranked():
    case = example()
    bare = replace(case, settings=case.settings.model_copy(update={"objectives": []}))
    other = PairedRerun(EngagementTask(bare, 1), 2)
    assert other.first is None
    assert other.compare(other.rows).moved is None


def test_an_origin_struck_out_is_never_informative_and_its_claims_never_stand():
    rows = rerun().struck_out("correspondent")
    assert not rows.inputs["origin|correspondent"].any()
    assert rerun().rows.inputs["origin|correspondent"].any()
    assert not rows.inputs["claim|C1"].any()
    assert not kinds(rows) & {"hypothesis", "proposition", "parameter", "choice", "cohesion"}
    assert {n for n in differing(rows) if n.startswith("origin|")} == {"origin|correspondent"}


def test_a_claim_that_bears_on_nothing_leaves_the_outputs_themselves():
    case = replace(example(), claims=table([*example().claims, claim("IDLE", 0.6)]))
    idle = PairedRerun(EngagementTask(case, 1), 8)
    rows = idle.struck_out("IDLE")
    assert rows.outputs is idle.rows.outputs
    assert not rows.inputs["claim|IDLE"].any()


@pytest.mark.parametrize("name", sorted(rerun().rows.inputs.keys() - {"draw"}))
def test_every_input_that_is_drawn_can_be_forced_and_takes_the_values_given(name):
    """Forced to what was drawn, it changes nothing; forced to one value, it has it."""
    key = InputKey.parse(name)
    if key.kind in {"class", "true_class", "passed"}:
        with pytest.raises(UnknownNameError, match="cannot be forced"):
            rerun().forced(key, 0.0)
        return
    drawn = np.asarray(rerun().rows.inputs[name], dtype=np.float64)
    same = rerun().forced(key, drawn)
    assert differing(same) == set()
    assert is_same(same, rerun().rows)
    value = float(drawn.max())
    assert (rerun().forced(key, value).inputs[name] == value).all()


def test_a_forced_number_moves_what_is_read_from_it_and_no_other_input():
    key = InputKey.assessment("capital", "balance")
    rows = rerun().forced(key, 0.99)
    assert differing(rows) == {str(key)}
    assert not is_same(rows, rerun().rows)


@pytest.mark.parametrize("kind", ["parameter", "presence", "tie", "strength"])
def test_what_is_forced_reaches_the_model(kind):
    """For some input of the kind the arrays that the kernels see differ."""
    keys = [InputKey.parse(n) for n in rerun().rows.inputs if n.startswith(f"{kind}|")]
    assert keys
    batches = [
        EngagementTask(example(), 1, forced={str(key): value}).prepare(FIRST, DRAWS).batch
        for key in keys
        for value in (0.5, 1.0)
    ]
    base = rerun().base.batch
    assert any(
        not np.array_equal(changed, drawn, equal_nan=True)
        for batch in batches
        for changed, drawn in zip(batch, base, strict=True)
    )


def test_a_forced_weight_moves_whom_the_convenor_takes_for_what():
    weights = [InputKey.parse(n) for n in rerun().rows.inputs if n.startswith("weight|")]
    moved = set().union(*(kinds(rerun().forced(key, at)) for key in weights for at in (0.0, 1.0)))
    assert {"class", "true_class"} & moved


def test_what_is_drawn_given_a_hypothesis_follows_and_nothing_else():
    rows = rerun().forced(SET, 2.0)
    assert (rows.inputs[str(SET)] == 2).all()
    assert "hypothesis" in kinds(rows)
    assert not kinds(rows) & {"proposition", "choice", "weight", "strength"}
    bound = {n for n in differing(rows) if n.startswith("parameter|")}
    talks = ("t_med", "t_med0", "t_round", "t_press", "appeal_talks", "t_label")
    # The reading is bound to it, and how many groups could talk follows from the reading.
    assert bound <= {"parameter|exclusion|cohesion|", *(f"parameter|talks|{key}|" for key in talks)}


def test_claims_follow_a_forced_proposition():
    rows = rerun().forced(MEETS, 0.0)
    assert not rows.inputs[str(MEETS)].any()
    assert not rows.inputs["claim|C1"].any()  # it reports what is false in every draw
    assert not kinds(rows) & {"hypothesis", "parameter", "choice", "weight", "strength"}


@pytest.mark.parametrize("name", ["assessment|nobody|position|power", "origin|NOBODY"])
def test_an_input_that_the_run_does_not_draw_is_refused(name):
    with pytest.raises(UnknownNameError, match="draws no such input"):
        rerun().forced(InputKey.parse(name), 0.0)


def test_results_come_in_order_whichever_is_first_done():
    calls = []
    squares = each(lambda n: n * n, range(9), 3, lambda: calls.append(1))
    assert squares == [n * n for n in range(9)]
    assert len(calls) == 9


def test_reruns_are_counted():
    seen = []
    done = counted(lambda n, total: seen.append((n, total)), 3)
    done()
    done()
    assert seen == [(1, 3), (2, 3)]
    counted(None, 3)()


def test_a_cut_rerun_is_a_shorter_rerun():
    short, own = rerun().cut(7), PairedRerun(EngagementTask(example(), 1), 7, FIRST)
    assert is_same(short.rows, own.rows)
    for one, other in zip(short.base.batch, own.base.batch, strict=True):
        np.testing.assert_array_equal(one, other)
    assert is_same(short.changed(short.base.batch), own.rows)
    np.testing.assert_array_equal(short.values.value, rerun().values.value[:7])
    assert rerun().cut(DRAWS) is rerun()


def test_known_results_are_not_run_again():
    known = rerun().rows
    assert PairedRerun(EngagementTask(example(), 1), DRAWS, FIRST, rows=known).rows is known
