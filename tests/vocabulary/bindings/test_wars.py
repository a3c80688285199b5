"""Tests of `detente.vocabulary.bindings.wars`."""

import pytest

from detente.vocabulary.bindings.wars import WARS


def test_counts_of_deals():
    assert {name: (c.deals, c.windows) for name, c in WARS.items()} == {
        "all": (208, 1545),
        "long": (51, 656),
        "intense": (40, 237),
    }


# Events a year, from the counts in the file: government, rebels, ceasefire, low activity.
@pytest.mark.parametrize(
    ("name", "years", "events"),
    [
        ("all", 1665, (56, 27, 69, 241)),
        ("long", 715, (7, 3, 31, 87)),
        ("intense", 252, (2, 9, 5, 2)),
    ],
)
def test_hazards_stand_around_the_counts(name, years, events):
    hazards = WARS[name].hazards
    assert list(hazards) == ["win_government", "win_rebels", "ceasefire", "low_activity"]
    for prior, count in zip(hazards.values(), events, strict=True):
        low, mode, high = prior.values
        rate = count / years / 12
        assert low < rate < high
        assert mode == pytest.approx(rate, rel=1.0)
