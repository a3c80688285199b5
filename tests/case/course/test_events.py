"""Declared events as the engagement model reads them."""

import pytest
from tests.case.breakage import cells, fresh_case

from detente.case.course.events import events_of
from detente.case.reading.read import read_case
from detente.vocabulary.parameter import pert

E = "events.csv"


@pytest.fixture
def folder(tmp_path):
    return fresh_case(tmp_path)


def test_events_of_the_example(folder):
    envoy, vote = events_of(read_case(folder))
    assert (envoy.kind, envoy.target, envoy.month, envoy.chance) == (
        "contact",
        "eastland",
        None,
        0.01,
    )
    assert envoy.size == pert(1.0, 2.0, 4.0)
    assert (vote.kind, vote.target, vote.month, vote.chance) == ("turnover", "capital", 11, 0.4)
    assert vote.size is None


@pytest.mark.parametrize(("gains", "size"), [("capital", (0, 0.5, 2)), ("front", (-2, -0.5, 0))])
def test_a_shift_of_the_balance_is_towards_the_government(gains, size, folder):
    cells(
        E,
        "a",
        title="A",
        kind="balance",
        target=gains,
        hazard="0.1",
        low="0",
        mode="0.5",
        high="2",
        known="2020-01-01",
    )(folder)
    assert events_of(read_case(folder))[0].size.values == size


def test_past_events_are_not_read(folder):
    cells(E, "ev-vote", date="2020-06-01")(folder)
    assert [one.id for one in events_of(read_case(folder))] == ["ev-new-envoy"]
