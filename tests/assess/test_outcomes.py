"""The compromise per issue and strategy."""

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example


def test_every_issue_and_strategy():
    found = finished()[0]["outcomes"]
    assert set(found) == {"power", "ceasefire"}
    for issue in found.values():
        assert set(issue["strategies"]) == {s.id for s in example().settings.strategies}


def test_outcome_and_share_of_tables_come_from_the_same_draws():
    summary, rows, _ = finished()
    for name, issue in summary["outcomes"].items():
        for strategy, found in issue["strategies"].items():
            drawn = rows.output(strategy, f"outcome.{name}")
            formed = ~np.isnan(drawn)
            assert found["table"] == pytest.approx(formed.mean(), abs=1e-6)
            interval = found["models"]["bargaining.compromise"]["outcome"]
            if formed.any():
                assert interval["p50"] == pytest.approx(np.median(drawn[formed]), abs=1e-6)
                assert 0 <= interval["p10"] <= interval["p90"] <= 100
            else:
                assert interval is None


def test_without_contact_there_is_no_table():
    found = finished()[0]["outcomes"]["power"]["strategies"]
    assert found["none"]["table"] == 0.0
    assert found["unconditional"]["table"] > 0.0
