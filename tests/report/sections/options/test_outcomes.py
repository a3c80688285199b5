"""The table of outcomes prints values, and differences beyond two standard errors alone."""

import pytest
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.options.outcomes import outcome_rows

SUMMARY = finished()[0]
REFERENCE = SUMMARY.audits.reference
OTHER = next(o for o in SUMMARY.strategies if o != REFERENCE)


def rows(**changes):
    shown = altered(SUMMARY, {k.replace("__", "/"): v for k, v in changes.items()})
    return {row.words: row for row in outcome_rows(shown)}


def differing(mean: float, error: float) -> dict:
    return {"mean": mean, "error": error, "higher": 0.5, "lower": 0.2, "same": 0.3}


def test_every_outcome_but_deaths_has_a_row():
    assert set(rows()) == set(METRIC_WORDS.values()) - {METRIC_WORDS["extra_deaths"]}


@pytest.mark.parametrize(
    ("mean", "error", "said"),
    [(0.02, 0.004, "+2.00 points ± 0.80"), (0.02, 0.01, ""), (-0.03, 0.0, "−3.00 points ± 0.00")],
)
def test_a_difference_is_printed_where_it_is_larger_than_two_errors(mean, error, said):
    key = f"against_reference__{OTHER}__settlement"
    row = rows(**{key: differing(mean, error)})[METRIC_WORDS["settlement"]]
    found = dict(zip(SUMMARY.strategies, row.cells, strict=False)) if row.cells else {}
    assert (found[OTHER].difference if found else "") == said


def test_what_the_picture_shows_has_differences_alone():
    key = f"against_reference__{OTHER}__settlement"
    row = rows(**{key: differing(0.1, 0.0)})[METRIC_WORDS["settlement"]]
    assert {cell.value for cell in row.cells} == {""}
    assert row.reference == ""


def test_one_value_under_every_option_is_said_once():
    flat = {"p10": 0.1, "p50": 0.2, "p90": 0.3}
    changes = {f"strategies__{o}__drugs": flat for o in SUMMARY.strategies}
    changes |= {
        f"against_reference__{o}__drugs": differing(0.0, 0.0)
        for o in SUMMARY.strategies
        if o != REFERENCE
    }
    row = rows(**changes)[METRIC_WORDS["drugs"]]
    assert row.cells == []
    assert row.every == "0.20 under every option"
    assert row.reference == "0.20 (0.10 to 0.30)"


def test_what_is_not_modelled_says_why():
    row = rows(not_modelled={"drugs": "the case has no drugs"})[METRIC_WORDS["drugs"]]
    assert row.every == "the case has no drugs"


def test_without_the_reference_option_there_are_values_alone():
    found = rows(against_reference=None)
    assert METRIC_WORDS["settlement"] not in found
    assert all(not cell.difference for row in found.values() for cell in row.cells)
