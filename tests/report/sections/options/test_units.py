"""Every unit and every reason that a summary can have is in words."""

from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.options import metrics
from detente.report.sections.options.units import (
    MISSING_WORDS,
    UNIT_WORDS,
    missing_words,
    unit_words,
)
from detente.vocabulary.metrics import METRICS


def test_every_unit_of_a_run_is_in_words():
    summary = finished()[0]
    for metric, unit in summary.units.items():
        assert unit_words(summary, metric) == unit
    assert {"persons", "months of the present toll"} <= set(UNIT_WORDS)


def test_every_reason_why_a_metric_is_missing_is_in_words():
    reasons = {metrics._why_null(metric) for metric in METRICS}
    assert reasons == set(MISSING_WORDS)
    assert all(missing_words(reason) == reason for reason in reasons)
    assert example().settings  # the reasons are of cases
