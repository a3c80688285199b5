"""Input columns as steps: every column of a run leads to sources or assumptions."""

import re

import numpy as np
import pytest
from tests.assess.explain.example_run import ends, example_run
from tests.ensemble.planted import example

from detente.assess.explain.case_steps import CaseSteps
from detente.assess.explain.inputs import InputSteps, used_by
from detente.assess.explain.trace import Context
from detente.vocabulary.input_key import InputKey

STEPS = InputSteps(CaseSteps(example()))


def test_every_input_of_a_run_ends_in_a_source_or_an_assumption():
    keys = [InputKey.parse(name) for name in example_run().rows.inputs if name != "draw"]
    derived = {"origin", "claim", "class", "true_class", "passed"}
    shown = [key for key in keys if key.kind not in derived]
    assert len(shown) > 50
    for key in shown:
        kinds = {e.kind for e in ends(STEPS.node(key))}
        assert kinds <= {"source", "assumption"}, key


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        (
            "assessment|river-wing|performance|talk",
            "input",
            "criterion value of River wing on talk",
        ),
        ("parameter|attendance|no_consent|", "input", "log-odds"),
        ("choice|consent||", "assumption", "leaves open"),
        ("weight|talk", "judgement", "0.3 to 0.6"),
        ("strength|river-wing", "input", "share of the movement's strength"),
    ],
)
def test_each_kind_of_column_has_its_words(name, kind, words):
    found = STEPS.node(InputKey.parse(name))
    assert found.kind == kind
    assert words.lower() in found.text.lower()


def test_a_number_nobody_assessed_names_its_stand_in():
    node = STEPS.node(InputKey.assessment("hill-wing>southland", "willingness"))
    (end,) = list(ends(node))
    assert end.text.startswith("nobody assessed it")


def test_used_by_records_what_a_question_draws():
    assert used_by(example(), 1, lambda i: i.number("southland", "interest", "spillover")) == [
        InputKey.assessment("southland", "interest", "spillover")
    ]


def test_ten_are_shown_and_the_rest_is_summed_up():
    every = [InputKey.parse(name) for name in example_run().rows.inputs if name != "draw"]
    names = [key for key in every if key.kind == "assessment"][:30]
    found = STEPS.nodes(names)
    assert len(found) == 11
    assert found[-1].kind == "others"
    assert found[-1].text == f"{len(names) - 10} other inputs"
    documents = [n.id for n in found[-1].children if n.kind == "source"]
    assert len(documents) == len(set(documents))


def test_the_range_beside_a_number_is_that_of_its_draws():
    """What claims that do not hold do to a number shows in the range that is printed."""
    finished = example_run()
    context = Context(finished)
    shown = 0
    for name, column in finished.rows.inputs.items():
        key = InputKey.parse(name) if name != "draw" else None
        if key is None or key.kind != "assessment" or "river-speaker" in key.subject:
            continue
        low, middle, high = np.quantile(np.asarray(column, dtype=float), (0.1, 0.5, 0.9))
        printed = context.inputs.node(key).text.rsplit("; drawn ", 1)[1]
        parts = re.fullmatch(r"(\S+), in 80 % of draws (\S+) to (\S+)", printed)
        assert parts, printed
        found = [float(word) for word in parts.groups()]
        assert found == pytest.approx([middle, low, high], abs=2e-3, rel=2e-3), name
        shown += 1
    assert shown > 20
