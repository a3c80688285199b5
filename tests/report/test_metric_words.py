"""One way to print each metric."""

import re
from typing import get_args

import pytest
from tests.assess.runs import finished

from detente.report.metric_words import CHANCES, METRIC_WORDS, metric_cell, metric_middle
from detente.report.page import render
from detente.runs.result import Interval
from detente.vocabulary.metrics import Metric


def test_every_metric_has_words():
    assert set(METRIC_WORDS) == set(get_args(Metric))
    assert set(CHANCES) <= set(METRIC_WORDS)


@pytest.mark.parametrize(
    ("metric", "value", "text"),
    [
        ("settlement", 0.25, "25 %"),
        ("settlement", None, "–"),
        ("spillover", Interval(p10=0.9, p50=0.97, p90=1.0), "0.97 (0.90 to 1.00)"),
        ("extra_deaths", Interval(p10=-0.22, p50=-0.07, p90=0.1), "−0.07 (−0.22 to 0.10)"),
        ("extra_deaths", Interval(p10=-1200.4, p50=0.0, p90=13400.0), "0 (−1,200 to 13,400)"),
        ("consensus", Interval(p10=0.0, p50=0.25, p90=0.5), "25 % (0 % to 50 %)"),
        ("table_max", Interval(p10=1.0, p50=3.0, p90=5.0), "3 (1 to 5)"),
        ("splits", Interval(p10=-0.0, p50=-0.0, p90=0.0), "0"),
    ],
)
def test_cells(metric, value, text):
    assert metric_cell(value, metric) == text
    assert metric_middle(value, metric) == text.partition(" (")[0]


def test_a_number_is_printed_alike_on_every_part_of_the_page():
    """A spillover of 0.97 on the first page used to be 1 on the second."""
    summary = finished()[0]
    page = render(summary)
    for metric in ("table_max", "extra_deaths"):
        for by_metric in summary.strategies.values():
            middle = metric_middle(by_metric[metric], metric)
            assert re.search(rf">{re.escape(middle)}(?=[<\s])", page), (metric, middle)
    usual = summary.strategies[summary.audits.reference]
    for metric in ("spillover", "drugs"):
        assert f"({metric_cell(usual[metric], metric)})" in page
    assert "-0 " not in page
