"""Ties on record and contacts at the horizon."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example, table, tie

from detente.assess.run import run
from detente.report.page import render
from detente.vocabulary.levels import LEVELS


def test_ties_on_record_with_the_share_of_draws_they_exist_in():
    summary, rows, _ = finished()
    recorded = {tie.id: tie for tie in summary.contacts.recorded}
    assert set(recorded) == {"r-north-river", "r-label", "r-urge"}
    tie = recorded["r-north-river"]
    assert (tie.acknowledged, tie.level, tie.claims) == (
        "denied",
        "unofficial",
        ["C1", "C2"],
    )
    drawn = rows.inputs["tie|r-north-river|contact|"]
    assert tie.exists == pytest.approx(drawn.mean(), abs=1e-6)


def test_levels_are_shares_of_draws():
    summary, rows, _ = finished()
    for strategy, powers in summary.contacts.powers.items():
        assert set(powers) == {"southland", "eastland"}
        for power, found in powers.items():
            assert list(found.levels) == list(LEVELS)
            assert sum(found.levels.values()) == pytest.approx(1.0, abs=1e-5)
            open_now = (rows.output(strategy, f"contact.{power}") == 3).mean()
            assert found.levels["open"] == pytest.approx(open_now, abs=1e-6)
            assert found.ever_open >= found.levels["open"]


def test_the_month_of_the_first_open_contact_and_the_share_of_powers():
    summary, rows, _ = finished()
    for strategy, powers in summary.contacts.powers.items():
        for power, found in powers.items():
            month = rows.output(strategy, f"opened.{power}")
            assert (found.first_open is None) == (month < 0).all()
            if found.first_open:
                assert found.first_open.p50 == np.median(month[month >= 0])
        told = summary.contacts.consensus[strategy]
        assert told.powers.p90 == pytest.approx(
            np.quantile(rows.output(strategy, "consensus"), 0.9)
        )
        weighted = rows.output(strategy, "consensus_weighted")
        assert told.weighted.p90 == pytest.approx(np.quantile(weighted, 0.9))


def test_factions_by_strategy():
    found = finished()[0].contacts.factions
    assert found["unconditional"]["hill-wing"]["open"] > 0.5  # the convenor may leave for good
    assert found["none"]["river-wing"]["none"] == 1.0
    assert found["continue"]["hill-wing"]["none"] == 1.0


def test_a_tie_of_a_leader_is_given_as_one_of_the_body_he_leads():
    known = example()
    ties = [
        *known.relations,
        tie("r-met", to="river-speaker"),
        tie("r-blamed", **{"from": "river-speaker"}, to="northland", type="criticism", level=None),
        tie("r-back", type="support", to="hill-wing", third="river-speaker", level=None),
    ]
    result = run(replace(known, relations=table(ties)), draws=16)
    summary = result.summary
    recorded = {t.id: (t.from_, t.to, t.third) for t in summary.contacts.recorded}
    assert recorded["r-met"] == ("northland", "river-wing", None)
    assert recorded["r-blamed"] == ("river-wing", "northland", None)
    assert recorded["r-back"] == ("northland", "hill-wing", "river-wing")
    assert "river-speaker" not in summary.model_dump_json()
    assert "river-speaker" not in render(result.summary)
