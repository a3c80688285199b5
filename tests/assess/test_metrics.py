"""Metrics by strategy; absent ones are null with the reason."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.metrics import NOT_MODELLED, metrics, not_modelled
from detente.assess.rows import Rows
from detente.case.settings import METRICS


def test_metrics_by_hand():
    case = example()
    names = tuple(s.id for s in case.settings.strategies)
    many = len(names)
    table = np.repeat([1.0, 2.0, 3.0], many)
    met = np.repeat([0.0, 1.0, 1.0], many)
    met[0] = 1.0  # the first strategy reaches it in every draw
    found = metrics(case, Rows(names, {"table_max": table, "holdout_contact": met}, {}))
    assert found[names[0]]["holdout_contact"] == 1.0
    assert found[names[1]]["holdout_contact"] == pytest.approx(2 / 3, abs=1e-6)
    assert found[names[0]]["table_max"] == {"p10": 1.2, "p50": 2.0, "p90": 2.8}
    assert found[names[0]]["consensus"] is None
    assert set(found[names[0]]) == set(METRICS)


def test_absent_metrics_are_null_everywhere_and_say_why():
    summary, rows, _ = finished()
    absent = summary["not_modelled"]
    assert absent == not_modelled(example(), rows)
    assert "settlement" in absent
    for metric, reason in absent.items():
        assert reason.startswith(NOT_MODELLED)
        assert all(found[metric] is None for found in summary["strategies"].values())
    for metric in set(METRICS) - set(absent):
        assert any(found[metric] is not None for found in summary["strategies"].values())


def test_a_case_without_a_hold_out_says_so():
    case = example()
    none = replace(case, settings=case.settings.model_copy(update={"holdout": None}))
    found = not_modelled(none, Rows((), {}, {}))
    assert found["holdout_contact"] == "the case names no hold-out power"
