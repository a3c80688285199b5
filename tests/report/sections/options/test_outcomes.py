"""The table of outcomes prints differences beyond two standard errors; the rest is a sentence."""

import pytest
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.options.outcomes import outcomes_view

SUMMARY = finished()[0]
REFERENCE = SUMMARY.audits.reference
OTHER = next(o for o in SUMMARY.strategies if o != REFERENCE)
DIFFERENT = [m for m in METRIC_WORDS if m not in {*SUMMARY.not_modelled, "extra_deaths"}]
OTHERS = [o for o in SUMMARY.strategies if o != REFERENCE]


def view(**changes):
    return outcomes_view(altered(SUMMARY, {k.replace("__", "/"): v for k, v in changes.items()}))


def rows(**changes):
    return {row.words: row for row in view(**changes)["outcome_rows"]}


def by_option(found, words: str) -> dict[str, str]:
    """Return what each option has of an outcome; options that print alike share a column."""
    ids = {plan.title: plan.id for plan in SUMMARY.strategy_list}
    (row,) = [row for row in found["outcome_rows"] if row.words == words]
    return {
        ids[title]: cell.text
        for head, cell in zip(found["outcome_heads"], row.cells, strict=True)
        for title in head.split("; ")
    }


def differing(mean: float, error: float) -> dict:
    return {"mean": mean, "error": error, "higher": 0.5, "lower": 0.2, "same": 0.3}


def test_every_outcome_but_deaths_has_a_row_or_is_counted():
    found = view()
    known = {row.words for row in found["outcome_rows"]}
    for metric, words in METRIC_WORDS.items():
        assert (words in known) + (words in found["outcome_rest"]) == (metric != "extra_deaths")


@pytest.mark.parametrize(
    ("mean", "error", "said", "most"),
    [(0.02, 0.004, "+2.00", "0.80"), (0.02, 0.01, None, None), (-0.03, 0.0, "−3.00", "0.00")],
)
def test_a_difference_is_printed_where_it_is_larger_than_two_errors(mean, error, said, most):
    changes = {f"against_reference__{o}__settlement": differing(0.0, 0.0) for o in OTHERS}
    changes[f"against_reference__{OTHER}__settlement"] = differing(mean, error)
    row = rows(**changes).get(METRIC_WORDS["settlement"])
    assert (row is None) == (said is None)
    if row is not None:
        found = by_option(view(**changes), METRIC_WORDS["settlement"])
        assert set(found) == set(OTHERS)
        assert found[OTHER] == said
        assert row.error == most
        assert row.reference == ""
        assert {found[o] for o in OTHERS if o != OTHER} == {""}


def test_what_differs_under_no_option_is_said_once_with_its_value():
    flat = {"p10": 0.1, "p50": 0.2, "p90": 0.3}
    changes = {f"strategies__{o}__drugs": flat for o in SUMMARY.strategies}
    changes |= {f"against_reference__{o}__drugs": differing(0.0, 0.0) for o in OTHERS}
    found = view(**changes)
    assert METRIC_WORDS["drugs"] not in {row.words for row in found["outcome_rows"]}
    assert found["outcome_rest"].startswith("No option differs beyond the error in ")
    assert f"{METRIC_WORDS['drugs']} (0.20 (0.10 to 0.30))" in found["outcome_rest"]


def test_what_all_options_change_alike_is_a_difference():
    changes = {f"against_reference__{o}__drugs": differing(-0.2, 0.01) for o in OTHERS}
    row = rows(**changes)[METRIC_WORDS["drugs"]]
    assert {cell.text for cell in row.cells} == {"−0.20"}


@pytest.mark.parametrize(("mean", "slight"), [(0.014, True), (-0.011, True), (0.016, False)])
def test_a_difference_no_larger_than_the_last_digit_is_said_in_a_sentence(mean, slight):
    changes = {
        f"against_reference__{o}__{m}": differing(0.0, 0.0) for o in OTHERS for m in DIFFERENT
    }
    changes[f"against_reference__{OTHER}__drugs"] = differing(mean, 0.001)
    found = view(**changes)
    in_table = METRIC_WORDS["drugs"] in {row.words for row in found["outcome_rows"]}
    assert in_table is not slight
    assert found["outcome_rest"].startswith("Beyond the error, yet by at most 0.01: ") is slight
    assert (METRIC_WORDS["drugs"] in found["outcome_rest"]) is slight


def test_options_that_print_alike_share_a_column():
    flat = {f"against_reference__{o}__{m}": differing(0.0, 0.0) for o in OTHERS for m in DIFFERENT}
    apart = view(**{**flat, f"against_reference__{OTHER}__drugs": differing(0.5, 0.01)})
    assert len(apart["outcome_heads"]) == 2
    assert sorted(head.count("; ") for head in apart["outcome_heads"]) == [0, len(OTHERS) - 2]


def test_what_is_not_modelled_says_why():
    reason = "the case has no assessment of a stance on drugs"
    found = view(not_modelled={"drugs": reason})
    assert f"Not modelled: {METRIC_WORDS['drugs']}: {reason}." in found["outcome_rest"]


def test_without_the_reference_option_there_are_values_alone():
    values = view(against_reference=None)
    found = rows(against_reference=None)
    assert METRIC_WORDS["settlement"] not in found
    for row in found.values():
        assert set(by_option(values, row.words)) == set(SUMMARY.strategies)
        assert all(cell.text for cell in row.cells)
        assert row.error == ""
