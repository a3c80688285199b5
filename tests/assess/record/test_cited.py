"""A claim stands beside a chance of the record only if the chance is another one without it."""

from dataclasses import replace

import pytest
from tests.ensemble.planted import claim, example, table

from detente.assess.record.answer import wars_like_this
from detente.case.assume import assume
from detente.case.case import Case
from detente.case.schema.conflict import ConflictClaims
from detente.case.struck import without_origin

CLAIMS = [claim("A", 0.6, origin="desk"), claim("B", 0.8, origin="desk"), claim("C", 0.7)]


def case(**cited: list[str]) -> Case:
    settings = example().settings
    conflict = settings.conflict.model_copy(update={"claims": ConflictClaims(**cited)})
    settings = settings.model_copy(update={"conflict": conflict})
    return replace(example(), claims=table([*example().claims, *CLAIMS]), settings=settings)


def test_without_claims_nothing_is_cited():
    assert all(one.claims == [] for one in wars_like_this(case()).chances.values())


@pytest.mark.parametrize("fact", ["deal_before", "text_last_3", "started", "intensity", "region"])
def test_a_claim_is_cited_if_and_only_if_striking_it_changes_the_chance(fact):
    known = case(**{fact: ["C"]})
    found = wars_like_this(known).chances
    struck = wars_like_this(without_origin(known, "C")).chances
    for event, one in found.items():
        other = struck.get(event)
        same = other is not None and (one.chance, one.low, one.high) == (
            other.chance,
            other.low,
            other.high,
        )
        assert (one.claims == ["C"]) == (not same), event


def test_a_fact_that_two_origins_state_stays_when_one_is_struck():
    found = wars_like_this(case(text_last_3=["A", "C"])).chances
    assert all(one.claims == [] for one in found.values())


def test_claims_of_one_origin_are_cited_together_the_largest_change_first():
    found = wars_like_this(case(text_last_3=["A", "B"], intensity=["C"])).chances["deal"]
    assert found.claims[:2] == ["A", "B"]


def test_what_is_cited_is_what_the_users_own_strike_changes():
    known = case(text_last_3=["C"])
    before, after = (
        wars_like_this(c).chances["deal"] for c in (known, assume(known, {"C": False}))
    )
    assert before.claims == ["C"]
    assert after.chance != before.chance
    assert after.claims == []


def test_a_claim_without_which_there_is_no_forecast_is_cited_first():
    found = wars_like_this(case(started=["C"], text_last_3=["A"]))
    if "deal" not in wars_like_this(without_origin(case(started=["C"]), "C")).chances:
        assert found.chances["deal"].claims[0] == "C"
