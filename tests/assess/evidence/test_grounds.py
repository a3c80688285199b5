"""Grounds of inputs, and the claims that each is read from."""

from dataclasses import replace

import pytest
from tests.ensemble.planted import example, planted, support, table, tie

from detente.assess.evidence.grounds import claims_behind, ground_of, ground_of_input
from detente.ensemble.numbers import input_key
from detente.vocabulary.input_key import InputKey


def test_without_supports_a_claimed_number_is_judgement():
    bare = replace(example(), supports=table([]))
    before, after = ground_of(example()), ground_of(bare)
    supported = [key for key, ground in before.items() if ground == "evidence"]
    assert supported
    assert {after[key] for key in supported} == {"judgement"}


def test_where_an_issue_stands_is_stated_by_the_case_and_not_assumed():
    issue, *others = example().settings.issues
    key = InputKey.choice(f"status-quo-{issue.id}")
    for claims, ground in (([], "judgement"), (["C1"], "evidence")):
        issues = [issue.model_copy(update={"claims": claims}), *others]
        settings = example().settings.model_copy(update={"issues": issues})
        stated = ground_of(replace(example(), settings=settings))
        assert ground_of_input(key, stated, {}) == ground
    assert ground_of_input(InputKey.choice("luck"), stated, {}) == "assumption"


def test_a_placeholder_stays_one_whatever_supports_it():
    placeholders = [a for a in example().assessments if a.status == "placeholder"]
    rows = [*example().supports, *(support("C1", a.id) for a in placeholders)]
    found = ground_of(replace(example(), supports=table(rows)))
    assert sum(ground == "placeholder" for ground in found.values()) == 2


def test_a_tie_names_its_own_claims_and_those_that_support_it():
    case = planted(
        relations=[tie("t", claims=["C1"])], claims=example().claims, supports=[support("C3", "t")]
    )
    assert claims_behind(case)[InputKey.tie("t", "contact")] == ["C1", "C3"]


def test_who_said_it_moves_no_number_and_is_no_claim_behind_it():
    number = next(a for a in example().assessments if not a.is_placeholder)
    only = replace(example(), supports=table([support("C1", number.id, "attribution")]))
    key = input_key(number)
    assert ground_of(only)[key] == "judgement"
    assert claims_behind(only)[key] == []
    both = [*only.supports, support("C3", number.id)]
    assert claims_behind(replace(only, supports=table(both)))[key] == ["C3"]


@pytest.mark.parametrize(
    ("key", "ground"),
    [
        (InputKey.assessment("nobody", "war-cost"), "assumption"),
        (InputKey.tie("t", "contact"), "judgement"),
        (InputKey("hypothesis", "movement"), "judgement"),
        (InputKey("weight", "talk"), "judgement"),
        (InputKey("proposition", "p"), "evidence"),
        (InputKey.parameter("trust", "gain"), "assumption"),
    ],
)
def test_inputs_without_rows_have_a_ground_by_kind(key, ground):
    assert ground_of_input(key, {}, {}) == ground


def test_a_tie_with_claims_is_evidence():
    key = InputKey.tie("t", "contact")
    assert ground_of_input(key, {}, {key: ["C1"]}) == "evidence"
