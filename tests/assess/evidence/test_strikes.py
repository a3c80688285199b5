"""A claim is named beside a number only if the number differs without it."""

from dataclasses import replace

import numpy as np
from tests.assess.camp_cases import with_leaders
from tests.assess.flip_cases import hanging_case
from tests.ensemble.planted import claim, example, support, table

from detente.assess.evidence.strikes import (
    DRAWS,
    TRIED,
    leading_origins,
    struck,
    struck_camps,
    weights_of_rounds,
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


def with_rows_resting_on(*names: str):
    """Return the example, its rows of rounds resting on claims of their own."""
    parts = [
        p.model_copy(update={"claims": [names[n % len(names)]]})
        for n, p in enumerate(example().rounds)
    ]
    known = [*example().claims, *(claim(name, 0.5) for name in names)]
    return replace(example(), claims=table(known), rounds=table(parts))


def test_origins_behind_rows_of_rounds_are_weighed_by_what_goes_with_them():
    case = with_rows_resting_on("R0", "R1")
    rows = PairedRerun(EngagementTask(case, 1), 64).rows
    drawn = rows.inputs["origin|R0"].astype(float)
    found = weights_of_rounds(case, rows, drawn)
    assert found["R0"] == max(found.values()) == 1.0
    assert weights_of_rounds(case, rows, None) == {}
    assert weights_of_rounds(case, rows, np.ones(64)) == {}
    assert leading_origins(case, {}, found)[0] == "R0"


def test_rows_that_move_the_table_are_named_beside_it():
    """A claim of a row was never tried: it feeds no input, only what is observed."""
    case = with_rows_resting_on("R0", "R1")
    task = EngagementTask(case, 1)
    rerun = PairedRerun(task, DRAWS)
    moved = [
        name
        for name in ("R0", "R1")
        if any(
            m["table_max"].delta != 0.0
            for m in rerun.compare(rerun.struck_out(name)).metrics.values()
        )
    ]
    tried = leading_origins(case, {}, {"R0": 0.2, "R1": 0.1})
    assert tried == ["R0", "R1"]
    assert sorted(struck(task, DRAWS, {"table": tried})["table"]) == moved
