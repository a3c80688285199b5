"""Inputs without a claim, and those that numbers vary with most."""

import numpy as np
from tests.assess.audits.reruns import rerun
from tests.ensemble.planted import assessment, claim, planted, support

from detente.assess.audits.weak.candidates import Candidate, candidates, leading
from detente.engagement.task import EngagementTask
from detente.vocabulary.input_key import InputKey

CASE, INPUTS = rerun().task.case, rerun().base.inputs
PAIRS = (("capital", "river-wing"), ("river-wing", "capital"), ("hill-wing", "capital"))
LUCK = np.random.Generator(np.random.PCG64(5))


def test_numbers_with_a_claim_and_draws_of_the_record_do_not_count():
    names = {str(key) for one in candidates(CASE, INPUTS) for key in one.keys}
    assert "assessment|river-wing|performance|talk" not in names
    assert "parameter|terms|record_deal|" not in names
    assert "parameter|talks|talk0|" not in names  # a draw of the record
    assert "parameter|terms|pace|" in names


def test_trust_of_and_in_the_government_is_tried_together_in_any_case():
    rows = [
        assessment(f"t{n}", 0.1, 0.2, 0.3, subject=a, object=b, variable="trust")
        for n, (a, b) in enumerate(PAIRS)
    ]
    case = planted(assessments=rows, claims=[claim("said", 0.9)], supports=[support("said", "t2")])
    inputs = EngagementTask(case, 1).prepare(0, 8).inputs
    (found,) = (
        one for one in candidates(case, inputs) if one.always and one.keys[0].variable == "trust"
    )
    own = {key.subject for key in found.keys}
    assert {"capital>river-wing", "river-wing>capital"} <= own
    assert "hill-wing>capital" not in own
    assert found.party == "capital"


def planted_inputs():
    """Return inputs, and a number that follows one parameter closely and one number weakly."""
    talks = [InputKey.parameter("talks", name) for name in ("t_will", "t_mhs", "t_press")]
    costs = [InputKey.assessment(name, "war-cost") for name in ("capital", "river-wing")]
    inputs = {str(key): LUCK.uniform(size=2_000) for key in [*talks, *costs]}
    strong, weak = inputs[str(talks[1])], inputs[str(costs[1])]
    number = ((strong > 0.5) & (weak + LUCK.uniform(size=2_000) > 0.5)).astype(float)
    found = [Candidate((key,), claim=False) for key in [*talks, *costs]]
    return found, inputs, number


def tried(found):
    """Return the subject and the variable of each first input."""
    return [f"{one.keys[0].subject} {one.keys[0].variable}" for one in found]


def test_parameters_and_numbers_share_the_places():
    found, inputs, number = planted_inputs()
    own = leading(found, inputs, [number], 2)
    assert tried(own) == ["talks t_mhs", "river-wing war-cost"]
    assert own[0].share > 0.5
    assert len(leading(found, inputs, [number], 4)) == 4


def test_what_is_tried_always_comes_first():
    found, inputs, number = planted_inputs()
    own = leading([found[0]._replace(always=True), *found[1:]], inputs, [number], 2)
    assert tried(own) == ["talks t_will", "river-wing war-cost"]


def test_an_event_that_never_happens_follows_nothing():
    found, inputs, number = planted_inputs()
    assert leading(found, inputs, [0.0 * number], 3) == []
