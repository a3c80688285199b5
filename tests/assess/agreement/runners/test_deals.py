"""Runners of bargaining solutions: who is party to a deal, in what units, and why there is none."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.agreement.runners.inputs import given, repeated

from detente.assess.agreement.runners.deals import (
    run_egalitarian,
    run_kalai_smorodinsky,
    run_nash,
    run_utilitarian,
)
from detente.assess.agreement.runners.given import Options
from detente.models.bargaining.cooperative import nash
from detente.models.bargaining.cooperative.deal import Deal, Status

NONE = Options()
RUNNERS = [run_nash, run_kalai_smorodinsky, run_egalitarian, run_utilitarian]
APART = {"power": (0.9, 0.9, 0.9), "ceasefire": (0.2, 0.8, 0.5)}


def test_terms_are_those_of_the_model_on_a_scale_of_100():
    table = given(salience=APART)
    plain = nash.nash_array(
        table.position[0],
        table.one_capability()[0],
        table.salience[0],
        reversion=table.reversion[0],
    )
    assert run_nash(table, NONE).outcome[0].tolist() == plain.outcome.tolist()


@pytest.mark.parametrize("run", RUNNERS)
def test_terms_are_in_the_units_of_each_scale(run):
    table = given(salience=APART)
    wide = replace(
        table,
        position=table.position * 3.0 - 50.0,
        reversion=table.reversion * 3.0 - 50.0,
        scale=table.scale * 3.0 - 50.0,
    )
    expected = run(table, NONE).outcome * 3.0 - 50.0
    assert run(wide, NONE).outcome == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("run", RUNNERS)
def test_who_has_no_means_or_is_not_at_the_talks_is_no_party_to_a_deal(run):
    four = given(
        position={"power": (0.0, 80.0, 80.0, 100.0), "ceasefire": (10.0, 35.0, 90.0, 0.0)},
        power=(50.0, 25.0, 25.0, 0.0),
    )
    three = given(
        position={"power": (0.0, 80.0, 80.0), "ceasefire": (10.0, 35.0, 90.0)},
        power=(50.0, 25.0, 25.0),
    )
    expected = run(three, NONE).outcome
    assert run(four, NONE).outcome == pytest.approx(expected, abs=1e-6)
    mighty = four.capability.copy()
    mighty[..., 3] = 90.0
    away = replace(four, capability=mighty, bargainers=(0, 1, 2))
    assert run(away, NONE).outcome == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("run", RUNNERS)
def test_issues_that_cannot_be_bargained_over_say_why(run):
    table = repeated(given(), 2)
    unknown = table.reversion.copy()
    unknown[0, 1] = np.nan
    found = run(replace(table, reversion=unknown), NONE)
    assert list(found.why_not) == ["ceasefire"]
    assert "reversion point" in found.why_not["ceasefire"]
    assert np.isnan(found.outcome[:, 1]).all()
    assert not np.isnan(found.outcome[:, 0]).any()
    nobody = run(replace(table, bargainers=()), NONE)
    assert set(nobody.why_not) == {"power", "ceasefire"}
    differs = table.capability.copy()
    differs[:, 0, 0] = 1.0
    uneven = run(replace(table, capability=differs), NONE)
    assert "one capability an actor" in uneven.why_not["power"]
    gone = table.position.copy()
    gone[:, 1] = np.nan
    assert "no party of the talks" in run(replace(table, position=gone), NONE).why_not["ceasefire"]


@pytest.mark.parametrize(
    ("status", "why"), [(Status.UNFINISHED, "did not come to rest"), (Status.UNDEFINED, "nobody")]
)
def test_a_search_that_fails_in_every_draw_is_the_reason(monkeypatch, status, why):
    def lost(position, *args, **options):
        draws, issues, parties = position.shape
        nothing = np.full((draws, parties), np.nan)
        return Deal(np.full((draws, issues), np.nan), nothing, nothing, np.full(draws, status))

    monkeypatch.setattr(nash, "nash_array", lost)
    found = run_nash(repeated(given(), 3), NONE)
    assert why in found.why_not["power"]
    assert np.isnan(found.deal).all()


def test_where_no_deal_is_better_for_all_the_reversion_point_is_the_outcome():
    """Two at either end with no deal in between: what one gains the other loses."""
    found = run_nash(given(position={"power": (0.0, 100.0)}, power=(1.0, 1.0)), NONE)
    assert (found.outcome.tolist(), found.deal.tolist()) == ([[90.0]], [[0.0]])
