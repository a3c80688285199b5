"""How rounds end, as facts of draws."""

import numpy as np

from detente.assess.agreement.runners.answer import Answer, Ended, flags
from detente.models.bargaining.challenge.model import Ending

HOW = np.array([[Ending.REST, Ending.CYCLE], [Ending.MEDIAN, Ending.ROUNDS]])


def test_rest_and_a_resting_median_are_settled_a_cycle_is_not():
    ended = Ended(
        how=HOW, round=HOW, can_rest=True, cycle_start=HOW, cycle_length=np.array([[0, 2], [0, 0]])
    )
    assert ended.settled.tolist() == [[1.0, 0.0], [1.0, 0.0]]
    assert ended.cycle.tolist() == [[0.0, 1.0], [0.0, 0.0]]


def test_what_a_model_does_not_look_for_is_unknown():
    ended = Ended(how=HOW, round=HOW, can_rest=False)
    assert ended.settled is None
    assert ended.cycle is None
    assert flags([True, False]).tolist() == [1.0, 0.0]
    assert Answer(outcome=np.zeros((1, 1))).deal is None
