"""What was known at the end of a year."""

import numpy as np
import pytest

from detente.fitting.record.cut import known_by_end_of, landmarks


def test_nothing_later_is_kept(sources):
    known = known_by_end_of(sources, 2005)
    assert max(row.year for row in known.years) <= 2005
    assert max(text.signed for text in known.agreements) < 2006
    assert not any(text.ended and text.ended_on >= 2006 for text in known.agreements)
    assert (known.last_ended, known.last_active, known.last_text) == (2005, 2005, 2005)


@pytest.mark.parametrize("unit", ["movement", "war"])
def test_facts_of_a_landmark_are_those_of_the_whole_file(sources, unit):
    whole, cut = landmarks(sources, unit), landmarks(known_by_end_of(sources, 2005), unit)
    both = whole.chosen(whole.year <= 2005)
    assert both.year.tolist() == cut.year.tolist()
    assert np.array_equal(both.facts, cut.facts)
    seen = cut.fate >= 0
    assert (cut.fate[seen] == both.fate[seen]).all()
    later = cut.year[:, None] + np.arange(5) > 2005
    assert (cut.fate[later] == -1).all() or (cut.fate[later] <= 5).all()
    assert (cut.text[later] == -1).all()
