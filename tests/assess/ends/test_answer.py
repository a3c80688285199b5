"""How the war may end: ends at the horizon, fates, dated events."""

import numpy as np
import pytest
from tests.assess.runs import finished

from detente.assess.ends.answer import events_of_war, fates, moment_draws, outcomes_of_war
from detente.runs.draws import Rows
from detente.vocabulary.ends import ENDS

ENDED = [0, 1, 2, 3, 4, 5, 6, 7]


def rows(**columns) -> Rows:
    """Return eight draws of one option; a column that is not given is 0."""
    names = ("fate", "again", "first_talk", "signed", "signed_full", "bilateral", "failed")
    outputs = {
        name: np.zeros(8)
        for name in (*names, "joins", "splits", "ceasefire", "low_activity", "left")
    }
    outputs["outcome"] = np.array(ENDED, float)
    outputs |= {name: np.array(values, float) for name, values in columns.items()}
    return Rows(strategies=("some",), outputs=outputs, inputs={})


def test_each_end_counts_once_and_shares_sum_to_one():
    found = outcomes_of_war(rows())["some"]
    assert list(found) == list(ENDS)
    assert set(found.values()) == {0.125}
    assert sum(found.values()) == pytest.approx(1.0)


def test_fates_sum_to_one_and_war_again_counts_among_victories():
    found = fates(rows(fate=[0, 0, 5, 2, 1, 1, 3, 4], again=[0, 0, 0, 0, 0, 0, 12, 0]))["some"]
    assert found.shares["agreement"] == 0.25
    assert found.shares["government_victory"] == 0.125
    assert sum(found.shares.values()) == pytest.approx(1.0)
    assert found.again == 0.5


def test_war_again_is_null_where_nobody_won():
    assert fates(rows(outcome=[0] * 8))["some"].again is None


def test_an_event_is_dated_where_it_happens():
    given = rows(signed=[0, 0, 0, 0, 5, 9, 0, 0])
    found = events_of_war(given, None)["some"]["any_deal"]
    assert found.happens == 0.25
    assert found.month is not None
    assert found.month.p50 == 7.0


def test_an_event_that_never_happens_has_no_month():
    assert events_of_war(rows(), None)["some"]["failure"].month is None


def test_without_a_hold_out_its_contact_is_no_event():
    assert moment_draws(rows(), "some", "holdout_contact") is None
    assert "holdout_contact" not in events_of_war(rows(), None)["some"]


def test_of_several_powers_the_first_counts():
    never = [-1] * 6
    given = rows(**{"halved.north": [3, 9, *never], "halved.south": [5, 4, *never]})
    found = events_of_war(given, None)["some"]["support_halved"]
    assert (found.happens, found.month.p50) == (0.25, 3.5)
    assert moment_draws(given, "some", "delisting") is None
    assert moment_draws(rows(**{"delisted.north": [-1] * 8}), "some", "delisting") is not None
    known = rows(**{"recognised.north": [-1, 9] * 4, "recognised.south": [-1, 5] * 4})
    found = moment_draws(known, "some", "recognition")
    assert found is not None
    assert np.nanmax(found) == np.nanmin(found) == 5.0


def test_a_split_is_counted_without_a_month():
    found = events_of_war(rows(splits=[0, 2, 1, 0, 0, 0, 0, 0]), None)["some"]["split"]
    assert (found.happens, found.month) == (0.25, None)


def test_in_a_run_a_binding_deal_at_the_end_was_dated():
    summary, run = finished()[:2]
    for option, ends in summary.outcomes_of_war.items():
        assert sum(ends.values()) == pytest.approx(1.0, abs=1e-5)
        assert ends["deal_binding"] <= summary.events_of_war[option]["first_binding_deal"].happens
    assert run is not None
