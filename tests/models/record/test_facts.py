"""Which facts enter which part."""

import pytest

from detente.models.record.facts import FACTS, PARTS, facts_of


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("unit", ["movement", "war"])
def test_facts_are_known_ones_in_order(part, unit):
    for facts in ("default", "all"):
        names = facts_of(part, unit, facts)
        assert names == [fact for fact in FACTS if fact in names]


def test_signings_rest_on_three_facts_and_fates_on_all_without_a_trend():
    assert facts_of("text", "war") == ["deal_before", "text_last_3", "decade"]
    assert len(facts_of("text", "movement", "all")) == 13
    assert facts_of("fate", "movement") == [fact for fact in FACTS if fact != "decade"]


def test_other_movements_of_a_war_are_no_fact_of_the_war():
    assert "deal_elsewhere_5" not in facts_of("fate", "war")
