"""What the numbers rest on."""

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.evidence.answer import precedents
from detente.case.reading.read import read_case
from detente.ensemble.claims import Evidence


def test_claims_with_grade_and_share_of_draws():
    summary, rows, _ = finished()
    assert set(summary.claims) == set(example().claims.by_id)
    first = summary.claims["C1"]
    assert (first.grade, first.accuracy, first.origin) == ("B2", 0.8, "correspondent")
    for name, found in summary.claims.items():
        drawn = rows.inputs[f"claim|{name}"].mean()
        assert found.standing == pytest.approx(drawn, abs=1e-6)


def test_propositions_show_both_sides():
    found = finished()[0].propositions["northland-meets-front"]
    assert (found.reports, found.denials) == (["C1"], ["C2"])
    odds = 9 * 0.71 / 0.73625  # tests/ensemble/test_claims.py
    assert found.chance == pytest.approx(odds / (1 + odds), abs=1e-6)


def test_hypotheses_show_prior_posterior_and_draws():
    summary, rows, _ = finished()
    members = summary.hypotheses["movement"].members
    assert [m.prior for m in members.values()] == [0.4, 0.4, 0.2]
    posterior = Evidence(example()).posterior("movement")
    assert [m.posterior for m in members.values()] == pytest.approx(posterior, abs=1e-6)
    assert sum(m.drawn for m in members.values()) == pytest.approx(1.0, abs=1e-5)
    drawn = rows.inputs["hypothesis|movement"]
    assert members["one"].drawn == pytest.approx((drawn == 0).mean(), abs=1e-6)


def test_readings_of_a_precedent_share_its_weight(root):
    case = read_case(root / "cases" / "afghanistan")
    found = precedents(case)
    known = Evidence(case)
    for name in {one.set for one in found.values() if one.set}:
        for member in {one.hypothesis for one in found.values() if one.set == name}:
            factors = [
                one.factor for one in found.values() if (one.set, one.hypothesis) == (name, member)
            ]
            together = known.by_precedents(name, member)
            assert np.prod(factors) == pytest.approx(together, rel=1e-4)
    assert found["hig-2016-hold"].factor == 1.0


def test_claims_of_the_sorting_are_not_shown_as_evidence_on_camps():
    """C3 stands in hypotheses.csv, but feeds a criterion."""
    reports = finished()[0].hypotheses["movement"].reports
    assert all("C3" not in report.claims for report in reports)


def test_inputs_are_counted_by_origin():
    summary, rows, _ = finished()
    found = summary.inputs
    numbers = ("assessment|", "strength|", "weight|", "worth|")
    kinds = (*numbers, "parameter|", "choice|")
    assert sum(found.counts.values()) == sum(name.startswith(kinds) for name in rows.inputs)
    assert found.placeholders == [
        "assessment|hill-wing|performance|drugs",
        "assessment|river-wing|performance|drugs",
    ]
    assert "assessment|capital|pain|" in found.stand_ins
    assert found.counts["placeholder"] == 2


def test_sources_are_those_seen():
    assert set(finished()[0].sources) == {"daily", "ministry", "judgement"}
