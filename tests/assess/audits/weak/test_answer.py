"""Weak links: what moves a headline number by more than a factor of two."""

import numpy as np
from tests.assess.audits.reruns import DRAWS, rerun, settling

from detente.assess.audits.weak.answer import MOST, moved_by, numbers_of, unsourced_of
from detente.assess.audits.weak.candidates import Candidate
from detente.vocabulary.input_key import InputKey

PACE = Candidate((InputKey.parameter("terms", "pace"),), claim=True)


def deals(share: float):
    nothing = np.zeros(200, dtype=np.bool_)
    return {
        "any_deal": np.arange(200) < 200 * share,
        "bilateral_deal": nothing,
        "rebel_victory": nothing,
    }


def test_more_than_twice_as_many_are_named():
    (found,) = moved_by(PACE, deals(0.1), deals(0.25))
    assert (found.number, found.low, found.high) == ("any_deal", 0.1, 0.25)
    assert found.times == np.round(50.5 / 20.5, 6)
    assert found.claim
    assert (found.inputs, found.party) == (["parameter|terms|pace|"], None)


def test_less_than_twice_or_within_the_noise_is_not():
    assert moved_by(PACE, deals(0.1), deals(0.19)) == []
    assert moved_by(PACE, deals(0.0), deals(0.015)) == []


def test_events_are_counted_under_one_option():
    rows = rerun().rows
    found = numbers_of(rows, "continue")
    np.testing.assert_array_equal(found["any_deal"], rows.output("continue", "signed") > 0.0)


def test_the_example_tries_at_most_ten():
    found = unsourced_of(rerun(), rerun().rows, settling())
    assert found.draws == DRAWS
    assert found.option == "continue"
    assert 0 < len(found.tried) <= MOST
    tried = [one.inputs for one in found.tried]
    assert all(one.inputs in tried for one in found.moved)
