"""Worth of the ends: drawn inside the stated ranges, and nothing where none is stated."""

import numpy as np
import pytest
from tests.engagement.drawing.small import inputs, settings, small

from detente.case.schema.settings import Outcomes
from detente.engagement.setup.worth import draw_worth
from detente.vocabulary.ends import ENDS
from detente.vocabulary.input_key import InputKey

RANGES = {end: (n / 10.0, n / 10.0 + 0.2) for n, end in enumerate(ENDS)}


def worths():
    case = settings(small(), outcomes=Outcomes(**RANGES, reason="A test."))
    drawn = inputs(case, 400)
    draw_worth(drawn)
    return drawn


def test_each_end_is_uniform_in_its_range():
    drawn = worths()
    for end, (low, high) in RANGES.items():
        values = drawn.values[str(InputKey.worth(end))]
        assert (low <= values).all()
        assert (values <= high).all()
        assert values.mean() == pytest.approx((low + high) / 2.0, abs=0.02)
        assert drawn.origins[str(InputKey.worth(end))] == "judgement"


def test_ends_are_drawn_apart():
    one, other = (worths().values[str(InputKey.worth(end))] for end in ENDS[:2])
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.2


def test_a_case_that_states_none_has_none():
    drawn = inputs(settings(small(), outcomes=None), 4)
    draw_worth(drawn)
    assert not any(name.startswith("worth|") for name in drawn.values)
