"""The registry: the mechanisms in the order of the specification, who writes each metric."""

import pytest
from tests.ensemble.planted import example

from detente.engagement.course.month import STEPS
from detente.engagement.registry import MECHANISMS, writers_of
from detente.engagement.task import EngagementTask
from detente.ensemble.claims import Evidence
from detente.vocabulary.metrics import METRICS

ORDER = [*STEPS, "interdependence"]


def test_the_mechanisms_in_order():
    assert [m.key for m in MECHANISMS] == ORDER


@pytest.mark.parametrize("metric", METRICS)
def test_who_writes_a_metric(metric):
    """The worth of how the war ends is decided by all that end it; all others have one writer."""
    found = writers_of(metric)
    assert found == tuple(m.key for m in MECHANISMS if metric in m.metrics)
    assert len(found) == (3 if metric == "worth" else 1)


def test_no_mechanism_claims_an_unknown_metric():
    assert {metric for m in MECHANISMS for metric in m.metrics} == set(METRICS)


def test_active_mechanisms_write_their_metrics_and_no_others():
    chunk = EngagementTask(example(), 1)(0, 2)
    written = {metric for metric in METRICS if metric in chunk.outputs}
    assert "toll" in chunk.outputs  # extra deaths are a difference of two tolls
    assert "spill.eastland" in chunk.outputs  # spillover is a ratio of two risks
    assert written | {"extra_deaths", "spillover", "worth"} == {
        metric for m in MECHANISMS for metric in m.metrics
    }


def test_every_mechanism_says_what_holds_without_it():
    assert all(m.neutral for m in MECHANISMS)
    assert len({m.key for m in MECHANISMS}) == len(MECHANISMS)


@pytest.mark.parametrize("mechanism", MECHANISMS, ids=lambda m: m.key)
def test_a_modelled_mechanism_is_declared(mechanism):
    assert mechanism.spec.name == f"engagement.{mechanism.key}"
    assert mechanism.spec.sources
    assert mechanism.spec.outputs == mechanism.metrics
    assert not mechanism.spec.deterministic


def test_evidence_is_sorted_once_a_task():
    task = EngagementTask(example(), 1)
    assert isinstance(task.evidence, Evidence)
    assert task.evidence is task.evidence
