"""The registry: the mechanisms in the order of the specification, one writer a metric."""

import pytest
from tests.ensemble.planted import example

from detente.engagement.registry import MECHANISMS, writer_of
from detente.engagement.task import EngagementTask
from detente.ensemble.claims import Evidence
from detente.vocabulary.metrics import METRICS

# Engagement model, "One month, in order".
ORDER = [
    "battlefield",
    "contact",
    "cooperation",
    "trust",
    "attendance",
    "bargaining",
    "spoiling",
    "ratification",
    "cohesion",
    "standing",
    "interdependence",
]


def test_the_mechanisms_in_order():
    assert [m.key for m in MECHANISMS] == ORDER


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_has_one_writer(metric):
    writers = [m for m in MECHANISMS if metric in m.metrics]
    assert len(writers) == 1
    assert writer_of(metric) is writers[0]


def test_no_mechanism_claims_an_unknown_metric():
    assert {metric for m in MECHANISMS for metric in m.metrics} == set(METRICS)


def test_active_mechanisms_write_their_metrics_and_no_others():
    chunk = EngagementTask(example(), 1)(0, 2)
    written = {metric for metric in METRICS if metric in chunk.outputs}
    assert "toll" in chunk.outputs  # extra deaths are a difference of two tolls
    assert "spill.eastland" in chunk.outputs  # spillover is a ratio of two risks
    assert written | {"extra_deaths", "spillover"} == {
        metric for m in MECHANISMS for metric in m.metrics
    }


def test_every_mechanism_says_what_holds_without_it():
    assert all(m.neutral for m in MECHANISMS)
    assert len({m.key for m in MECHANISMS}) == len(MECHANISMS)


@pytest.mark.parametrize("mechanism", MECHANISMS, ids=lambda m: m.key)
def test_a_modelled_mechanism_is_declared(mechanism):
    assert mechanism.spec.name == f"strategy.{mechanism.key}"
    assert mechanism.spec.sources
    assert mechanism.spec.outputs
    draws_luck = mechanism.key not in {"trust", "bargaining", "standing", "interdependence"}
    assert mechanism.spec.deterministic != draws_luck


def test_evidence_is_sorted_once_a_task():
    task = EngagementTask(example(), 1)
    assert isinstance(task.evidence, Evidence)
    assert task.evidence is task.evidence
