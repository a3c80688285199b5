"""Grades → accuracy."""

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.ensemble.planted import claim, example, planted

from detente.ensemble.grades import CREDIBILITY, RELIABILITY, accuracy_of, grade_of


def test_cannot_be_judged_is_the_middle_not_the_bottom():
    """Engagement model: F/6 means no information, q = .5 by convention."""
    assert RELIABILITY["F"] == CREDIBILITY["6"] == 0.5
    assert min(RELIABILITY.values()) < 0.5
    assert min(CREDIBILITY.values()) < 0.5


@pytest.mark.parametrize("scale", [RELIABILITY, CREDIBILITY], ids=["reliability", "credibility"])
def test_better_grades_are_more_accurate(scale):
    ranked = [scale[grade] for grade in sorted(scale)][:5]
    assert all(better > worse for better, worse in pairwise(ranked))
    assert all(0.0 <= q <= 1.0 for q in ranked)


def test_accuracy_is_the_claims_own_else_the_override_else_the_mean():
    case = example()
    report = case.claims["C1"]
    assert grade_of(case, report) == "B2"
    assert accuracy_of(case, report) == pytest.approx((0.80 + 0.80) / 2)
    assert accuracy_of(case, case.claims["C2"]) == pytest.approx((0.65 + 0.40) / 2)
    assert accuracy_of(case, report.model_copy(update={"accuracy": 0.0})) == 0.0
    settings = case.settings.model_copy(update={"grades": {"B2": 0.33}})
    overridden = replace(case, settings=settings)
    assert accuracy_of(overridden, report) == 0.33
    assert accuracy_of(overridden, report.model_copy(update={"accuracy": 0.9})) == 0.9


def test_an_unknown_source_cannot_be_judged():
    assert grade_of(planted(), claim("a", 0.5, source="nowhere", credibility="1")) == "F1"
