"""A claim is named beside a number only if the number differs without it."""

from dataclasses import replace

from tests.assess.camp_cases import with_leaders
from tests.assess.flip_cases import hanging_case
from tests.ensemble.planted import claim, example, support, table

from detente.assess.evidence.strikes import (
    DRAWS,
    TRIED,
    leading_origins,
    struck,
    struck_camps,
)
from detente.assess.paired import PairedRerun
from detente.engagement.task import EngagementTask
from detente.vocabulary.input_key import InputKey


def test_a_claim_that_carries_the_deal_is_named_and_an_idle_one_is_not():
    task = EngagementTask(hanging_case(), 1)
    found = struck(task, DRAWS, {"deal": ["DECISIVE", "IDLE", "MINOR"], "holdout": ["IDLE"]})
    assert "DECISIVE" in found["deal"]
    assert "IDLE" not in found["deal"]
    assert found["holdout"] == []


def test_every_named_claim_changes_the_number_in_a_rerun_of_its_own():
    case = hanging_case()
    task = EngagementTask(case, 1)
    named = struck(task, DRAWS, {"deal": ["DECISIVE", "IDLE", "MINOR"]})["deal"]
    rerun = PairedRerun(task, DRAWS)
    for one in ("DECISIVE", "IDLE", "MINOR"):
        metrics = rerun.compare(rerun.struck_out(one)).metrics
        changed = any(m["settlement"].delta != 0.0 for m in metrics.values())
        assert (one in named) == changed


def test_nothing_tried_names_nothing():
    assert struck(EngagementTask(example(), 1), 4, {"deal": []}) == {"deal": []}


def test_at_most_five_origins_are_tried_those_with_the_most_weight_first():
    names = [f"N{n}" for n in range(TRIED + 3)]
    numbers = [a for a in example().assessments if a.variable == "position"][: len(names)]
    case = replace(
        example(),
        claims=table([*example().claims, *(claim(n, 0.5) for n in names)]),
        supports=table([support(n, a.id) for n, a in zip(names, numbers, strict=False)]),
    )
    weights = {
        InputKey.assessment(a.subject, a.variable, a.item or ""): float(n)
        for n, a in enumerate(numbers)
    }
    found = leading_origins(case, weights)
    assert len(found) <= TRIED
    heaviest = names[len(numbers) - 1]
    assert found[0] == heaviest


def test_camps_name_claims_on_criteria_of_what_is_counted():
    case = with_leaders({"alder": (1.0, 2.0), "birch": (8.0, 9.0)})
    case = replace(
        case,
        claims=table([*case.claims, claim("ON", 0.5), claim("OFF", 0.5)]),
        supports=table([support("ON", "x-alder-talk")]),
    )
    assert struck_camps(EngagementTask(case, 1), DRAWS) == ["ON"]
