"""What each key judgement rests on."""

from dataclasses import replace

import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example, table

from detente.assess.evidence.grounds import basis
from detente.ensemble.grades import accuracy_of

_, ROWS, _ = finished()


def test_every_judgement_counts_its_inputs_and_names_known_claims():
    found = basis(example(), ROWS)
    assert set(found) == {"deal", "table", "camps", "holdout", "deaths", "spillover"}
    for one in found.values():
        assert len(one.claims) <= 4
        assert all(c in example().claims for c in one.claims)
        assert all(n >= 0 for n in one.rests_on.values())
    assert found["camps"].rests_on["placeholder"] == 2  # nobody asked about drugs


def test_without_supports_a_claimed_number_is_judgement():
    bare = replace(example(), supports=table([]))
    found, before = (basis(case, ROWS)["camps"].rests_on for case in (bare, example()))
    assert found["evidence"] == 0
    assert found["judgement"] == before["evidence"] + before["judgement"] == 2


def test_the_most_accurate_claims_are_named_first():
    found = basis(example(), ROWS)["deal"].claims
    marks = [accuracy_of(example(), example().claims[c]) for c in found]
    assert marks == sorted(marks, reverse=True)


def test_parameters_of_the_mechanisms_behind_it_are_assumptions():
    rests = basis(example(), ROWS)["deaths"].rests_on
    assert rests["assumption"] >= 5


@pytest.mark.parametrize("judgement", ["holdout", "table"])
def test_no_more_sources_than_claims_of_the_case(judgement):
    found = basis(example(), ROWS)[judgement]
    assert found.sources <= len(example().sources)
