"""What all parties would settle on, and the terms of the talks."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.camp_cases import with_assessments
from tests.assess.runs import finished
from tests.ensemble.planted import example, table
from tests.reachability.valley import number

from detente.assess.outcomes import forecasts
from detente.errors import UnknownNameError


def test_every_issue_and_strategy():
    found = finished()[0]["outcomes"]
    assert set(found) == {"power", "ceasefire"}
    for issue in found.values():
        assert set(issue["strategies"]) == {s.id for s in example().settings.strategies}


def test_terms_and_their_share_come_from_the_same_draws():
    summary, rows, _ = finished()
    for name, issue in summary["outcomes"].items():
        for strategy, found in issue["strategies"].items():
            for model, told in found["models"].items():
                drawn = rows.output(strategy, f"terms.{model}.{name}")
                offered = ~np.isnan(drawn)
                assert found["table"] == pytest.approx(offered.mean(), abs=1e-6)
                if offered.any():
                    middle = np.median(drawn[offered])
                    assert told["outcome"]["p50"] == pytest.approx(middle, abs=1e-6)
                    assert 0 <= told["outcome"]["p10"] <= told["outcome"]["p90"] <= 100
                else:
                    assert told["outcome"] is None


def sure(*positions: tuple[str, float, float]):
    """Return the example with one issue's positions and capabilities certain, salience even."""
    rows = []
    for party, position, capability in positions:
        rows += [
            number(party, "position", position, item="power"),
            number(party, "salience", 0.5, item="power"),
            number(party, "capability", capability),
        ]
    case = with_assessments(example(), rows)
    named = {p for p, _, _ in positions}
    kept = [
        a
        for a in case.assessments
        if a.item != "power" or a.subject in named or a.variable not in {"position", "salience"}
    ]
    return replace(case, assessments=table(kept))


def test_forecasts_by_hand():
    # weights 50, 30, 20 of 100: mean .5*10 + .3*40 + .2*90 = 35; half is reached between 10 and 40
    case = sure(("capital", 10.0, 50.0), ("river-wing", 40.0, 30.0), ("hill-wing", 90.0, 20.0))
    issue = forecasts(case, draws=16)["issues"]["power"]
    assert issue["models"]["bargaining.compromise"]["outcome"]["p50"] == pytest.approx(35.0)
    assert issue["models"]["bargaining.median"]["outcome"]["p50"] == pytest.approx(25.0)
    shares = {p["actor"]: p["influence"] for p in issue["parties"]}
    assert shares == pytest.approx({"capital": 0.5, "river-wing": 0.3, "hill-wing": 0.2})


def test_an_unknown_model_is_refused_with_those_there_are():
    with pytest.raises(
        UnknownNameError, match=r"allowed: bargaining\.compromise, bargaining\.median"
    ):
        forecasts(example(), draws=4, models=["guess"])


def test_one_model_alone():
    found = forecasts(example(), draws=8, models=["bargaining.median"])["issues"]["power"]
    assert list(found["models"]) == ["bargaining.median"]
