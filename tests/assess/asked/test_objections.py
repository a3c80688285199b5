"""What keeps an answer from being one, each on a question made by hand."""

import numpy as np
import pytest
from tests.assess.asked.made import question
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.asked.objections import objections_to
from detente.assess.asked.rules import NEEDED
from detente.assess.audits.record import Dominance, Tried
from detente.assess.worlds.record import AssumedHere

OPTION = next(one for one in example().settings.strategies if one.id == "unconditional")
RULE = next(one for one in example().settings.strategies if one.engage == "rule")
BOTH = ("settlement", "table_max")


def audited(**changes):
    """Return audits that object to nothing, but for the changes."""
    found = finished()[0].audits
    unmoved = found.leverage.model_copy(update={"assumed": False})
    worlds = AssumedHere(**{**found.worlds.model_dump(), "options": {}, "levers": []})
    tried = found.unsourced.model_copy(update={"tried": []})
    plain = {"leverage": unmoved, "worlds": worlds, "unsourced": tried, "dominance": []}
    return found.model_copy(update={**plain, **changes})


def basis(**tested):
    """Return what judgements rest on, nothing tested but for these."""
    return {
        name: one.model_copy(update={"tested": tested.get(name, "untested")})
        for name, one in finished()[0].basis.items()
    }


def objected(asked, *, option=OPTION, audits=None, tested=None):
    return objections_to(asked, option, finished()[1], audits or audited(), tested or basis())


def clear(part=0.5, draws=400):
    return question({"none": np.full(draws, part)})


def test_nothing_is_objected_where_nothing_is_found():
    found = objected(clear())
    assert (found.empty, found.unmoved, found.assumed) == (None, False, None)
    assert (found.one_input, found.unskilled) == (None, None)


def test_an_option_by_rule_that_picks_nobody_is_empty():
    _, rows, _ = finished()
    outputs = {**rows.outputs, "aims": np.zeros_like(rows.outputs["aims"])}
    nobody = type(rows)(rows.strategies, outputs, rows.inputs)
    found = objections_to(clear(), RULE, nobody, audited(), basis())
    assert found.empty == 1.0
    none = next(one for one in example().settings.strategies if one.id == "none")
    assert objections_to(clear(), none, nobody, audited(), basis()).empty is None


def test_an_order_that_no_evidence_moves_is_objected():
    leverage = finished()[0].audits.leverage.model_copy(update={"assumed": True})
    assert objected(clear(), audits=audited(leverage=leverage)).unmoved


def flagged(metric, option="it"):
    row = Dominance(
        option=option, metric=metric, p_better=0.4, p_worse=0.0, flagged=True, one_sided=False
    )
    return audited(dominance=[row])


def test_a_flagged_metric_with_most_of_the_difference_is_named():
    gap = np.stack([np.full(400, 0.01), np.full(400, 0.3)], axis=1)
    asked = question({"none": gap}, metrics=BOTH)
    metric, part = objected(asked, audits=flagged("table_max")).assumed
    assert metric == "table_max"
    assert part == pytest.approx(0.3 / 0.31)
    assert objected(asked, audits=flagged("settlement")).assumed is None  # a small part


def test_a_flagged_metric_without_which_the_answer_is_the_same_is_no_objection():
    gap = np.stack([np.full(400, 0.2), np.full(400, 0.3)], axis=1)
    asked = question({"none": gap}, metrics=BOTH)
    assert objected(asked, audits=flagged("table_max")).assumed is None
    assert objected(asked, audits=flagged("table_max", option="another")).assumed is None


def test_with_no_other_metric_what_is_flagged_is_all_there_is():
    assert objected(clear(), audits=flagged("settlement")).assumed == ("settlement", 1.0)


def one_number(claim=False):
    tried = Tried(inputs=["pace"], party=None, share=0.2, claim=claim)
    return audited(unsourced=finished()[0].audits.unsourced.model_copy(update={"tried": [tried]}))


def test_an_input_without_a_claim_that_turns_the_answer_is_named():
    pace = np.linspace(0.0, 1.0, 1000)
    gap = np.where(pace < 0.19, -0.5, 0.5)  # yes in four draws of five, no in the lowest fifth
    inputs, part = objected(question({"none": gap}, pace=pace), audits=one_number()).one_input
    assert (inputs.inputs, inputs.party) == (["pace"], None)
    assert part == pytest.approx(0.2, abs=0.01)
    assert objected(question({"none": gap}, pace=pace), audits=one_number(True)).one_input is None


def test_luck_alone_turns_no_answer():
    rng = np.random.default_rng(3)
    gap = np.where(rng.random(1000) < 0.805, 0.5, -0.5)
    asked = question({"none": gap}, pace=rng.random(1000))
    assert objected(asked, audits=one_number()).one_input is None


@pytest.mark.parametrize(("draws", "untried"), [(NEEDED // 4 - 20, True), (NEEDED // 4, False)])
def test_too_few_draws_to_try_an_input_are_an_objection_of_their_own(draws, untried):
    asked = question({"none": np.full(draws, 0.5)}, pace=np.linspace(0.0, 1.0, draws))
    found = objected(asked, audits=one_number())
    assert (found.one_input, found.untried) == (None, untried)
    assert not objected(asked, audits=one_number(claim=True)).untried
    assert not objected(asked).untried


def test_an_input_that_is_seen_to_turn_the_answer_comes_before_those_not_tried():
    pace = np.linspace(0.0, 1.0, 1000)
    gap = np.where(pace < 0.19, -0.5, 0.5)
    known = question({"none": gap}, pace=pace)
    assert not objected(known, audits=one_number()).untried


def test_a_metric_that_loses_to_a_simple_rule_is_named():
    gap = np.stack([np.full(400, 0.1), np.full(400, 0.3)], axis=1)
    asked = question({"none": gap}, metrics=BOTH)
    metric, part = objected(asked, tested=basis(table="lost")).unskilled
    assert (metric, part) == ("table_max", pytest.approx(0.75))
    assert objected(asked, tested=basis(table="won")).unskilled is None
    assert objected(asked, tested=basis(deal="lost")).unskilled is None  # a quarter of it
    assert objected(asked).unskilled is None  # what was never scored does not count as losing


def test_options_that_random_worlds_put_on_one_side_are_assumed():
    assumed = [{"option": "all", "measure": "value", "how": "above no contact", "share": 0.9}]
    found = audited().worlds
    worlds = AssumedHere(**{**found.model_dump(), "options": {"it": assumed}})
    assert objected(clear(), audits=audited(worlds=worlds)).assumed == ("value", 1.0)
    even = question({"none": np.concatenate([np.full(200, 0.5), np.full(200, -0.5)])})
    assert objected(even, audits=audited(worlds=worlds)).assumed is None  # it cannot tell anyhow
