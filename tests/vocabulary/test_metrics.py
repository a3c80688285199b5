"""Metrics: each has one mechanism that writes it."""

from detente.engagement.registry import writer_of
from detente.vocabulary.metrics import METRICS


def test_no_metric_is_named_twice():
    assert len(set(METRICS)) == len(METRICS)


def test_a_mechanism_writes_each_metric():
    assert all(writer_of(metric).key for metric in METRICS)
