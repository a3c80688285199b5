"""Confidence words: from what moves a number, and never above low without skill on past data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.evidence.confidence import (
    confidence_of,
    record_of_deals,
    record_of_rounds,
)
from detente.assess.record.answer import wars_like_this
from detente.assess.record.record import Beside

FIRM = {"evidence": 0.8, "judgement": 0.1, "placeholder": 0.0, "assumption": 0.1}
THIN = {"evidence": 0.1, "judgement": 0.1, "placeholder": 0.5, "assumption": 0.3}
JUDGED = {"evidence": 0.1, "judgement": 0.7, "placeholder": 0.0, "assumption": 0.2}


@pytest.mark.parametrize(
    ("influence", "sources", "tested", "word"),
    [
        (FIRM, 6, "untested", "low"),
        (FIRM, 6, "won", "moderate"),
        (FIRM, 6, "lost", "low"),
        (FIRM, 3, "won", "low"),
        (JUDGED, 6, "won", "low"),
        (THIN, 6, "won", "very low"),
        (None, 6, "won", "low"),
        (None, 0, "won", "very low"),
    ],
)
def test_word(influence, sources, tested, word):
    assert confidence_of(influence, sources, tested) == word


@pytest.mark.parametrize(
    ("label", "record"),
    [
        (None, "untested"),
        ("skill shown", "won"),
        ("no skill shown", "lost"),
        ("worse than last_time", "lost"),
    ],
)
def test_rounds_are_won_only_where_skill_is_shown(label, record):
    known = finished()[0].rounds
    labels = {"attendance": label}
    scores = None if label is None else known.scores.model_copy(update={"labels": labels})
    assert record_of_rounds(known.model_copy(update={"scores": scores})) == record


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 20), st.sampled_from(["lost", "untested"]))
def test_nothing_without_skill_is_ever_moderate(evidence, judgement, sources, tested):
    shares = {"evidence": evidence, "judgement": judgement, "placeholder": 0.0, "assumption": 0.0}
    assert confidence_of(shares, sources, tested) in {"low", "very low"}


@pytest.mark.parametrize(("outside", "found"), [(False, "untested"), (True, "lost")])
def test_a_deal_outside_the_record_of_other_wars_is_a_lost_test(outside, found):
    record = wars_like_this(example())
    assert record_of_deals(record) == "untested"
    deal = Beside(
        metric="settlement", share=0.2, error=0.01, outside=outside, apart=1.2, printed=0.1
    )
    assert record_of_deals(record.model_copy(update={"model": {"deal": deal}})) == found
