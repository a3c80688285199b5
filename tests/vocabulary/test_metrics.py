"""Metrics: a mechanism writes each."""

from detente.engagement.registry import writers_of
from detente.vocabulary.metrics import METRICS


def test_no_metric_is_named_twice():
    assert len(set(METRICS)) == len(METRICS)


def test_a_mechanism_writes_each_metric():
    assert all(writers_of(metric) for metric in METRICS)
