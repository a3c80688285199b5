"""Metrics by strategy; absent ones are null with the reason."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.metrics import (
    NOT_MODELLED,
    against_none,
    metrics,
    not_modelled,
    spread,
    units,
)
from detente.assess.rows import Rows
from detente.case.settings import METRICS


def test_metrics_by_hand():
    case = example()
    names = tuple(s.id for s in case.settings.strategies)
    many = len(names)
    table = np.repeat([1.0, 2.0, 3.0], many)
    met = np.repeat([0.0, 1.0, 1.0], many)
    met[0] = 1.0  # the first strategy reaches it in every draw
    toll = np.zeros(3 * many)
    toll[4] = 2.0  # the fifth strategy costs two months of deaths more in the first draw
    outputs = {"table_max": table, "holdout_contact": met, "toll": toll}
    found = metrics(case, Rows(names, outputs, {}))
    assert found[names[4]]["extra_deaths"] == {"p10": 0.0, "p50": 0.0, "p90": 1.6}
    persons = Rows(names, outputs, {"assessment|capital|deaths|": np.array([10.0, 1.0, 1.0])})
    assert metrics(case, persons)[names[4]]["extra_deaths"]["p90"] == 16.0
    assert found[names[0]]["holdout_contact"] == 1.0
    assert found[names[1]]["holdout_contact"] == pytest.approx(2 / 3, abs=1e-6)
    assert found[names[0]]["table_max"] == {"p10": 1.2, "p50": 2.0, "p90": 2.8}
    assert found[names[0]]["consensus"] is None
    assert set(found[names[0]]) == set(METRICS)


def test_absent_metrics_are_null_everywhere_and_say_why():
    summary, rows, _ = finished()
    absent = summary["not_modelled"]
    assert absent == not_modelled(example(), rows)
    assert set(absent) == {"spillover", "drugs", "status_success", "status_acceptance"}
    for metric, reason in absent.items():
        assert reason.startswith(NOT_MODELLED)
        assert all(found[metric] is None for found in summary["strategies"].values())
    for metric in set(METRICS) - set(absent):
        assert any(found[metric] is not None for found in summary["strategies"].values())


def test_a_case_without_a_hold_out_says_so():
    case = example()
    none = replace(case, settings=case.settings.model_copy(update={"holdout": None}))
    found = not_modelled(none, Rows(("none",), {"toll": np.zeros(1)}, {}))
    assert found["holdout_contact"] == "the case names no hold-out power"


def planted(*names: str, **columns) -> Rows:
    """Return rows of named strategies; columns as one list a strategy."""
    outputs = {
        name: np.array(values, dtype=np.float64).T.ravel() for name, values in columns.items()
    }
    return Rows(names, outputs, {})


def strategies(*ids: str):
    case = example()
    chosen = [s for s in case.settings.strategies if s.id in ids]
    return replace(case, settings=case.settings.model_copy(update={"strategies": chosen}))


def test_differences_to_no_contact_are_paired_draw_by_draw():
    case = strategies("none", "selective")
    rows = planted(
        "none",
        "selective",
        settlement=[[0, 0, 1, 0], [1, 0, 0, 1]],
        toll=[[1.0, 1.0, 1.0, 1.0], [1.0, 2.0, 1.0, 1.0]],
    )
    found = against_none(case, rows)["selective"]
    # differences 1, 0, -1, 1: mean .25, sd sqrt(11/16), error sd/2
    assert found["settlement"] == {
        "mean": 0.25,
        "error": pytest.approx((11 / 16) ** 0.5 / 2, abs=1e-6),
        "higher": 0.5,
        "lower": 0.25,
        "same": 0.25,
    }
    assert found["extra_deaths"]["mean"] == 0.25
    assert found["drugs"] is None


def test_without_a_strategy_without_contact_nothing_is_paired():
    case = strategies("selective")
    rows = planted("selective", settlement=[[0, 1]], toll=[[1.0, 1.0]])
    assert against_none(case, rows) is None
    assert metrics(case, rows)["selective"]["extra_deaths"] is None
    assert "no strategy without contact" in not_modelled(case, rows)["extra_deaths"]


def test_deaths_are_persons_only_where_the_case_gives_deaths():
    rows = finished()[1]
    assert units(example(), rows)["extra_deaths"] == "months of the present toll"
    persons = Rows(rows.strategies, rows.outputs, {"assessment|capital|deaths|": np.ones(1)})
    assert units(example(), persons)["extra_deaths"] == "persons"


def test_a_chance_is_spread_over_hypotheses_that_enough_draws_hold():
    case = strategies("none")
    held = np.repeat([0, 1, 2], [150, 140, 10])
    settled = np.concatenate([np.ones(30), np.zeros(120), np.ones(70), np.zeros(70), np.ones(10)])
    rows = Rows(("none",), {"settlement": settled}, {"hypothesis|movement": held})
    found = spread(case, rows)["none"]["settlement"]
    assert (found["low"], found["high"]) == (0.2, 0.5)  # the third holds in too few draws
    p = 110 / 300
    assert found["error"] == pytest.approx((p * (1 - p) / 300) ** 0.5, abs=1e-6)
