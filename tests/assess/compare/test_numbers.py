"""Main numbers of two runs: equal to a direct computation, paired where the luck is shared."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.compare.pairs_of_runs import DRAWS, made, with_settings

from detente.assess.compare.numbers import Sample, matched, option_pairs
from detente.assess.compare.record import Headline, Pair
from detente.assess.options.metrics import deaths_key
from detente.runs.draws import Rows

OPTION = "selective"
METRICS = ("settlement", "holdout_contact", "table_max")


def sample(kind: str) -> Sample:
    return Sample.of(made(kind))


def column(kind: str, name: str, option: str = OPTION) -> np.ndarray:
    """Return a column as the run wrote it, without the code under test."""
    run = made(kind)
    options = [one.id for one in run.case.settings.strategies]
    return np.asarray(run.folder.read_columns("chunks")[name])[
        options.index(option) :: len(options)
    ]


def planted(values: dict[str, list[float]], base: Sample) -> Sample:
    """Return a sample of the base run with other numbers of one option, as many as are given."""
    count = len(next(iter(values.values())))
    rows = base.rows.first(count)
    place, every = rows.strategies.index(OPTION), len(rows.strategies)
    outputs = dict(rows.outputs)
    for name, numbers in values.items():
        outputs[name] = np.array(outputs[name], dtype=np.float64)
        outputs[name][place::every] = numbers
    return replace(base, rows=Rows(rows.strategies, outputs, rows.inputs))


@pytest.mark.parametrize("metric", METRICS)
def test_paired_numbers_equal_a_direct_computation_from_the_columns(metric):
    draws, a, b = matched(sample("base"), sample("changed"))
    assert (draws.pairing, draws.a, draws.b) == ("paired", DRAWS, DRAWS)
    pair = option_pairs(a, b, OPTION, "paired").numbers[metric]
    before, after = column("base", metric), column("changed", metric)
    moved = after - before
    assert pair.a == pytest.approx(before.mean(), abs=1e-6)
    assert pair.b == pytest.approx(after.mean(), abs=1e-6)
    assert pair.difference == pytest.approx(moved.mean(), abs=1e-6)
    assert pair.error == pytest.approx(moved.std() / DRAWS**0.5, abs=1e-6)


def test_deaths_are_counted_from_the_reference_option_of_each_run():
    _, a, b = matched(sample("base"), sample("changed"))
    pair = option_pairs(a, b, OPTION, "paired").numbers["extra_deaths"]
    before, after = (
        column(kind, "toll") - column(kind, "toll", "continue") for kind in ("base", "changed")
    )
    moved = after - before
    assert np.abs(moved).max() > 0.0  # the changed row matters
    assert pair.difference == pytest.approx(moved.mean(), abs=1e-6)
    assert pair.error == pytest.approx(moved.std() / DRAWS**0.5, abs=1e-6)
    assert pair.unit == "months of the present toll"


def test_the_mean_of_a_value_is_that_of_the_ranking():
    _, a, b = matched(sample("base"), sample("changed"))
    pair = option_pairs(a, b, OPTION, "paired").numbers["value"]
    ranked = [made(kind).summary.ranking.strategies[OPTION].mean for kind in ("base", "changed")]
    assert [pair.a, pair.b] == pytest.approx(ranked, abs=1e-6)


def test_other_seeds_are_compared_without_pairs():
    draws, a, b = matched(sample("base"), sample("seeded"))
    assert draws.pairing == "other_seed"
    pair = option_pairs(a, b, OPTION, draws.pairing).numbers["table_max"]
    before, after = column("base", "table_max"), column("seeded", "table_max")
    apart = np.sqrt(before.var() / DRAWS + after.var() / DRAWS)
    assert pair.difference == pytest.approx(after.mean() - before.mean(), abs=1e-6)
    assert pair.error == pytest.approx(apart, abs=1e-6)


def test_a_shorter_run_is_paired_with_the_first_draws():
    draws, a, _ = matched(sample("base"), sample("shorter"))
    assert (draws.pairing, draws.a, draws.b) == ("paired", DRAWS // 2, DRAWS // 2)
    assert a.numbers.tolist() == list(range(DRAWS // 2))


def test_draws_or_inputs_that_are_not_shared_are_not_paired():
    a = sample("base")
    later = a.kept(np.arange(8, DRAWS))
    assert matched(a.kept(np.arange(8)), later)[0].pairing == "nothing_shared"
    bare = replace(a, rows=Rows(a.rows.strategies, a.rows.outputs, {"draw": a.numbers}))
    assert matched(a, bare)[0].pairing == "nothing_shared"


def test_a_sample_beside_itself_has_no_difference():
    a = sample("base")
    for option in a.rows.strategies:
        pairs = option_pairs(a, a, option, "paired")
        assert list(pairs.numbers) == list(get_args(Headline))
        assert {(one.difference, one.error, one.reading) for one in pairs.numbers.values()} == {
            (0.0, 0.0, "same")
        }


numbers = st.lists(st.floats(-5.0, 5.0), min_size=12, max_size=12)


@settings(max_examples=25)
@given(first=numbers, second=numbers, pairing=st.sampled_from(["paired", "other_seed"]))
def test_the_other_way_round_every_difference_has_the_other_sign(first, second, pairing):
    base = sample("base")
    a, b = planted({"table_max": first}, base), planted({"table_max": second}, base)
    there = option_pairs(a, b, OPTION, pairing).numbers["table_max"]
    back = option_pairs(b, a, OPTION, pairing).numbers["table_max"]
    assert (there.a, there.b) == (back.b, back.a)
    assert there.difference == -back.difference
    assert there.error == back.error
    turned = {"higher": "lower", "lower": "higher", "noise": "noise", "same": "same"}
    assert there.reading == turned[back.reading]


@pytest.mark.parametrize(
    ("after", "reading"),
    [
        ([0.0] * 12, "same"),
        ([1.0] * 12, "higher"),
        ([-1.0] * 12, "lower"),
        ([1.0] * 4 + [0.0] * 8, "higher"),  # mean 0.333, error 0.136
        ([1.0] * 3 + [0.0] * 9, "noise"),  # mean 0.25, error 0.125: exactly two errors
        ([1.0], "noise"),  # one draw has no error
    ],
)
def test_two_errors_are_noise(after, reading):
    base = sample("base")
    a = planted({"table_max": [0.0] * len(after)}, base)
    b = planted({"table_max": after}, base)
    assert option_pairs(a, b, OPTION, "paired").numbers["table_max"].reading == reading


def test_draws_without_a_number_are_left_out_of_both():
    base = sample("base")
    gap = float("nan")
    a = planted({"table_max": [1.0, gap, 1.0, 5.0]}, base)
    b = planted({"table_max": [2.0, 9.0, 2.0, gap]}, base)
    pair = option_pairs(a, b, OPTION, "paired").numbers["table_max"]
    assert (pair.a, pair.b, pair.difference) == (1.0, 2.0, 1.0)
    never = planted({"table_max": [gap, 1.0, gap, gap]}, base)
    assert option_pairs(a, never, OPTION, "paired").missing == {"table_max": "no_draws"}
    assert isinstance(option_pairs(a, never, OPTION, "other_seed").numbers["table_max"], Pair)


def test_a_number_that_one_run_lacks_is_not_compared():
    a = sample("base")
    b = replace(a, case=with_settings(a.case, objectives=[]))
    assert option_pairs(a, b, OPTION, "paired").missing == {"value": "only_a"}
    assert option_pairs(b, a, OPTION, "paired").missing == {"value": "only_b"}
    both = option_pairs(b, b, OPTION, "paired")
    assert not both.missing
    assert "value" not in both.numbers


def test_deaths_in_other_units_are_not_compared():
    a = sample("base")
    key = str(deaths_key(a.case))
    inputs = {**a.rows.inputs, key: np.full(DRAWS, 100.0)}
    b = replace(a, rows=Rows(a.rows.strategies, a.rows.outputs, inputs))
    assert option_pairs(a, b, OPTION, "paired").missing == {"extra_deaths": "other_unit"}


def test_other_objectives_and_another_reference_are_said():
    a = sample("base")
    first, *rest = a.case.settings.objectives
    wider = [first.model_copy(update={"best": 2.0}), *rest]
    b = replace(a, case=with_settings(a.case, objectives=wider))
    assert option_pairs(a, b, OPTION, "paired").numbers["value"].caveat == "other_objectives"
    options = [
        one.model_copy(update={"reference": one.id == "none"}) for one in a.case.settings.strategies
    ]
    c = replace(a, case=with_settings(a.case, strategies=options))
    numbers = option_pairs(a, c, OPTION, "paired").numbers
    assert numbers["extra_deaths"].caveat == "other_reference"
    assert numbers["settlement"].caveat is None
