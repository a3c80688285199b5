"""What all parties would settle on, and the terms of the talks."""

import json
from dataclasses import replace

import numpy as np
import pytest
from tests.assess.camp_cases import with_assessments
from tests.assess.runs import finished
from tests.ensemble.planted import assessment, example, support, table
from tests.reachability import valley
from tests.reachability.valley import number

from detente.assess.outcomes import forecasts, outcomes
from detente.case.case import Case
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


PARTIES = (("capital", 10.0, 50.0), ("river-wing", 40.0, 30.0), ("hill-wing", 90.0, 20.0))


def middle(case: Case, model: str, issue: str = "power") -> float:
    found = forecasts(case, draws=16)["issues"][issue]["models"]
    return found[f"bargaining.{model}"]["outcome"]["p50"]


def test_a_changed_position_changes_the_outcome_of_its_issue_only():
    before = sure(*PARTIES)
    after = sure(*PARTIES[:2], ("hill-wing", 50.0, 20.0))
    assert middle(before, "compromise") - middle(after, "compromise") == pytest.approx(8.0)
    for model in ("compromise", "median"):
        assert middle(after, model, "ceasefire") == middle(before, model, "ceasefire")
    # the weighted middle minds who stands where, not how far out
    assert middle(after, "median") == middle(before, "median")
    nearer = sure(PARTIES[0], ("river-wing", 20.0, 30.0), PARTIES[2])
    assert middle(nearer, "median") == pytest.approx(15.0)


def test_what_each_party_wants_and_weighs():
    found = forecasts(example(), draws=64)["issues"]
    for issue in found.values():
        assert {p["actor"] for p in issue["parties"]} == {
            "northland",
            "capital",
            "river-wing",
            "hill-wing",
        }  # the others took no position
        assert sum(p["influence"] for p in issue["parties"]) == pytest.approx(1.0, abs=5e-6)
        for party in issue["parties"]:
            assert 0.0 < party["influence"] < 1.0
            assert 0.0 <= party["position"]["p10"] < party["position"]["p90"] <= 100.0


def test_middles_of_the_models_and_positions_stand_beside_them():
    issue = forecasts(sure(*PARTIES), draws=16)["issues"]["power"]
    for told in issue["models"].values():
        assert told["rounds"] == [
            {
                "median": pytest.approx(25.0),
                "mean": pytest.approx(35.0),
                "positions": {"capital": 10.0, "river-wing": 40.0, "hill-wing": 90.0},
            }
        ]


def without_positions(issue: str) -> Case:
    known = example()
    kept = [a for a in known.assessments if a.variable != "position" or a.item != issue]
    return replace(known, assessments=table(kept))


def test_an_issue_on_which_nobody_has_a_position_has_no_forecast():
    found = forecasts(without_positions("power"), draws=8)["issues"]
    assert (found["power"]["models"], found["power"]["parties"]) == ({}, [])
    assert found["ceasefire"]["models"]


def test_an_issue_of_placeholders_is_forecast_and_says_what_it_is():
    known = without_positions("power")
    rows = [
        assessment(
            f"x-{p}", 0, 50, 100, subject=p, variable="position", item="power", status="placeholder"
        )
        for p in ("capital", "river-wing")
    ]
    case = with_assessments(known, rows)
    found = outcomes(case, valley.run(case, 32), valley.SEED, 32)["power"]
    assert {p["status"] for p in found["positions"]} == {"placeholder"}
    assert {p["actor"] for p in found["parties"]} == {"capital", "river-wing"}
    wide = found["models"]["bargaining.compromise"]["outcome"]
    assert wide["p10"] < 40.0
    assert wide["p90"] > 60.0


def test_positions_name_the_claims_behind_them():
    known = example()
    supports = [*known.supports, support("C4", "p-hill-power")]
    (issue,) = (i for i in known.settings.issues if i.id == "power")
    settings = known.settings.model_copy(
        update={"issues": [issue.model_copy(update={"claims": ["C6"]})]}
    )
    case = replace(known, supports=table(supports), settings=settings)
    found = outcomes(case, valley.run(case, 4), valley.SEED, 4)["power"]
    by = {p["actor"]: p for p in found["positions"]}
    assert by["hill-wing"]["claims"] == ["C4"]
    assert by["capital"]["claims"] == []
    assert (by["hill-wing"]["low"], by["hill-wing"]["mode"], by["hill-wing"]["high"]) == (
        60,
        80,
        95,
    )
    assert found["claims"] == ["C4", "C6"]
    assert found["status_quo"] == {"low": 0.0, "mode": 5.0, "high": 15.0}


def test_the_draws_are_those_of_a_run():
    """A forecast of its own seed and number of draws is the one that the summary prints."""
    summary, rows, _ = finished()
    draws = len(rows.inputs["draw"])
    for name, issue in forecasts(example(), 1, draws)["issues"].items():
        assert issue.items() <= summary["outcomes"][name].items()
    assert forecasts(example(), 2, draws) != forecasts(example(), 1, draws)


def test_an_issue_for_which_nobody_cares_can_be_written():
    rows = [
        number(p, "salience", 0.0, item="power")
        for p in ("capital", "northland", "river-wing", "hill-wing")
    ]
    found = forecasts(with_assessments(example(), rows), draws=4)
    json.dumps(found, allow_nan=False)


def test_a_movement_assessed_as_one_is_a_party():
    known = example()
    kept = [a for a in known.assessments if a.variable != "position" or a.subject == "capital"]
    case = replace(
        known, assessments=table([*kept, number("front", "position", 90.0, item="power")])
    )
    parties = {p["actor"] for p in forecasts(case, draws=4)["issues"]["power"]["parties"]}
    assert parties - {"capital"}
