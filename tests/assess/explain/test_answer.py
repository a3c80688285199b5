"""From any number down to sources and assumptions."""

import random
import re

import numpy as np
import pytest
from tests.assess.explain.example_run import content, ends, every, example_run, numbers
from tests.assess.flip_cases import hanging_case
from tests.assess.runs import plan

from detente.assess.explain.answer import explain, statistical
from detente.assess.explain.trace import Context, Series
from detente.assess.run import run
from detente.errors import UnknownNameError
from detente.runs.finished import FinishedRun

FEW = 60


def test_numbers_drawn_by_lot_end_in_sources_and_assumptions():
    pointers = random.Random(5).sample(list(numbers(content(example_run()))), FEW)
    for pointer in pointers:
        found = example_run().explain(pointer)
        assert found.chain, pointer
        kinds = {e.kind for node in found.chain for e in ends(node)}
        assert kinds <= {"source", "assumption"}, pointer
        assert found.origin in {"evidence", "judgement", "default", "record", "mixed"}


def test_above_the_inputs_links_are_statistical_and_below_exact():
    found = example_run().explain("/strategies/coercion/extra_deaths/p50")
    (metric,) = found.chain
    inputs = [n for n in metric.children if n.link == "statistical"]
    assert 2 <= len(inputs) <= 11
    shares = [n.sensitivity for n in inputs[:-1]]
    assert shares == sorted(shares, reverse=True)
    noise = float(re.search(r"only those above (0\.\d+), which noise reaches", metric.text)[1])
    assert min(shares) >= noise
    assert inputs[-1].kind == "others"
    below = [n for one in inputs for child in one.children for n in every(child)]
    assert {n.link for n in below} == {"exact"}
    assert metric.children[0].kind == "mechanism"
    assert metric.children[0].id == "balance"


@pytest.mark.slow
def test_the_input_that_carries_the_number_leads(tmp_path):
    """What DECISIVE says alone makes the river wing a partner: it leads the number of targets."""
    made = run(hanging_case(), tmp_path / "run", plan(draws=512)).folder.path
    pointer = "/contacts/factions/selective/river-wing/unofficial"
    (metric,) = explain(FinishedRun.at(made), pointer).chain
    first = next(n for n in metric.children if n.link == "statistical")
    assert first.id == "assessment|river-wing|stance|drugs"
    assert "DECISIVE" in {n.id for n in every(first)}
    assert first.sensitivity > 0.1


def test_a_number_that_never_varies_says_so():
    found = example_run().explain("/against_reference/continue/settlement/mean")
    assert "the same value in all" in found.chain[0].text
    assert found.value == 0.0


def series_of(values) -> tuple[str, list]:
    """Return what is said of a number, and the inputs ranked below it."""
    context = Context(example_run())
    values = np.asarray(values, dtype=np.float64)
    node = statistical(context, Series("a number", values, ()))
    return node.text, [n for n in node.children if n.kind != "others"]


@pytest.mark.parametrize("events", [1, 29])
def test_with_few_events_no_input_is_ranked_and_the_count_is_told(events):
    text, inputs = series_of(np.arange(256) < events)
    assert f"cannot tell which inputs matter: all but {events} draws have the same value" in text
    assert "at least 30 others are needed" in text
    assert inputs == []


def test_noise_is_not_ranked():
    ranked = 0
    for seed in range(20):
        text, inputs = series_of(np.random.default_rng(seed).random(256))
        ranked += bool(inputs)
        assert inputs or "no input stands out from noise" in text
    assert ranked <= 4  # one in 20 expected


def test_an_input_that_carries_the_number_is_ranked_first_and_alone():
    columns = example_run().rows.inputs
    name = next(n for n in columns if n.startswith("parameter|"))
    _, inputs = series_of(np.asarray(columns[name]) * 3.0)
    assert inputs[0].id == name
    assert inputs[0].sensitivity > 0.9


def test_pointers_may_leave_out_the_first_slash_and_escape():
    assert explain(example_run(), "draws").value == 256
    assert example_run().explain("/draws").number == "/draws"
    with pytest.raises(UnknownNameError, match="has no 'a/b'"):
        example_run().explain("/strategies/a~1b")


@pytest.mark.parametrize(
    ("pointer", "message"),
    [
        ("/strategis/none", "did you mean"),
        ("/strategies/nobody/settlement", "has no 'nobody' at '/strategies'; allowed: none"),
        ("/strategies/none", "is not a single number; add one key to the pointer"),
        ("/strategies/none/settlement/p10", "a single value"),
        ("/attendance/observed/99", "has no '99'"),
        ("", "has no ''"),
    ],
)
def test_what_is_no_number_gets_a_clear_answer(pointer, message):
    with pytest.raises(UnknownNameError, match=message):
        example_run().explain(pointer)


def test_the_same_run_gives_the_same_chain():
    pointer = "/ranking/strategies/selective/mean"
    one = example_run().explain(pointer).model_dump_json()
    assert explain(FinishedRun.at(example_run().folder.path), pointer).model_dump_json() == one
    assert "objective|holdout_contact" in one
