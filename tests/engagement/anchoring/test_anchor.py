"""I1: a war of which nothing is known meets the record."""

from dataclasses import replace

import numpy as np
import pytest
from tests.engagement.drawing.small import inputs, settings, small
from tests.ensemble.planted import assessment, example

from detente.engagement.anchoring.anchor import DRAWS, anchor_case, set_levels
from detente.engagement.course.parameter_rows import Param
from detente.engagement.drawing.batch import draw_batch
from detente.engagement.setup.roles import ends_of
from detente.estimates.record import shipped

CLOSE = 0.015
pytestmark = pytest.mark.timeout(600)  # the kernels may have to be compiled


@pytest.fixture(scope="module")
def anchored():
    return anchor_case(example(), 1, 256)


@pytest.mark.slow
@pytest.mark.parametrize(
    "case",
    [example(), settings(example(), conflict=None), settings(example(), horizon_months=60)],
    ids=["record", "class", "five years"],
)
def test_the_reference_war_meets_the_record(case):
    found = anchor_case(case, 1, DRAWS)
    assert found.met.deal == pytest.approx(found.met.deal_recorded, abs=CLOSE)
    assert found.met.government == pytest.approx(found.met.government_recorded, abs=CLOSE)
    assert found.met.rebels == pytest.approx(found.met.rebels_recorded, abs=CLOSE)
    assert found.met.joining == pytest.approx(found.met.joining_recorded, rel=1.0)
    assert 0.0 < found.ready < 1.0


def test_it_is_the_same_each_time_and_depends_on_the_seed(anchored):
    again = anchor_case(example(), 1, 256)
    assert again.met == anchored.met
    assert (again.fit.others == anchored.fit.others).all()
    assert anchor_case(example(), 2, 256).met != anchored.met


def test_what_the_case_says_of_will_and_trust_does_not_move_it(anchored):
    """A fact moves the forecast once: through the record."""
    rows = [
        assessment(f"x{n}", 0.9, 0.9, 0.9, subject=who, object=to, variable=variable)
        for n, (who, to, variable) in enumerate(
            [("front", "capital", "trust"), ("capital", "front", "willingness")]
        )
    ]
    told = replace(example(), assessments=small(assessments=rows).assessments)
    assert anchor_case(told, 1, 256).met == anchored.met


def test_pain_is_that_of_the_case_and_moves_it(anchored):
    rows = [assessment("p", 0.05, 0.05, 0.05, subject="capital", variable="pain")]
    told = replace(example(), assessments=small(assessments=rows).assessments)
    assert anchor_case(told, 1, 256).met != anchored.met


def test_levels_are_filled_in_by_draw_whatever_the_range(anchored):
    drawn = draw_batch(inputs(example(), 20), ends_of(example()))
    set_levels(anchored, drawn.batch, drawn.record)
    hurdle, join = drawn.batch.param[:, Param.HURDLE], drawn.batch.param[:, Param.JOIN]
    assert ((hurdle >= -0.6) & (hurdle <= 1.2)).all()
    assert join == pytest.approx(np.clip(drawn.record.join_rate / anchored.ready, 0.02, 3.0))
    part = draw_batch(inputs(example(), 7, 5), ends_of(example()))
    set_levels(anchored, part.batch, part.record)
    assert (part.batch.param[:, Param.HURDLE] == hurdle[5:12]).all()


def test_a_case_without_issues_has_an_anchor():
    found = anchor_case(settings(example(), issues=[]), 1, 64)
    assert found.met.deal == 0.0
    assert np.isfinite([found.ready, found.fit.level, *found.fit.others]).all()


def test_the_record_is_that_of_the_war(anchored):
    """Joining: 7 in 82 dyad-years, a Gamma of 7.5 events."""
    unit = example().settings.conflict.unit
    joins = shipped(unit).cuts[-1].joining_years
    assert anchored.met.joining_recorded == pytest.approx(
        (joins.events + 0.5) / joins.n / 12.0, rel=0.2
    )
